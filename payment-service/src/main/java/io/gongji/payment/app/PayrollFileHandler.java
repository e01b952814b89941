package io.gongji.payment.app;

import io.gongji.contracts.EmployerId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.ContributionRules;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.Ruled;
import io.gongji.eventstore.Transactions;
import io.gongji.payment.app.LineFile.Opened;
import io.gongji.payment.app.LineFile.Row;
import io.gongji.payment.domain.member.IdNumber;
import io.gongji.payment.domain.payroll.PayrollId;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.LookupKey;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.MemberVault;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A payroll by file: `idNumber,wage` or `memberId,wage`, the wage in yuan. Each line counts for
/// itself, 500 in a transaction; the same file again changes nothing, and a file that was cut off
/// by a crash goes on when it is sent again.
public final class PayrollFileHandler {
    private static final List<String> BY_NUMBER = LineFile.names("idNumber", "wage");
    private static final List<String> BY_MEMBER = LineFile.names("memberId", "wage");
    private static final Pattern YUAN = Pattern.compile("([0-9]{1,13})(?:\\.([0-9]{1,2}))?");

    private final Writes writes;
    private final Transactions transactions;
    private final PayrollHandler payrolls;
    private final PayrollLines lines;
    private final PolicyBook policies;
    private final MemberVault vault;
    private final Limits limits;
    private final MemberRows members = new MemberRows();

    public PayrollFileHandler(
            Writes writes,
            Transactions transactions,
            PayrollHandler payrolls,
            PayrollLines lines,
            PolicyBook policies,
            MemberVault vault,
            Limits limits) {
        this.writes = writes;
        this.transactions = transactions;
        this.payrolls = payrolls;
        this.lines = lines;
        this.policies = policies;
        this.vault = vault;
        this.limits = limits;
    }

    /// What a payroll file did.
    ///
    /// @param region in which the lines were assessed
    public record FileResult(RegionCode region, FileCounts counts) {}

    /// What is known before the first line is worked on.
    private record Start(LineFile file, PayrollId payroll, Ruled<ContributionRules> rules) {}

    /// Assesses the lines of a file.
    ///
    /// @param region may be left out when the employer's month has lines in one region already
    public Written<FileResult> load(
            WriteHead head,
            EmployerId employer,
            YearMonth month,
            @Nullable RegionCode region,
            Content path) {
        Start[] start = new Start[1];
        return writes.writeLong(
                head,
                FileResult.class,
                () -> {
                    PayrollHandler.Located located =
                            transactions.run(
                                    handle -> payrolls.locate(handle, employer, month, region));
                    if (located.refusal() != null) {
                        return Optional.of(
                                new Decided.Refused<>(
                                        Refusal.INVALID_FIELD,
                                        new Sentence(
                                                "region: name the region of this payroll in the address (?region=130100).",
                                                "region：请在地址中指明工资表所属统筹区（?region=130100）。")));
                    }
                    return prepare(path, located.payroll(), start);
                },
                act -> run(start[0], act));
    }

    private Optional<Decided.Refused<FileResult>> prepare(
            Content path, PayrollId payroll, Start[] start) {
        Optional<Ruled<ContributionRules>> rules =
                policies.contributions(payroll.region(), payroll.month().atDay(1));
        if (rules.isEmpty()) {
            return Optional.of(
                    new Decided.Refused<>(
                            Refusal.NOT_CONFIGURED,
                            PayrollHandler.notConfigured(payroll.region(), payroll.month())));
        }
        return switch (LineFile.open(path, List.of(BY_NUMBER, BY_MEMBER), limits.fileLinesMax())) {
            case Opened.Unreadable no ->
                    Optional.of(new Decided.Refused<>(no.reason(), no.detail()));
            case Opened.Text readable -> {
                start[0] = new Start(readable.file(), payroll, rules.get());
                yield Optional.empty();
            }
        };
    }

    private Decided.Done<FileResult> run(Start start, Act act) {
        LineReport report = new LineReport(limits.fileErrorsMax());
        Map<MemberId, Integer> seen = new HashMap<>();
        EventId[] last = new EventId[1];
        start.file()
                .forEachChunk(
                        limits.chunkLines(),
                        rows -> {
                            List<Parsed> parsed = parse(start.file().header(), rows, act, report);
                            EventId told =
                                    transactions
                                            .run(handle ->
                                                    assess(
                                                            handle,
                                                            start,
                                                            act,
                                                            parsed,
                                                            Map.copyOf(seen)))
                                            .reportTo(report, seen);
                            last[0] = told == null ? last[0] : told;
                        });
        FileResult result =
                new FileResult(
                        start.payroll().region(), report.counts(start.file().byteOrderMark()));
        return new Decided.Done<>(result, last[0]);
    }

    /// A line in good form; it names the person in one of two ways.
    private record Parsed(
            int line, @Nullable LookupKey lookup, @Nullable MemberId memberId, long wageFen) {}

    /// What one transaction did, reported only once it is committed.
    private record Chunk(
            Map<Integer, LineOutcome> outcomes,
            Map<MemberId, Integer> persons,
            @Nullable EventId lastTold) {
        @Nullable EventId reportTo(LineReport report, Map<MemberId, Integer> seen) {
            outcomes.forEach(report::add);
            seen.putAll(persons);
            return lastTold;
        }
    }

    private Chunk assess(
            Handle handle, Start start, Act act, List<Parsed> parsed, Map<MemberId, Integer> seen) {
        Map<LookupKey, MemberId> found =
                members.find(
                        handle,
                        parsed.stream().map(Parsed::lookup).filter(Objects::nonNull).toList());
        Map<Integer, LineOutcome> outcomes = new HashMap<>();
        Map<MemberId, Integer> persons = new HashMap<>();
        List<PayrollLines.Wage> wages = new ArrayList<>();
        List<Integer> lineNumbers = new ArrayList<>();
        for (Parsed line : parsed) {
            MemberId person = line.lookup() == null ? line.memberId() : found.get(line.lookup());
            if (person == null) {
                outcomes.put(
                        line.line(),
                        new LineOutcome.Rejected(
                                Refusal.MEMBER_UNKNOWN,
                                new Sentence(
                                        "idNumber: nobody is enrolled under this number; check it, or enrol the person first.",
                                        "idNumber：该身份证号尚未参保登记，请核对号码，或先办理参保登记。")));
                continue;
            }
            Integer before =
                    seen.containsKey(person)
                            ? seen.get(person)
                            : persons.putIfAbsent(person, line.line());
            if (before != null) {
                outcomes.put(
                        line.line(),
                        new LineOutcome.Rejected(
                                Refusal.INVALID_FIELD,
                                new Sentence(
                                        "Line "
                                                + before
                                                + " is about the same person; send one line for each person.",
                                        "第 " + before + " 行是同一人，请每人只报一行。")));
                continue;
            }
            wages.add(new PayrollLines.Wage(person, line.wageFen()));
            lineNumbers.add(line.line());
        }
        PayrollLines.Assessed assessed =
                lines.assess(handle, act, start.payroll(), start.rules(), wages);
        for (int i = 0; i < lineNumbers.size(); i++) {
            outcomes.put(lineNumbers.get(i), assessed.outcomes().get(i));
        }
        return new Chunk(outcomes, persons, assessed.lastTold());
    }

    private List<Parsed> parse(List<String> header, List<Row> rows, Act act, LineReport report) {
        List<Parsed> parsed = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Parsed line = parse(header.equals(BY_NUMBER), row, act, report);
            if (line != null) {
                parsed.add(line);
            }
        }
        return parsed;
    }

    private @Nullable Parsed parse(boolean byNumber, Row row, Act act, LineReport report) {
        List<String> cells = row.cells();
        if (cells.size() != 2) {
            Sentence why =
                    row.open()
                            ? new Sentence(
                                    "The line is cut off; send the whole file again.",
                                    "该行不完整（被截断），请重新上传整个文件。")
                            : new Sentence(
                                    "The line must have 2 values separated by a comma.",
                                    "该行应有 2 个以逗号分隔的值。");
            return rejected(report, row, Refusal.INVALID_FIELD, why);
        }
        OptionalLong wageFen = fen(cells.get(1));
        if (wageFen.isEmpty()) {
            return rejected(
                    report,
                    row,
                    Refusal.INVALID_AMOUNT,
                    new Sentence(
                            "wage: write yuan with at most two decimals, 0 to "
                                    + Money.yuan(Money.MAX_FEN)
                                    + ".",
                            "wage：请填 0 至 " + Money.yuan(Money.MAX_FEN) + " 元、最多两位小数的金额。"));
        }
        if (row.open() && !cells.get(1).matches(".*\\.[0-9]{2}")) {
            return rejected(
                    report,
                    row,
                    Refusal.INVALID_AMOUNT,
                    new Sentence(
                            "wage: the file ends here without a line end, so the amount may be cut off; end the last line and send the file again.",
                            "wage：文件在此处没有换行即结束，金额可能不完整；请在末行加换行后重新上传。"));
        }
        if (byNumber) {
            Optional<IdNumber> number = IdNumber.parse(cells.get(0), act.today());
            return number.isEmpty()
                    ? rejected(report, row, Refusal.ID_NUMBER_INVALID, MemberHandler.NUMBER_INVALID)
                    : new Parsed(row.line(), vault.lookup(number.get()), null, wageFen.getAsLong());
        }
        Optional<MemberId> memberId = memberId(cells.get(0));
        return memberId.isEmpty()
                ? rejected(
                        report,
                        row,
                        Refusal.INVALID_FIELD,
                        new Sentence(
                                "memberId: give the id that enrolment answered, a UUID.",
                                "memberId：请填参保登记时返回的编号（UUID）。"))
                : new Parsed(row.line(), null, memberId.get(), wageFen.getAsLong());
    }

    private static @Nullable Parsed rejected(
            LineReport report, Row row, Refusal reason, Sentence detail) {
        report.add(row.line(), new LineOutcome.Rejected(reason, detail));
        return null;
    }

    /// Yuan as employers write it, in fen; empty when it is no such amount or too large.
    static OptionalLong fen(String yuan) {
        Matcher matcher = YUAN.matcher(yuan);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String decimals =
                matcher.group(2) == null ? "00" : (matcher.group(2) + "0").substring(0, 2);
        long fen = Long.parseLong(matcher.group(1)) * 100 + Long.parseLong(decimals);
        return fen > Money.MAX_FEN ? OptionalLong.empty() : OptionalLong.of(fen);
    }

    private static Optional<MemberId> memberId(String text) {
        try {
            return Optional.of(MemberId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
