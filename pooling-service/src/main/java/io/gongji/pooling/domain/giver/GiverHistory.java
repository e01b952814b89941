package io.gongji.pooling.domain.giver;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.GrantEvent.EndReason;
import io.gongji.pooling.domain.giver.GiverEvent.GrantActivated;
import io.gongji.pooling.domain.giver.GiverEvent.GrantClosed;
import io.gongji.pooling.domain.giver.GiverEvent.GrantDeclined;
import io.gongji.pooling.domain.giver.GiverEvent.LedgerTold;
import io.gongji.pooling.domain.giver.GiverEvent.RelativeBound;
import io.gongji.pooling.domain.giver.GiverEvent.RelativeUnbound;
import io.gongji.pooling.domain.giver.Standing.Active;
import io.gongji.pooling.domain.giver.Standing.Declined;
import io.gongji.pooling.domain.giver.Standing.Ended;
import io.gongji.pooling.domain.giver.Standing.Ending;
import io.gongji.pooling.domain.giver.Standing.Pending;
import java.util.Optional;

/// What each event makes of a giver. An event that cannot follow means a corrupt stream: it stops
/// here, with the grant or binding named.
final class GiverHistory {
    private GiverHistory() {}

    /// The giver after one more event.
    static Giver after(Giver state, GiverEvent event) {
        return switch (event) {
            case RelativeBound bound -> evolveBound(state, bound);
            case RelativeUnbound unbound -> evolveUnbound(state, unbound);
            case LedgerTold(GrantEvent told) -> evolveTold(state, told);
            case GrantActivated activated -> {
                Grant grant = known(state, activated.grantId());
                require(
                        grant.standing() instanceof Pending,
                        activated.grantId(),
                        "was activated twice");
                yield state.with(grant.with(new Active()));
            }
            case GrantDeclined declined -> {
                Grant grant = known(state, declined.grantId());
                require(
                        grant.standing() instanceof Pending,
                        declined.grantId(),
                        "was declined after an answer");
                yield state.with(grant.with(new Declined(declined.reason())));
            }
            case GrantClosed closed -> {
                Grant grant = known(state, closed.grantId());
                if (!(grant.standing() instanceof Ending(EndReason reason))) {
                    throw new IllegalStateException(
                            "giver stream: grant " + closed.grantId() + " closed, never ending");
                }
                yield state.with(grant.with(new Ended(reason)));
            }
        };
    }

    private static Giver evolveBound(Giver state, RelativeBound bound) {
        require(state.binding(bound.bindingId()) == null, bound.bindingId(), "was bound twice");
        return state.with(
                new Binding(
                        bound.bindingId(),
                        bound.member(),
                        bound.relation(),
                        bound.purpose(),
                        true));
    }

    private static Giver evolveUnbound(Giver state, RelativeUnbound unbound) {
        Binding binding = state.binding(unbound.bindingId());
        if (binding == null || !binding.bound()) {
            throw new IllegalStateException(
                    "giver stream: binding " + unbound.bindingId() + " is not bound");
        }
        return state.with(binding.unbound());
    }

    private static Giver evolveTold(Giver state, GrantEvent told) {
        return switch (told) {
            case GrantEvent.Authorised given ->
                    given(
                            state,
                            new Grant(
                                    given.grantId(),
                                    given.giver(),
                                    given.region(),
                                    given.member(),
                                    new Offer.Authorisation(given.yearCapFen()),
                                    new Pending()));
            case GrantEvent.EarmarkRequested asked ->
                    given(
                            state,
                            new Grant(
                                    asked.grantId(),
                                    asked.giver(),
                                    asked.region(),
                                    asked.member(),
                                    new Offer.Earmark(asked.amountFen()),
                                    new Pending()));
            case GrantEvent.Ended ended -> {
                Grant grant = known(state, ended.grantId());
                require(
                        grant.standing() instanceof Active,
                        ended.grantId(),
                        "was ended while not active");
                yield state.with(grant.with(new Ending(ended.reason())));
            }
        };
    }

    private static Giver given(Giver state, Grant grant) {
        require(state.grant(grant.id()) == null, grant.id(), "was given twice");
        return state.with(grant);
    }

    private static Grant known(Giver state, GrantId id) {
        return Optional.ofNullable(state.grant(id))
                .orElseThrow(() ->
                        new IllegalStateException(
                                "giver stream: grant " + id + " was never given"));
    }

    private static void require(boolean possible, Object id, String otherwise) {
        if (!possible) {
            throw new IllegalStateException("giver stream: " + id + " " + otherwise);
        }
    }
}
