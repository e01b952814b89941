package io.gongji.contracts.journal;

import com.fasterxml.jackson.core.JsonParser;
import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.Refusal;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The reading half of [JournalCodec]: strict, in one pass. Each object becomes its [Fields] first,
/// and whatever is left of them at the end is an unknown field.
final class JournalReader {
    private JournalReader() {}

    static JournalRecord read(JsonParser json) throws IOException {
        Fields record = Fields.read(json);
        JournalRecord read =
                new JournalRecord(
                        new BookId(record.text("book")),
                        record.number("seq"),
                        Sha256.parse(record.text("previousHash")),
                        cause(record.object("cause")),
                        Instant.parse(record.text("recordedAt")),
                        LocalDate.parse(record.text("accountingDate")),
                        LocalDate.parse(record.text("effectiveDate")),
                        Math.toIntExact(record.number("rulesVersion")),
                        outcome(record));
        record.requireAllRead("a record");
        return read;
    }

    private static Cause cause(Fields fields) {
        Cause.Coordinate coordinate =
                new Cause.Coordinate(fields.text("topic"), fields.number("offset"));
        if (fields.isEmpty()) {
            return new Cause.OfBytes(coordinate);
        }
        String policy = fields.optionalText("policyVersion");
        Cause cause =
                new Cause.OfEvent(
                        EventId.parse(fields.text("eventId")),
                        fields.text("type"),
                        fields.text("source"),
                        fields.number("position"),
                        fields.text("subject"),
                        policy == null ? null : new PolicyVersion(policy),
                        coordinate);
        fields.requireAllRead("a cause");
        return cause;
    }

    private static Outcome outcome(Fields record) {
        String kind = record.text("outcome");
        return switch (kind) {
            case "ACCEPTED" -> accepted(record);
            case "DECLINED" -> new Outcome.Declined(Refusal.valueOf(record.text("reason")));
            case "UNREADABLE" ->
                    new Outcome.Unreadable(record.text("sha256"), record.text("reason"));
            default -> throw new CorruptJournal("an unknown outcome");
        };
    }

    private static Outcome accepted(Fields record) {
        List<Change> changes = new ArrayList<>();
        for (Fields change : record.objects("changes")) {
            changes.add(ChangeReader.change(change));
            change.requireAllRead("a change");
        }
        List<Posting> postings = new ArrayList<>();
        for (Fields posting : record.objects("postings")) {
            postings.add(posting(posting));
            posting.requireAllRead("a posting");
        }
        Fields memo = record.optionalObject("memo");
        return new Outcome.Accepted(changes, postings, memo == null ? null : memo(memo));
    }

    private static Posting posting(Fields fields) {
        String owner = fields.optionalText("owner");
        Account account =
                new Account(
                        AccountCode.ofCode(fields.text("account")),
                        Fund.valueOf(fields.text("fund")),
                        fields.region("region"),
                        owner == null ? "" : owner);
        String grant = fields.optionalText("grantId");
        return new Posting(
                account, fields.number("amountFen"), grant == null ? null : GrantId.parse(grant));
    }

    private static Memo memo(Fields fields) {
        if (!fields.text("kind").equals("BILL_PAID")) {
            throw new CorruptJournal("an unknown memo");
        }
        Memo memo =
                new Memo.BillPaid(
                        fields.number("billFen"),
                        fields.number("fundFen"),
                        fields.number("ownFen"),
                        fields.number("poolFen"),
                        fields.number("walletFen"),
                        fields.number("cashFen"));
        fields.requireAllRead("a memo");
        return memo;
    }
}
