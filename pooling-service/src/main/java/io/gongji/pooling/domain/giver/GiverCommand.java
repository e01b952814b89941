package io.gongji.pooling.domain.giver;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.GrantEvent.EndReason;
import io.gongji.contracts.policy.PoolingRules;
import io.gongji.contracts.policy.PoolingRules.Relation;
import java.util.Set;

/// What may be asked of one giver, and what the ledger answers.
public sealed interface GiverCommand {
    /// Bind a relative.
    ///
    /// @param rules of the giver's region on the day of the request
    /// @param facePassed whether the relative's face verification passed
    record BindRelative(
            BindingId bindingId,
            Person giver,
            Person relative,
            Relation relation,
            Purpose purpose,
            PoolingRules rules,
            boolean facePassed)
            implements GiverCommand {}

    /// Unbind a relative (解绑); the grants that rest on the binding end with it.
    ///
    /// @param reason who wanted it: the giver, or the member who leaves the pool
    record UnbindRelative(BindingId bindingId, EndReason reason) implements GiverCommand {}

    /// Give a bound relative a grant.
    record OfferGrant(GrantId grantId, Person giver, Person member, Offer offer, PoolingRules rules)
            implements GiverCommand {}

    /// End one grant: the giver stops it, or the member leaves.
    record EndGrant(GrantId grantId, EndReason reason) implements GiverCommand {}

    /// End the active grants to members who lost the insurance that a grant needs (domain P10).
    ///
    /// @param lost may name members without a grant
    record ReviewInsurance(Set<MemberId> lost) implements GiverCommand {
        public ReviewInsurance {
            lost = Set.copyOf(lost);
        }
    }

    /// The ledger accepted the grant.
    record ConfirmGrant(GrantId grantId) implements GiverCommand {}

    /// The ledger declined the grant.
    record DeclineGrant(GrantId grantId, Refusal reason) implements GiverCommand {}

    /// The ledger answered the end of the grant. An end is a fact, so whatever it answers, the
    /// grant pays no more.
    record ConfirmEnd(GrantId grantId) implements GiverCommand {}
}
