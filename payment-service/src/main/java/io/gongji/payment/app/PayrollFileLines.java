package io.gongji.payment.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.ContributionRules;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.Ruled;
import io.gongji.payment.app.LineReader.Row;
import io.gongji.payment.domain.file.FileJob;
import io.gongji.payment.domain.member.IdNumber;
import io.gongji.payment.domain.payroll.PayrollId;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.FileLineRows;
import io.gongji.payment.store.LookupKey;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.MemberVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A payroll by file: `idNumber,wage` or `memberId,wage`, the wage in yuan. A line's reference is
/// the member.
final class PayrollFileLines implements FileLines {
    private static final List<String> BY_NUMBER = List.of("idNumber", "wage");
    private static final List<String> BY_MEMBER = List.of("memberId", "wage");

    private final PayrollId payroll;
    private final PayrollLines payrolls;
    private final PolicyBook policies;
    private final MemberVault vault;
    private final MemberRows members = new MemberRows();
    private final FileLineRows lines = new FileLineRows();

    PayrollFileLines(
            PayrollId payroll, PayrollLines payrolls, PolicyBook policies, MemberVault vault) {
        this.payroll = payroll;
        this.payrolls = payrolls;
        this.policies = policies;
        this.vault = vault;
    }

    /// A line in good form; it names the person in one of two ways.
    private record Parsed(
            Row row, @Nullable LookupKey lookup, @Nullable MemberId memberId, long wageFen) {}

    @Override
    public List<List<String>> headers() {
        return List.of(BY_NUMBER, BY_MEMBER);
    }

    @Override
    public void work(Handle handle, Act act, FileJob file, List<Row> rows, LinesDone done) {
        Optional<Ruled<ContributionRules>> rules =
                policies.contributions(payroll.region(), payroll.month().atDay(1));
        if (rules.isEmpty()) {
            Sentence why = PayrollHandler.notConfigured(payroll.region(), payroll.month());
            rows.forEach(row -> done.reject(row, Refusal.NOT_CONFIGURED, why));
            return;
        }
        boolean byNumber = file.received().header().equals(String.join(",", BY_NUMBER));
        List<Parsed> parsed =
                rows.stream()
                        .map(row -> parse(byNumber, row, act, done))
                        .filter(Objects::nonNull)
                        .toList();
        List<Row> assessed = new ArrayList<>();
        List<PayrollLines.Wage> wages = wages(handle, file, parsed, assessed, done);
        if (wages.isEmpty()) {
            return;
        }
        PayrollLines.Assessed result = payrolls.assess(handle, act, payroll, rules.get(), wages);
        for (int i = 0; i < wages.size(); i++) {
            MemberId person = wages.get(i).memberId();
            done.add(assessed.get(i), person, person.toString(), result.outcomes().get(i));
        }
        if (result.lastTold() != null) {
            done.told(payroll.region().book(), result.lastTold());
        }
    }

    private List<PayrollLines.Wage> wages(
            Handle handle, FileJob file, List<Parsed> parsed, List<Row> assessed, LinesDone done) {
        Map<LookupKey, MemberId> found =
                members.find(
                        handle,
                        parsed.stream().map(Parsed::lookup).filter(Objects::nonNull).toList());
        List<MemberId> persons =
                parsed.stream().map(line -> person(line, found)).filter(Objects::nonNull).toList();
        done.before(lines.about(handle, file.fileId(), persons));
        List<PayrollLines.Wage> wages = new ArrayList<>();
        for (Parsed line : parsed) {
            MemberId person = person(line, found);
            if (person == null) {
                done.reject(line.row(), Refusal.MEMBER_UNKNOWN, Lines.NUMBER_UNKNOWN);
            } else if (done.first(line.row(), person)) {
                wages.add(new PayrollLines.Wage(person, line.wageFen()));
                assessed.add(line.row());
            }
        }
        return wages;
    }

    private static @Nullable MemberId person(Parsed line, Map<LookupKey, MemberId> found) {
        return line.lookup() == null ? line.memberId() : found.get(line.lookup());
    }

    private @Nullable Parsed parse(boolean byNumber, Row row, Act act, LinesDone done) {
        List<String> cells = row.cells();
        if (cells.size() != 2) {
            return rejected(row, done, Refusal.INVALID_FIELD, Lines.wrongNumber(row, 2));
        }
        OptionalLong wageFen = Lines.fen(row, "wage", cells.get(1), done);
        if (wageFen.isEmpty()) {
            return null;
        }
        if (row.open() && !Lines.isWhole(cells.get(1))) {
            return rejected(row, done, Refusal.INVALID_AMOUNT, Lines.openEnd("wage"));
        }
        if (byNumber) {
            Optional<IdNumber> number = IdNumber.parse(cells.get(0), act.today());
            return number.isEmpty()
                    ? rejected(row, done, Refusal.ID_NUMBER_INVALID, MemberHandler.NUMBER_INVALID)
                    : new Parsed(row, vault.lookup(number.get()), null, wageFen.getAsLong());
        }
        Optional<MemberId> memberId = memberId(cells.get(0));
        return memberId.isEmpty()
                ? rejected(
                        row,
                        done,
                        Refusal.INVALID_FIELD,
                        new Sentence(
                                "memberId: give the id that enrolment answered, a UUID.",
                                "memberId：请填参保登记时返回的编号（UUID）。"))
                : new Parsed(row, null, memberId.get(), wageFen.getAsLong());
    }

    private static @Nullable Parsed rejected(
            Row row, LinesDone done, Refusal reason, Sentence detail) {
        done.reject(row, reason, detail);
        return null;
    }

    private static Optional<MemberId> memberId(String text) {
        try {
            return Optional.of(MemberId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
