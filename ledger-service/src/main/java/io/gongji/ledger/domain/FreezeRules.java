package io.gongji.ledger.domain;

import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import java.util.ArrayList;
import java.util.List;

/// Freezes (冻结, domain US-37): facts that move no money. What is frozen already, or free already,
/// stays as it is; the first order's number is kept.
final class FreezeRules {
    private FreezeRules() {}

    static Outcome freeze(OperationEvent.AccountFrozen event, BookState state) {
        List<Change> changes = new ArrayList<>();
        MemberRules.openIfNew(changes, state, event.memberId(), event.region());
        if (!state.isFrozen(event.memberId())) {
            changes.add(
                    new Change.AccountFrozen(
                            event.memberId(), event.reason(), event.orderReference()));
        }
        return changed(changes);
    }

    static Outcome unfreeze(OperationEvent.AccountUnfrozen event, BookState state) {
        return changed(
                state.isFrozen(event.memberId())
                        ? List.of(new Change.AccountUnfrozen(event.memberId()))
                        : List.of());
    }

    static Outcome freeze(OperationEvent.GrantFrozen event, BookState state) {
        GrantState grant = state.grant(event.grantId());
        return changed(
                grant == null || !grant.active() || grant.freeze() != null
                        ? List.of()
                        : List.of(
                                new Change.GrantFrozen(
                                        grant.id(), event.reason(), event.orderReference())));
    }

    static Outcome unfreeze(OperationEvent.GrantUnfrozen event, BookState state) {
        GrantState grant = state.grant(event.grantId());
        return changed(
                grant == null || grant.freeze() == null
                        ? List.of()
                        : List.of(new Change.GrantUnfrozen(grant.id())));
    }

    private static Outcome changed(List<Change> changes) {
        return new Outcome.Accepted(changes, List.of(), null);
    }
}
