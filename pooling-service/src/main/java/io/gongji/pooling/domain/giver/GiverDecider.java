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

    @Override
    public Giver evolve(Giver state, GiverEvent event) {
        return GiverHistory.after(state, event);
    }

    private static GrantEvent.Ended ended(Grant grant, EndReason reason) {
        return new GrantEvent.Ended(
                grant.id(), grant.giver(), grant.giverRegion(), grant.member(), reason);
    }

    private static Grant answered(Giver state, GrantId id) {
        return Optional.ofNullable(state.grant(id))
                .orElseThrow(() -> contradiction(id, "answered, but this giver never gave it"));
    }

    private static IllegalStateException contradiction(GrantId id, String what) {
        return new IllegalStateException(
                "the journal contradicts this service: grant " + id + " is " + what);
    }
}
