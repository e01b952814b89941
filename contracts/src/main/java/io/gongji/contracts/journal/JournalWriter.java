package io.gongji.contracts.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The writing half of [JournalCodec].
final class JournalWriter {
    private static volatile InstantText lastInstant = InstantText.of(Instant.EPOCH);

    private JournalWriter() {}

    static void write(JsonGenerator json, JournalRecord record) throws IOException {
        json.writeStartObject();
        json.writeStringField("book", record.book().value());
        json.writeNumberField("seq", record.seq());
        json.writeStringField("previousHash", record.previousHash().toString());
        json.writeStringField("recordedAt", text(record.recordedAt()));
        json.writeStringField("accountingDate", record.accountingDate().toString());
        json.writeStringField("effectiveDate", record.effectiveDate().toString());
        json.writeNumberField("rulesVersion", record.rulesVersion());
        json.writeFieldName("cause");
        writeCause(json, record.cause());
        switch (record.outcome()) {
            case Outcome.Accepted accepted -> writeAccepted(json, accepted);
            case Outcome.Declined declined -> {
                json.writeStringField("outcome", "DECLINED");
                json.writeStringField("reason", declined.reason().name());
            }
            case Outcome.Unreadable unreadable -> {
                json.writeStringField("outcome", "UNREADABLE");
                json.writeStringField("sha256", unreadable.sha256());
                json.writeStringField("reason", unreadable.reason());
            }
        }
        json.writeEndObject();
    }

    /// All records of a batch have the same instant.
    private static String text(Instant instant) {
        InstantText last = lastInstant;
        if (!last.instant.equals(instant)) {
            last = InstantText.of(instant);
            lastInstant = last;
        }
        return last.text;
    }

    private static void writeCause(JsonGenerator json, Cause cause) throws IOException {
        json.writeStartObject();
        switch (cause) {
            case Cause.OfEvent event -> {
                json.writeStringField("eventId", event.eventId().toString());
                json.writeStringField("type", event.type());
                json.writeStringField("source", event.source());
                json.writeNumberField("position", event.position());
                json.writeStringField("subject", event.subject());
                optional(json, "policyVersion", event.policyVersion());
            }
            case Cause.OfBytes _ -> {}
        }
        json.writeStringField("topic", cause.coordinate().topic());
        json.writeNumberField("offset", cause.coordinate().offset());
        json.writeEndObject();
    }

    private static void writeAccepted(JsonGenerator json, Outcome.Accepted accepted)
            throws IOException {
        json.writeStringField("outcome", "ACCEPTED");
        json.writeArrayFieldStart("changes");
        for (Change change : accepted.changes()) {
            ChangeWriter.write(json, change);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("postings");
        for (Posting posting : accepted.postings()) {
            writePosting(json, posting);
        }
        json.writeEndArray();
        if (accepted.memo() instanceof Memo.BillPaid memo) {
            writeMemo(json, memo);
        }
    }

    private static void writePosting(JsonGenerator json, Posting posting) throws IOException {
        Account account = posting.account();
        json.writeStartObject();
        json.writeStringField("account", account.code().code());
        json.writeStringField("fund", account.fund().name());
        json.writeStringField("region", account.region().value());
        if (!account.owner().isEmpty()) {
            json.writeStringField("owner", account.owner());
        }
        json.writeNumberField("amountFen", posting.amountFen());
        optional(json, "grantId", posting.grant());
        json.writeEndObject();
    }

    private static void writeMemo(JsonGenerator json, Memo.BillPaid memo) throws IOException {
        json.writeObjectFieldStart("memo");
        json.writeStringField("kind", "BILL_PAID");
        json.writeNumberField("billFen", memo.billFen());
        json.writeNumberField("fundFen", memo.fundFen());
        json.writeNumberField("ownFen", memo.ownFen());
        json.writeNumberField("poolFen", memo.poolFen());
        json.writeNumberField("walletFen", memo.walletFen());
        json.writeNumberField("cashFen", memo.cashFen());
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String field, @Nullable Object value)
            throws IOException {
        if (value != null) {
            json.writeStringField(field, value.toString());
        }
    }

    private record InstantText(Instant instant, String text) {
        static InstantText of(Instant instant) {
            return new InstantText(instant, instant.toString());
        }
    }
}
