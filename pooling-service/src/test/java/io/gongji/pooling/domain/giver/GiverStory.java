package io.gongji.pooling.domain.giver;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.event.GrantEvent.EndReason;
import io.gongji.contracts.policy.PoolingRules;
import io.gongji.contracts.policy.PoolingRules.Relation;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.domain.giver.GiverCommand.BindRelative;
import io.gongji.pooling.domain.giver.GiverCommand.OfferGrant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Builds a giver's history by commands that must succeed; ids count from 1 in the order they are
/// made.
final class GiverStory {
    static final Person GIVER = Persons.employee(1);
    private static final GiverDecider DECIDER = new GiverDecider();

    private final List<GiverEvent> events = new ArrayList<>();

    static BindingId binding(int number) {
        return new BindingId(new UUID(0x1000000000007000L, 0x8000000000000000L | number));
    }

    static GrantId grant(int number) {
        return new GrantId(new UUID(0x2000000000007000L, 0x8000000000000000L | number));
    }

    static BindRelative bind(int number, Person relative, Purpose purpose, PoolingRules rules) {
        return new BindRelative(
                binding(number), GIVER, relative, Relation.CHILD, purpose, rules, true);
    }

    static OfferGrant offer(int number, Person member, Offer offer) {
        return new OfferGrant(grant(number), GIVER, member, offer, Persons.HEBEI);
    }

    GiverStory bound(int number, Person relative, Purpose purpose) {
        return did(bind(number, relative, purpose, Persons.HEBEI));
    }

    GiverStory unbound(int number) {
        return did(new GiverCommand.UnbindRelative(binding(number), EndReason.GIVER_ENDED));
    }

    GiverStory offered(int number, Person member, Offer offer) {
        return did(offer(number, member, offer));
    }

    GiverStory confirmed(int number) {
        return did(new GiverCommand.ConfirmGrant(grant(number)));
    }

    GiverStory did(GiverCommand command) {
        switch (when(command)) {
            case Decision.Accepted<GiverEvent> accepted -> events.addAll(accepted.events());
            case Decision.Refused<GiverEvent> refused ->
                    throw new AssertionError(
                            "history refused: " + refused.reason() + " " + refused.detail());
        }
        return this;
    }

    Decision<GiverEvent> when(GiverCommand command) {
        return DECIDER.decide(command, state());
    }

    Giver state() {
        return Decider.fold(DECIDER, events);
    }

    List<GiverEvent> events() {
        return List.copyOf(events);
    }
}
