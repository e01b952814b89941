package io.gongji.payment.rest;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.FileJobs;
import io.gongji.payment.domain.file.FileId;
import io.gongji.payment.domain.file.FileJob;
import io.gongji.payment.domain.file.FileKind;
import io.gongji.payment.domain.file.FileLine;
import io.gongji.payment.domain.file.FileStatus;
import io.gongji.payment.domain.payroll.PayrollState;
import io.gongji.payment.view.FileQueries.FileView;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A file as it is now. Line 1 is the header; `lines` is how many lines after it are done.
record FileResponse(
        String fileId,
        @Schema(enumeration = {"MEMBERS", "PAYROLL", "PREMIUMS", "OPENING_BALANCES"}) String kind,
        FileStatus status,
        @Nullable EmployerId employer,
        @Nullable YearMonth month,
        @Nullable String collector,
        @Nullable Channel channel,
        @Nullable RegionCode region,
        @Nullable Integer year,
        int linesTotal,
        int reachedLine,
        int lines,
        int accepted,
        int repeated,
        int rejected,
        @Schema(description = "Lines on which nothing is written") int blank,
        @Schema(description = "Accepted lines that the ledger has not answered") int pending,
        Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Long employeeShareFen,
        @Nullable Long employerShareFen,
        @Nullable Long payrollFen,
        @Nullable Long basesFen,
        List<String> notes,
        @Schema(description = "The first lines that were rejected; all of them are in the results")
                List<LineErrorResponse> errors,
        String results) {
    private static final Sentence MARK =
            new Sentence(
                    "The file begins with a byte-order mark; it was passed over.",
                    "文件以字节顺序标记（BOM）开头，已略过。");

    /// One line that was not taken.
    record LineErrorResponse(int line, Refusal code, String detail) {
        static LineErrorResponse of(FileLine line, Refusal code, Locale language) {
            return new LineErrorResponse(
                    line.line(), code, FileResponse.detail(code, line.detail(), language));
        }
    }

    /// Where a file is found.
    static String location(FileId fileId) {
        return "/v1/files/" + fileId;
    }

    /// What to say of a line that was not taken; the refusal's own sentence when nothing was added.
    static String detail(Refusal code, Sentence detail, Locale language) {
        return (detail.isEmpty() ? new Sentence(code.english(), code.chinese()) : detail)
                .in(language);
    }

    /// Renders a file.
    ///
    /// @param totals of the month of a payroll file
    static FileResponse of(FileView view, @Nullable PayrollState totals, Locale language) {
        FileJob job = view.job();
        About about = About.of(job.received().kind());
        return new FileResponse(
                job.fileId().toString(),
                about.kind(),
                job.status(),
                about.employer(),
                about.month(),
                about.collector(),
                about.channel(),
                about.region(),
                about.year(),
                job.lines(),
                job.reached().line(),
                job.counts().accepted() + job.counts().repeated() + job.counts().rejected(),
                job.counts().accepted(),
                job.counts().repeated(),
                job.counts().rejected(),
                job.counts().blank(),
                view.pending(),
                job.received().at(),
                job.startedAt(),
                job.finishedAt(),
                totals == null ? null : totals.employeeShareFen(),
                totals == null ? null : totals.employerShareFen(),
                totals == null ? null : totals.payrollFen(),
                totals == null ? null : totals.basesFen(),
                notes(job, language),
                errors(view, language),
                location(job.fileId()) + "/results");
    }

    private static List<String> notes(FileJob job, Locale language) {
        List<String> notes = new ArrayList<>();
        if (job.byteOrderMark()) {
            notes.add(MARK.in(language));
        }
        if (job.status() == FileStatus.FAILED) {
            notes.add(FileJobs.stopped(job).in(language));
        }
        return notes;
    }

    private static List<LineErrorResponse> errors(FileView view, Locale language) {
        List<LineErrorResponse> errors = new ArrayList<>();
        for (FileLine line : view.errors()) {
            if (line.code() != null) {
                errors.add(LineErrorResponse.of(line, line.code(), language));
            }
        }
        return errors;
    }

    /// What a file is about, as its answer names it.
    private record About(
            String kind,
            @Nullable EmployerId employer,
            @Nullable YearMonth month,
            @Nullable String collector,
            @Nullable Channel channel,
            @Nullable RegionCode region,
            @Nullable Integer year) {
        static About of(FileKind kind) {
            return switch (kind) {
                case FileKind.Members _ -> new About("MEMBERS", null, null, null, null, null, null);
                case FileKind.Payroll(var payroll) ->
                        new About(
                                "PAYROLL",
                                payroll.employer(),
                                payroll.month(),
                                null,
                                null,
                                payroll.region(),
                                null);
                case FileKind.OpeningBalances opening ->
                        new About(
                                "OPENING_BALANCES",
                                null,
                                null,
                                null,
                                null,
                                new RegionCode(opening.book() + "0000"),
                                opening.effectiveDate().getYear());
                case FileKind.Premiums premiums ->
                        new About(
                                "PREMIUMS",
                                null,
                                null,
                                premiums.collector().value(),
                                premiums.by().channel(),
                                premiums.region(),
                                premiums.year());
            };
        }
    }
}
