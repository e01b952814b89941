package io.gongji.pooling.domain.giver;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.policy.PoolingRules.Relation;

/// What happened to one giver's relatives and grants.
public sealed interface GiverEvent {
    /// A relative was bound (绑定).
    ///
    /// @param faceVerified whether a face verification was shown; false for a relative under 16
    record RelativeBound(
            BindingId bindingId,
            MemberId member,
            Relation relation,
            Purpose purpose,
            boolean faceVerified)
            implements GiverEvent {}

    /// A relative was unbound (解绑).
    record RelativeUnbound(BindingId bindingId) implements GiverEvent {}

    /// The ledger is told: a grant was given, asked for or ended. The only kind of event that
    /// leaves this service.
    record LedgerTold(GrantEvent event) implements GiverEvent {}

    /// The ledger accepted the grant.
    record GrantActivated(GrantId grantId) implements GiverEvent {}

    /// The ledger declined the grant.
    record GrantDeclined(GrantId grantId, Refusal reason) implements GiverEvent {}

    /// The ledger has ended the grant.
    record GrantClosed(GrantId grantId) implements GiverEvent {}
}
