package io.gongji.pooling.domain.giver;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.policy.PoolingRules.Relation;

/// A relative of a giver, bound for one purpose; kept after it was unbound.
public record Binding(
        BindingId id, MemberId member, Relation relation, Purpose purpose, boolean bound) {
    Binding unbound() {
        return new Binding(id, member, relation, purpose, false);
    }
}
