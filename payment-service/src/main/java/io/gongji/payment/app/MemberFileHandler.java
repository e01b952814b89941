package io.gongji.payment.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.RegionTable;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.Transactions;
import io.gongji.payment.app.LineFile.Opened;
import io.gongji.payment.app.LineFile.Row;
import io.gongji.payment.domain.member.Category;
import io.gongji.payment.store.Act;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Enrolment by file: `idNumber,name,region,scheme,category,insuredFrom`, 500 lines in a
/// transaction. Each line counts for itself; the same file again changes nothing.
public final class MemberFileHandler {
    private static final List<List<String>> HEADERS =
            List.of(
                    LineFile.names(
                            "idNumber", "name", "region", "scheme", "category", "insuredFrom"));

    private final Writes writes;
    private final Transactions transactions;
    private final MemberHandler members;
    private final Limits limits;

    public MemberFileHandler(
            Writes writes, Transactions transactions, MemberHandler members, Limits limits) {
        this.writes = writes;
        this.transactions = transactions;
        this.members = members;
        this.limits = limits;
    }

    /// Enrols the persons of a file.
    public Written<FileCounts> load(WriteHead head, Content file) {
        Opened[] opened = new Opened[1];
        return writes.writeLong(
                head,
                FileCounts.class,
                () -> {
                    opened[0] = LineFile.open(file, HEADERS, limits.fileLinesMax());
                    return switch (opened[0]) {
                        case Opened.Text _ -> Optional.empty();
                        case Opened.Unreadable no ->
                                Optional.of(new Decided.Refused<>(no.reason(), no.detail()));
                    };
                },
                act -> run(((Opened.Text) opened[0]).file(), act));
    }

    private Decided.Done<FileCounts> run(LineFile file, Act act) {
        LineReport report = new LineReport(limits.fileErrorsMax());
        Map<String, Integer> seen = new HashMap<>();
        EventId[] last = new EventId[1];
        file.forEachChunk(
                limits.chunkLines(),
                rows -> {
                    List<Enrolment> enrolments = new ArrayList<>();
                    List<Integer> lines = new ArrayList<>();
                    for (Row row : rows) {
                        Enrolment enrolment = parse(row, report);
                        if (enrolment != null && firstTime(enrolment, row, seen, report)) {
                            enrolments.add(enrolment);
                            lines.add(row.line());
                        }
                    }
                    if (!enrolments.isEmpty()) {
                        MemberHandler.Batch batch =
                                transactions.run(
                                        handle -> members.enrolAll(handle, act, enrolments));
                        for (int i = 0; i < lines.size(); i++) {
                            report.add(lines.get(i), batch.outcomes().get(i));
                        }
                        batch.told().forEach(told -> last[0] = told.lastTold().orElse(last[0]));
                    }
                });
        return new Decided.Done<>(report.counts(file.byteOrderMark()), last[0]);
    }

    private static boolean firstTime(
            Enrolment enrolment, Row row, Map<String, Integer> seen, LineReport report) {
        Integer before =
                seen.putIfAbsent(enrolment.idNumber().toUpperCase(Locale.ROOT), row.line());
        if (before != null) {
            report.add(
                    row.line(),
                    new LineOutcome.Rejected(
                            Refusal.INVALID_FIELD,
                            new Sentence(
                                    "Line "
                                            + before
                                            + " is about the same person; send one line for each person.",
                                    "第 " + before + " 行是同一人，请每人只报一行。")));
        }
        return before == null;
    }

    private static @Nullable Enrolment parse(Row row, LineReport report) {
        List<String> cells = row.cells();
        if (cells.size() != HEADERS.getFirst().size()) {
            Sentence why =
                    row.open()
                            ? new Sentence(
                                    "The line is cut off; send the whole file again.",
                                    "该行不完整（被截断），请重新上传整个文件。")
                            : new Sentence(
                                    "The line must have 6 values separated by commas.",
                                    "该行应有 6 个以逗号分隔的值。");
            return rejected(report, row, Refusal.INVALID_FIELD, why);
        }
        if (!RegionTable.knows(cells.get(2))) {
            return rejected(
                    report,
                    row,
                    Refusal.UNKNOWN_REGION,
                    new Sentence(
                            "region: no region has this code; use a GB/T 2260 code such as 130100.",
                            "region：没有该区划代码，请使用 GB/T 2260 代码，如 130100。"));
        }
        Optional<Scheme> scheme = constant(Scheme.values(), cells.get(3));
        if (scheme.isEmpty()) {
            return rejected(
                    report,
                    row,
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "scheme: write EMPLOYEE, FLEXIBLE or RESIDENT.",
                            "scheme：请填 EMPLOYEE（职工）、FLEXIBLE（灵活就业）或 RESIDENT（居民）。"));
        }
        Optional<Category> category = constant(Category.values(), cells.get(4));
        if (category.isEmpty() && !cells.get(4).isEmpty()) {
            return rejected(
                    report,
                    row,
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "category: write ACTIVE or RETIRED, or leave it empty for residents.",
                            "category：请填 ACTIVE（在职）或 RETIRED（退休），居民留空。"));
        }
        Optional<LocalDate> insuredFrom = date(cells.get(5));
        if (insuredFrom.isEmpty()) {
            return rejected(
                    report,
                    row,
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "insuredFrom: write a date such as 2025-01-31.",
                            "insuredFrom：请填形如 2025-01-31 的日期。"));
        }
        return new Enrolment(
                cells.get(1),
                cells.get(0),
                new RegionCode(cells.get(2)),
                scheme.get(),
                category.orElse(null),
                insuredFrom.get());
    }

    private static @Nullable Enrolment rejected(
            LineReport report, Row row, Refusal reason, Sentence detail) {
        report.add(row.line(), new LineOutcome.Rejected(reason, detail));
        return null;
    }

    private static <T extends Enum<T>> Optional<T> constant(T[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
