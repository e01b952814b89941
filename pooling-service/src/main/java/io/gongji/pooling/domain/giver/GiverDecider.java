package io.gongji.pooling.domain.giver;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
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
import io.gongji.pooling.domain.giver.GiverCommand.ReviewInsurance;
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
            case ReviewInsurance review -> review(review, state);
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
            return Decision.refused(
                    Refusal.NOT_FOUND,
                    new Sentence("No binding has this id; check it.", "没有该编号的绑定，请核对。"));
        }
        if (!binding.bound()) {
            return Decision.refused(
                    Refusal.NOT_BOUND,
                    new Sentence(
                            "This binding was ended before; there is nothing left to do.",
                            "该绑定此前已解除，无需再次办理。"));
        }
        List<GiverEvent> events = new ArrayList<>();
        events.add(new RelativeUnbound(binding.id()));
        if (binding.purpose() == Purpose.POOL) {
            for (Grant grant : state.grantsTo(binding.member()).toList()) {
                switch (grant.standing()) {
                    case Pending _ -> {
                        return Decision.refused(
                                Refusal.GRANT_PENDING,
                                new Sentence(
                                        "Grant "
                                                + grant.id()
                                                + " rests on this binding and is not answered yet; unbind in a moment.",
                                        "基于该绑定的授权 " + grant.id() + " 正在处理，请稍后再解绑。"));
                    }
                    case Active _ -> events.add(new LedgerTold(ended(grant, unbind.reason())));
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
            return Decision.refused(
                    Refusal.NOT_FOUND,
                    new Sentence("No grant has this id; check it.", "没有该编号的授权，请核对。"));
        }
        return switch (grant.standing()) {
            case Pending _ -> Decision.refused(Refusal.GRANT_PENDING);
            case Active _ -> Decision.accepted(new LedgerTold(ended(grant, end.reason())));
            case Declined _ ->
                    Decision.refused(
                            Refusal.GRANT_ENDED,
                            new Sentence(
                                    "The ledger declined this grant: it never began, and there is nothing to end.",
                                    "该授权未获账本受理，从未生效，无需终止。"));
            case Ending _, Ended _ -> Decision.refused(Refusal.GRANT_ENDED);
        };
    }

    /// A pending grant is left for the next review: it was judged when it was made.
    private static Decision<GiverEvent> review(ReviewInsurance review, Giver state) {
        return Decision.accepted(
                state.grants().values().stream()
                        .filter(grant -> grant.standing() instanceof Active)
                        .filter(grant -> review.lost().contains(grant.member()))
                        .<GiverEvent>map(
                                grant -> new LedgerTold(ended(grant, EndReason.INSURANCE_CHANGED)))
                        .toList());
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
