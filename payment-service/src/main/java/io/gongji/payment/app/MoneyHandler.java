package io.gongji.payment.app;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.journal.Sha256;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.MoneyRows;
import io.gongji.payment.store.Numbers;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Facts that a bank or a channel gave a number to: each is one event, alone in its stream. The
/// number is unique for ever; the same fact under it again is the one that is known.
public final class MoneyHandler {
    /// The scope of a bank's numbers.
    public static final String BANK = "BANK";

    private final Writes writes;
    private final Aggregates aggregates;
    private final MoneyRows rows = new MoneyRows();
    private final Numbers numbers = new Numbers();

    public MoneyHandler(Writes writes, Aggregates aggregates) {
        this.writes = writes;
        this.aggregates = aggregates;
    }

    /// A fact to be told.
    ///
    /// @param channel whose number it is; null for a bank's
    /// @param day its business date; null for today
    /// @param uses what it uses, if anything
    public record Fact(
            GongjiEvent event,
            String subject,
            @Nullable Channel channel,
            String number,
            @Nullable LocalDate day,
            @Nullable String uses) {
        String scope() {
            return channel == null ? BANK : channel.value();
        }

        Sha256 digest() {
            return Sha256.digestOf(EventCodec.encodeData(event));
        }
    }

    /// A fact of the treasury, under the bank's number.
    public Written<EventId> ofBank(
            WriteHead head, GongjiEvent event, String bankReference, @Nullable LocalDate day) {
        return post(
                head, new Fact(event, "treasury/" + bankReference, null, bankReference, day, null));
    }

    /// Posts a fact.
    public Written<EventId> post(WriteHead head, Fact fact) {
        return writes.write(head, EventId.class, (handle, act) -> post(handle, act, fact));
    }

    Decided<EventId> post(Handle handle, Act act, Fact fact) {
        EventId eventId = new EventId(writes.newId());
        Optional<Decided<EventId>> known = known(handle, fact, eventId);
        if (known.isPresent()) {
            return known.get();
        }
        LocalDate day = fact.day();
        aggregates.append(
                handle,
                List.of(
                        aggregates.money(
                                eventId,
                                fact.event(),
                                fact.subject(),
                                act,
                                day == null ? act.today() : day)));
        if (fact.uses() != null) {
            rows.use(handle, fact.uses(), eventId);
        }
        return new Decided.Done<>(eventId, eventId);
    }

    /// What stands under its number already; empty when it has just been taken for `eventId`.
    Optional<Decided<EventId>> known(Handle handle, Fact fact, EventId eventId) {
        if (rows.takeNumber(
                handle, fact.scope(), fact.number(), new MoneyRows.Given(fact.digest(), eventId))) {
            Channel channel = fact.channel();
            return channel == null
                            || numbers.takeReference(
                                    handle, channel, fact.number(), "money/" + eventId)
                    ? Optional.empty()
                    : Optional.of(new Decided.Refused<>(Refusal.CHANNEL_REFERENCE_REUSED, REUSED));
        }
        MoneyRows.Given given = rows.number(handle, fact.scope(), fact.number()).orElseThrow();
        return Optional.of(
                given.digest().equals(fact.digest())
                        ? new Decided.Done<>(given.eventId(), given.eventId())
                        : new Decided.Refused<>(Refusal.CHANNEL_REFERENCE_REUSED, REUSED));
    }

    static final Sentence REUSED =
            new Sentence(
                    "Another payment stands under this number already; check the number.",
                    "该流水号下已有另一笔款项，请核对流水号。");
}
