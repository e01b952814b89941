package io.gongji.pooling.domain.giver;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.GrantEvent.EndReason;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.domain.giver.GiverCommand.BindRelative;
import io.gongji.pooling.domain.giver.GiverCommand.ConfirmEnd;
import io.gongji.pooling.domain.giver.GiverCommand.ConfirmGrant;
import io.gongji.pooling.domain.giver.GiverCommand.DeclineGrant;
import io.gongji.pooling.domain.giver.GiverCommand.EndGrant;
import io.gongji.pooling.domain.giver.GiverCommand.OfferGrant;
import io.gongji.pooling.domain.giver.GiverCommand.UnbindRelative;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who may be bound, and what becomes of a grant (domain 2.6, 3.4, 4.3). Pure: ids, the registry's
/// answer about both persons and the region's rules arrive in the command.
public final class GiverDecider implements Decider<GiverCommand, Giver, GiverEvent> {
    @Override
    public Giver initial() {
        return Giver.NEW;
    }

    @Override
    public Decision<GiverEvent> decide(GiverCommand command, Giver state) {
        return switch (command) {
            case BindRelative bind -> bind(bind, state);
            case UnbindRelative unbind -> unbind(unbind, state);
            case OfferGrant offer -> offer(offer, state);
            case EndGrant end -> end(end, state);
            case ConfirmGrant confirm -> confirm(confirm, state);
            case DeclineGrant decline -> decline(decline, state);
            case ConfirmEnd confirm -> confirmEnd(confirm, state);
        };
    }

    private static Decision<GiverEvent> bind(BindRelative bind, Giver state) {
        return EligibilityRules.ofBinding(bind, state)
                .<Decision<GiverEvent>>map(refused -> refused)
                .orElseGet(() ->
                        Decision.accepted(
                                new RelativeBound(
                                        bind.bindingId(),
                                        bind.relative().memberId(),
                                        bind.relation(),
                                        bind.purpose(),
                                        bind.relative().from16() && bind.facePassed())));
    }

    private static Decision<GiverEvent> unbind(UnbindRelative unbind, Giver state) {
        Binding binding = state.binding(unbind.bindingId());
        if (binding == null) {
            return Decision.refused(Refusal.NOT_FOUND, "No binding has this id.");
        }
        if (!binding.bound()) {
            return Decision.refused(Refusal.NOT_BOUND, "The binding was ended before.");
        }
        List<GiverEvent> events = new ArrayList<>();
        events.add(new RelativeUnbound(binding.id()));
        if (binding.purpose() == Purpose.POOL) {
            for (Grant grant : state.grantsTo(binding.member()).toList()) {
                switch (grant.standing()) {
                    case Pending _ -> {
                        return Decision.refused(
                                Refusal.GRANT_PENDING,
                                "Grant " + grant.id() + " rests on this binding.");
                    }
                    case Active _ ->
                            events.add(new LedgerTold(ended(grant, EndReason.GIVER_ENDED)));
                    case Declined _, Ending _, Ended _ -> {}
                }
            }
        }
        return Decision.accepted(events);
    }

    private static Decision<GiverEvent> offer(OfferGrant offer, Giver state) {
        return EligibilityRules.ofGrant(offer, state)
                .<Decision<GiverEvent>>map(refused -> refused)
                .orElseGet(() -> Decision.accepted(new LedgerTold(toldOf(offer))));
    }

    private static GrantEvent toldOf(OfferGrant command) {
        Person giver = command.giver();
        Person member = command.member();
        return switch (command.offer()) {
            case Offer.Authorisation(Long yearCapFen) ->
                    new GrantEvent.Authorised(
                            command.grantId(),
                            giver.memberId(),
                            giver.region(),
                            member.memberId(),
                            member.region(),
                            yearCapFen);
            case Offer.Earmark(long amountFen) ->
                    new GrantEvent.EarmarkRequested(
                            command.grantId(),
                            giver.memberId(),
                            giver.region(),
                            member.memberId(),
                            member.region(),
                            amountFen);
        };
    }

    private static Decision<GiverEvent> end(EndGrant end, Giver state) {
        Grant grant = state.grant(end.grantId());
        if (grant == null) {
            return Decision.refused(Refusal.NOT_FOUND, "No grant has this id.");
        }
        return switch (grant.standing()) {
            case Pending _ -> Decision.refused(Refusal.GRANT_PENDING);
            case Active _ -> Decision.accepted(new LedgerTold(ended(grant, end.reason())));
            case Declined _ ->
                    Decision.refused(
                            Refusal.GRANT_ENDED, "The ledger declined this grant: it never began.");
            case Ending _, Ended _ -> Decision.refused(Refusal.GRANT_ENDED);
        };
    }

    private static Decision<GiverEvent> confirm(ConfirmGrant confirm, Giver state) {
        return switch (answered(state, confirm.grantId()).standing()) {
            case Pending _ -> Decision.accepted(new GrantActivated(confirm.grantId()));
            case Active _, Ending _, Ended _ -> Decision.accepted();
            case Declined _ ->
                    throw contradiction(confirm.grantId(), "accepted after it was declined");
        };
    }

    private static Decision<GiverEvent> decline(DeclineGrant decline, Giver state) {
        return switch (answered(state, decline.grantId()).standing()) {
            case Pending _ ->
                    Decision.accepted(new GrantDeclined(decline.grantId(), decline.reason()));
            case Declined _ -> Decision.accepted();
            case Active _, Ending _, Ended _ ->
                    throw contradiction(decline.grantId(), "declined after it was accepted");
        };
    }

    private static Decision<GiverEvent> confirmEnd(ConfirmEnd confirm, Giver state) {
        return switch (answered(state, confirm.grantId()).standing()) {
            case Ending _ -> Decision.accepted(new GrantClosed(confirm.grantId()));
            case Ended _ -> Decision.accepted();
            case Pending _, Active _, Declined _ ->
                    throw contradiction(
                            confirm.grantId(), "answered as ended, but its end was never told");
        };
    }

    /// An event that cannot follow means a corrupt stream: it stops here, with the grant or binding
    /// named.
    @Override
    public Giver evolve(Giver state, GiverEvent event) {
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

    private static GrantEvent.Ended ended(Grant grant, EndReason reason) {
        return new GrantEvent.Ended(
                grant.id(), grant.giver(), grant.giverRegion(), grant.member(), reason);
    }

    private static Grant answered(Giver state, GrantId id) {
        return Optional.ofNullable(state.grant(id))
                .orElseThrow(() -> contradiction(id, "answered, but this giver never gave it"));
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

    private static IllegalStateException contradiction(GrantId id, String what) {
        return new IllegalStateException(
                "the journal contradicts this service: grant " + id + " is " + what);
    }
}
