package io.gongji.payment.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.ChannelReceiptHandler.Line;
import io.gongji.payment.app.LineReader.Row;
import io.gongji.payment.domain.file.FileJob;
import io.gongji.payment.domain.file.FileKind;
import io.gongji.payment.domain.member.IdNumber;
import io.gongji.payment.domain.member.MemberState;
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
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Premiums that a school or a village collected: `idNumber,amount,reference`, the amount in yuan.
/// A line's reference is the collector's own number of the payment, unique there for ever.
final class PremiumFileLines implements FileLines {
    private static final List<String> HEADER = List.of("idNumber", "amount", "reference");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final FileKind.Premiums kind;
    private final ChannelReceiptHandler receipts;
    private final MemberVault vault;
    private final MemberRows members = new MemberRows();
    private final FileLineRows lines = new FileLineRows();

    PremiumFileLines(FileKind.Premiums kind, ChannelReceiptHandler receipts, MemberVault vault) {
        this.kind = kind;
        this.receipts = receipts;
        this.vault = vault;
    }

    /// A line in good form.
    private record Parsed(Row row, LookupKey lookup, long amountFen, String reference) {}

    @Override
    public List<List<String>> headers() {
        return List.of(HEADER);
    }

    @Override
    public void work(Handle handle, Act act, FileJob file, List<Row> rows, LinesDone done) {
        List<Parsed> parsed =
                rows.stream().map(row -> parse(row, act, done)).filter(Objects::nonNull).toList();
        Map<LookupKey, MemberId> found =
                members.find(handle, parsed.stream().map(Parsed::lookup).toList());
        Map<MemberId, MemberState> states = members.states(handle, found.values());
        done.before(lines.about(handle, file.fileId(), found.values()));
        List<Parsed> taken = new ArrayList<>();
        List<Line> received = new ArrayList<>();
        for (Parsed line : parsed) {
            MemberId person = found.get(line.lookup());
            if (person == null) {
                done.reject(line.row(), Refusal.MEMBER_UNKNOWN, Lines.NUMBER_UNKNOWN);
            } else if (isHere(states.get(person), line.row(), done)
                    && done.first(line.row(), person)) {
                taken.add(line);
                received.add(line(line, person, act));
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        List<LineOutcome> outcomes = receipts.receive(handle, act, received);
        for (int i = 0; i < taken.size(); i++) {
            Parsed line = taken.get(i);
            done.add(line.row(), received.get(i).memberId(), line.reference(), outcomes.get(i));
        }
    }

    private Line line(Parsed line, MemberId person, Act act) {
        return new Line(
                person,
                kind.year(),
                line.amountFen(),
                kind.by().channel(),
                kind.collector() + ":" + line.reference(),
                act.at());
    }

    /// Whether a person is insured where this file's premiums belong; else the line is rejected.
    private boolean isHere(@Nullable MemberState person, Row row, LinesDone done) {
        RegionCode region = person == null ? null : PayrollHandler.regionOf(person);
        boolean here = kind.region().equals(region);
        if (!here) {
            done.reject(
                    row,
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "This person is insured in another region than "
                                    + kind.region()
                                    + "; send the line in a file of that region.",
                            "该人员不在统筹区 " + kind.region() + " 参保，请在其参保地的文件中上报。"));
        }
        return here;
    }

    private @Nullable Parsed parse(Row row, Act act, LinesDone done) {
        List<String> cells = row.cells();
        if (cells.size() != HEADER.size()) {
            return rejected(row, done, Refusal.INVALID_FIELD, Lines.wrongNumber(row, 3));
        }
        Optional<IdNumber> number = IdNumber.parse(cells.get(0), act.today());
        if (number.isEmpty()) {
            return rejected(row, done, Refusal.ID_NUMBER_INVALID, MemberHandler.NUMBER_INVALID);
        }
        OptionalLong amountFen = Lines.fen(row, "amount", cells.get(1), done);
        if (amountFen.isEmpty()) {
            return null;
        }
        if (row.open()) {
            return rejected(row, done, Refusal.INVALID_FIELD, Lines.openEnd("reference"));
        }
        String reference = cells.get(2);
        return REFERENCE.matcher(reference).matches()
                        && IdNumber.parse(reference, act.today()).isEmpty()
                ? new Parsed(row, vault.lookup(number.get()), amountFen.getAsLong(), reference)
                : rejected(
                        row,
                        done,
                        Refusal.INVALID_FIELD,
                        new Sentence(
                                "reference: write your own number of this payment, 1 to 64 letters, digits, dots, "
                                        + "dashes and underscores, and no ID number.",
                                "reference：请填本单位的收款流水号，1 至 64 个字母、数字、点、连字符或下划线，不得填身份证号。"));
    }

    private static @Nullable Parsed rejected(
            Row row, LinesDone done, Refusal reason, Sentence detail) {
        done.reject(row, reason, detail);
        return null;
    }
}
