package io.gongji.contracts.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Whom a giver of this region may share the personal account with (domain G1 to G3, G10, K1 to K3,
/// P4).
///
/// @param memberLimit relatives one giver may bind for pooling
/// @param familyCodeLimit relatives on the family-code list, which moves no money; another limit,
///   never the same (K3)
/// @param scope where the relative may be insured
/// @param relations the relations that may be bound
/// @param faceFromAge at this age and above the relative's face is verified
public record PoolingRules(
        int memberLimit,
        int familyCodeLimit,
        Scope scope,
        Set<Relation> relations,
        int faceFromAge) {
    public PoolingRules {
        relations = Collections.unmodifiableSet(EnumSet.copyOf(relations));
        if (memberLimit < 0 || familyCodeLimit < 0 || faceFromAge < 0) {
            throw new IllegalArgumentException("limits and ages start at 0");
        }
    }

    /// How far pooling reaches (domain K1).
    public enum Scope {
        /// the giver's own region (统筹区) only
        REGION,
        /// any region of the giver's province: the same book
        PROVINCE,
        /// the whole country
        NATION
    }

    /// What the relative is to the giver (domain K2, P4).
    public enum Relation {
        /// 配偶
        SPOUSE,
        /// 父母
        PARENT,
        /// 子女
        CHILD,
        /// 兄弟姐妹
        SIBLING,
        /// 祖父母、外祖父母
        GRANDPARENT,
        /// 孙子女、外孙子女
        GRANDCHILD
    }
}
