package io.gongji.payment.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.RegionTable;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.LineReader.Row;
import io.gongji.payment.domain.file.FileJob;
import io.gongji.payment.domain.member.Category;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.FileLineRows;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Enrolment by file: `idNumber,name,region,scheme,category,insuredFrom`. A line's reference is the
/// member.
final class MemberFileLines implements FileLines {
    private static final List<String> HEADER =
            List.of("idNumber", "name", "region", "scheme", "category", "insuredFrom");

    private final MemberHandler members;
    private final FileLineRows lines = new FileLineRows();

    MemberFileLines(MemberHandler members) {
        this.members = members;
    }

    @Override
    public List<List<String>> headers() {
        return List.of(HEADER);
    }

    @Override
    public void work(Handle handle, Act act, FileJob file, List<Row> rows, LinesDone done) {
        List<Row> parsed = new ArrayList<>();
        List<Enrolment> enrolments = new ArrayList<>();
        Map<String, Integer> here = new HashMap<>();
        for (Row row : rows) {
            Enrolment enrolment = parse(row, done);
            if (enrolment != null && first(enrolment, row, here, done)) {
                parsed.add(row);
                enrolments.add(enrolment);
            }
        }
        if (enrolments.isEmpty()) {
            return;
        }
        MemberHandler.Batch batch = members.enrolAll(handle, act, enrolments);
        List<MemberId> known = batch.persons().stream().flatMap(Optional::stream).toList();
        done.before(lines.about(handle, file.fileId(), known));
        for (int i = 0; i < parsed.size(); i++) {
            Row row = parsed.get(i);
            LineOutcome outcome = batch.outcomes().get(i);
            Optional<MemberId> person = batch.persons().get(i);
            if (person.isEmpty()) {
                rejected(row, outcome, done);
            } else if (done.first(row, person.get())) {
                done.add(row, person.get(), person.get().toString(), outcome);
            }
        }
    }

    private static boolean first(
            Enrolment enrolment, Row row, Map<String, Integer> here, LinesDone done) {
        Integer before =
                here.putIfAbsent(enrolment.idNumber().toUpperCase(Locale.ROOT), row.line());
        if (before != null) {
            done.reject(row, Refusal.INVALID_FIELD, LinesDone.samePerson(before));
        }
        return before == null;
    }

    private static void rejected(Row row, LineOutcome outcome, LinesDone done) {
        switch (outcome) {
            case LineOutcome.Rejected no -> done.reject(row, no.reason(), no.detail());
            case LineOutcome.Accepted _, LineOutcome.Repeated _ ->
                    throw new IllegalStateException("nobody was enrolled by line " + row.line());
        }
    }

    private static @Nullable Enrolment parse(Row row, LinesDone done) {
        List<String> cells = row.cells();
        if (cells.size() != HEADER.size()) {
            return rejected(row, done, Refusal.INVALID_FIELD, Lines.wrongNumber(row, 6));
        }
        if (!RegionTable.knows(cells.get(2))) {
            return rejected(
                    row,
                    done,
                    Refusal.UNKNOWN_REGION,
                    new Sentence(
                            "region: no region has this code; use a GB/T 2260 code such as 130100.",
                            "region：没有该区划代码，请使用 GB/T 2260 代码，如 130100。"));
        }
        Optional<Scheme> scheme = constant(Scheme.values(), cells.get(3));
        if (scheme.isEmpty()) {
            return rejected(
                    row,
                    done,
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "scheme: write EMPLOYEE, FLEXIBLE or RESIDENT.",
                            "scheme：请填 EMPLOYEE（职工）、FLEXIBLE（灵活就业）或 RESIDENT（居民）。"));
        }
        Optional<Category> category = constant(Category.values(), cells.get(4));
        if (category.isEmpty() && !cells.get(4).isEmpty()) {
            return rejected(
                    row,
                    done,
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "category: write ACTIVE or RETIRED, or leave it empty for residents.",
                            "category：请填 ACTIVE（在职）或 RETIRED（退休），居民留空。"));
        }
        Optional<LocalDate> insuredFrom = date(cells.get(5));
        if (insuredFrom.isEmpty()) {
            return rejected(
                    row,
                    done,
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
            Row row, LinesDone done, Refusal reason, Sentence detail) {
        done.reject(row, reason, detail);
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
