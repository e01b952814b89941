package io.gongji.payment.store;

import io.gongji.contracts.EventId;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.MalformedEvent;
import io.gongji.contracts.journal.Sha256;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of receipts and the treasury: the numbers that banks and channels gave, the events of this
/// service by their ids, and which of them use which.
public final class MoneyRows {
    /// A number that was given.
    public record Given(Sha256 digest, EventId eventId) {}

    /// An event that was told, with its business date.
    public record Recorded(EventId eventId, GongjiEvent event, LocalDate day) {}

    /// Takes a number; false when it was taken before.
    public boolean takeNumber(Handle handle, String scope, String number, Given given) {
        return handle.createUpdate(
                                """
                                INSERT INTO money_number (scope, number, digest, event_id)
                                VALUES (:scope, :number, :digest, :event) ON CONFLICT (scope, number) DO NOTHING\
                                """)
                        .bind("scope", scope)
                        .bind("number", number)
                        .bind("digest", given.digest().toBytes())
                        .bind("event", given.eventId().value())
                        .execute()
                == 1;
    }

    public Optional<Given> number(Handle handle, String scope, String number) {
        return handle.createQuery(
                        "SELECT digest, event_id FROM money_number WHERE scope = :scope AND number = :number")
                .bind("scope", scope)
                .bind("number", number)
                .map((row, context) ->
                        new Given(
                                Sha256.ofDigest(row.getBytes("digest")),
                                new EventId(row.getObject("event_id", UUID.class))))
                .findOne();
    }

    /// Waits until nobody else decides on the same thing.
    public void lock(Handle handle, String used) {
        handle.createQuery("SELECT pg_advisory_xact_lock(hashtextextended(:used, 0))::text")
                .bind("used", used)
                .mapTo(String.class)
                .list();
    }

    /// Keeps that an event uses something.
    public void use(Handle handle, String used, EventId eventId) {
        handle.createUpdate("INSERT INTO money_use (used, event_id) VALUES (:used, :event)")
                .bind("used", used)
                .bind("event", eventId.value())
                .execute();
    }

    /// The events that use something, in their order.
    public List<EventId> usesOf(Handle handle, String used) {
        return handle.createQuery(
                        "SELECT event_id FROM money_use WHERE used = :used ORDER BY ordinal")
                .bind("used", used)
                .map((row, context) -> new EventId(row.getObject("event_id", UUID.class)))
                .list();
    }

    /// What is paid of a due, and since when.
    public record DuePaid(EventId paidBy, LocalDate paidOn) {}

    /// Keeps that a due is paid.
    public void paid(Handle handle, String due, DuePaid paid) {
        handle.createUpdate(
                        """
                        INSERT INTO due_paid (due, paid_by, paid_on) VALUES (:due, :by, :on)
                        ON CONFLICT (due) DO UPDATE SET paid_by = excluded.paid_by, paid_on = excluded.paid_on\
                        """)
                .bind("due", due)
                .bind("by", paid.paidBy().value())
                .bind("on", paid.paidOn())
                .execute();
    }

    /// Keeps that a due is not paid any more.
    public void owed(Handle handle, String due) {
        handle.createUpdate("DELETE FROM due_paid WHERE due = :due").bind("due", due).execute();
    }

    public Optional<DuePaid> duePaid(Handle handle, String due) {
        return handle.createQuery("SELECT paid_by, paid_on FROM due_paid WHERE due = :due")
                .bind("due", due)
                .map((row, context) ->
                        new DuePaid(
                                new EventId(row.getObject("paid_by", UUID.class)),
                                row.getObject("paid_on", LocalDate.class)))
                .findOne();
    }

    /// An event that the ledger is told of, by its id.
    public Optional<Recorded> recorded(Handle handle, EventId eventId) {
        return handle.createQuery(
                        "SELECT type, data, effective_date FROM event WHERE event_id = :event AND topic IS NOT NULL")
                .bind("event", eventId.value())
                .map((row, context) ->
                        new Recorded(
                                eventId,
                                read(eventId, row.getString("type"), row.getBytes("data")),
                                row.getObject("effective_date", LocalDate.class)))
                .findOne();
    }

    private static GongjiEvent read(EventId eventId, String type, byte[] data) {
        try {
            return EventCodec.decodeData(EventType.named(type).orElseThrow(), data);
        } catch (MalformedEvent e) {
            throw new IllegalStateException("event " + eventId + " cannot be read", e);
        }
    }
}
