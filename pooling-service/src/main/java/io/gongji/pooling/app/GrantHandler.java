package io.gongji.pooling.app;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.GrantEvent.EndReason;
import io.gongji.eventstore.Transactions;
import io.gongji.pooling.domain.giver.GiverCommand.EndGrant;
import io.gongji.pooling.domain.giver.GiverCommand.OfferGrant;
import io.gongji.pooling.domain.giver.Offer;
import io.gongji.pooling.store.GiverStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Gives and ends grants (授权, 划拨).
@ApplicationScoped
public class GrantHandler {
    private final GiverWriter writer;
    private final GiverStore givers;
    private final Transactions transactions;
    private final Register register;
    private final Calendar calendar;

    GrantHandler(
            GiverWriter writer,
            GiverStore givers,
            Transactions transactions,
            Register register,
            Calendar calendar) {
        this.writer = writer;
        this.givers = givers;
        this.transactions = transactions;
        this.register = register;
        this.calendar = calendar;
    }

    /// Offers a grant to a bound relative; the ledger's answer makes it usable.
    ///
    /// @throws Unavailable when payment-service is out of reach
    public Reply offer(RequestKey key, MemberId giverId, MemberId memberId, Offer offer) {
        return writer.earlier(key).orElseGet(() -> offerNow(key, giverId, memberId, offer));
    }

    private Reply offerNow(RequestKey key, MemberId giverId, MemberId memberId, Offer offer) {
        Instant now = calendar.now();
        Relative member = new Relative.ById(memberId, "memberId");
        return switch (register.pair(giverId, member, Calendar.dayOf(now))) {
            case Register.Pair.Unknown(Reply.Refused refused) -> refused;
            case Register.Pair.Known known -> {
                GrantId id = new GrantId(Ids.next());
                OfferGrant command =
                        new OfferGrant(
                                id, known.giver(), known.relative(), offer, known.ruled().rules());
                yield writer.write(
                        new GiverWriter.Write(
                                key, giverId, id.value(), command, now, known.ruled().version()));
            }
        };
    }

    /// Ends a grant: the giver stops it, or the member leaves.
    public Reply end(RequestKey key, GrantId id, EndReason reason) {
        return writer.earlier(key)
                .orElseGet(() ->
                        transactions
                                .run(handle -> givers.giverOf(handle, id))
                                .map(giver ->
                                        writer.write(
                                                new GiverWriter.Write(
                                                        key,
                                                        giver,
                                                        id.value(),
                                                        new EndGrant(id, reason),
                                                        calendar.now(),
                                                        null)))
                                .orElseGet(() ->
                                        new Reply.Refused(
                                                Refusal.NOT_FOUND,
                                                new Sentence(
                                                        "No grant has this id; check it.",
                                                        "没有该编号的授权，请核对。"))));
    }
}
