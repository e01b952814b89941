package io.gongji.contracts.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
            changes.add(change(change));
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

    private static Change change(Fields fields) {
        String kind = fields.text("kind");
        return switch (kind) {
            case "ACCOUNT_OPENED" ->
                    new Change.AccountOpened(fields.member("memberId"), fields.region("region"));
            case "ACCOUNT_CLOSED" -> new Change.AccountClosed(fields.member("memberId"));
            case "GRANT_RECORDED" -> grantRecorded(fields);
            case "GRANT_ENDED" -> new Change.GrantEnded(fields.grant("grantId"));
            case "GRANT_DRAWN" ->
                    new Change.GrantDrawn(
                            fields.grant("grantId"),
                            Math.toIntExact(fields.number("year")),
                            fields.number("currentFen"),
                            fields.number("previousFen"));
            case "SETTLEMENT_POSTED" ->
                    new Change.SettlementPosted(SettlementId.parse(fields.text("settlementId")));
            case "SETTLEMENT_VOIDED" ->
                    new Change.SettlementVoided(
                            SettlementId.parse(fields.text("settlementId")),
                            fields.number("reversedSeq"));
            default -> throw new CorruptJournal("an unknown change");
        };
    }

    private static Change grantRecorded(Fields fields) {
        return new Change.GrantRecorded(
                fields.grant("grantId"),
                Change.Mechanism.valueOf(fields.text("mechanism")),
                fields.member("giver"),
                fields.region("giverRegion"),
                fields.member("member"),
                fields.region("memberRegion"),
                fields.optionalNumber("yearCapFen"),
                fields.number("fromCurrentFen"),
                fields.number("fromPreviousFen"));
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

    /// The fields of one JSON object, each taken once.
    private static final class Fields {
        private final Map<String, Object> values = new HashMap<>();

        static Fields read(JsonParser json) throws IOException {
            JournalCodec.require(json, JsonToken.START_OBJECT);
            Fields fields = new Fields();
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String name = json.currentName();
                json.nextToken();
                if (fields.values.put(name, value(json)) != null) {
                    throw new CorruptJournal("a field twice: " + name);
                }
            }
            return fields;
        }

        private static Object value(JsonParser json) throws IOException {
            return switch (json.currentToken()) {
                case VALUE_STRING -> json.getText();
                case VALUE_NUMBER_INT -> json.getLongValue();
                case START_OBJECT -> read(json);
                case START_ARRAY -> readArray(json);
                case null, default ->
                        throw new CorruptJournal("a value of a kind that no record has");
            };
        }

        private static List<Fields> readArray(JsonParser json) throws IOException {
            List<Fields> items = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(json));
            }
            return items;
        }

        boolean isEmpty() {
            return values.isEmpty();
        }

        String text(String name) {
            return required(name, optionalText(name));
        }

        @Nullable String optionalText(String name) {
            return take(name, String.class);
        }

        long number(String name) {
            return required(name, optionalNumber(name));
        }

        @Nullable Long optionalNumber(String name) {
            return take(name, Long.class);
        }

        Fields object(String name) {
            return required(name, optionalObject(name));
        }

        @Nullable Fields optionalObject(String name) {
            return take(name, Fields.class);
        }

        @SuppressWarnings("unchecked") // readArray makes no other lists
        List<Fields> objects(String name) {
            return (List<Fields>) required(name, take(name, List.class));
        }

        MemberId member(String name) {
            return MemberId.parse(text(name));
        }

        GrantId grant(String name) {
            return GrantId.parse(text(name));
        }

        RegionCode region(String name) {
            return new RegionCode(text(name));
        }

        void requireAllRead(String where) {
            if (!values.isEmpty()) {
                throw JournalCodec.unexpected(where, values.keySet().iterator().next());
            }
        }

        private <T> @Nullable T take(String name, Class<T> kind) {
            Object value = values.remove(name);
            if (value != null && !kind.isInstance(value)) {
                throw new CorruptJournal(name + " is of the wrong kind");
            }
            return kind.cast(value);
        }

        private static <T> T required(String name, @Nullable T value) {
            if (value == null) {
                throw new CorruptJournal(name + " is missing");
            }
            return value;
        }
    }
}
