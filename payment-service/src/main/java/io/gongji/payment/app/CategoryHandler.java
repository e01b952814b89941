package io.gongji.payment.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.PremiumRules.Assistance;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.categories.CategoriesDeclared;
import io.gongji.payment.domain.categories.DeclareCategories;
import io.gongji.payment.domain.categories.HeldCategories;
import io.gongji.payment.domain.categories.HeldCategory;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.MemberRows;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Which categories residents hold, as a bureau says.
public final class CategoryHandler {
    private final Writes writes;
    private final Aggregates aggregates;
    private final PolicyBook policies;
    private final MemberRows members = new MemberRows();

    public CategoryHandler(Writes writes, Aggregates aggregates, PolicyBook policies) {
        this.writes = writes;
        this.aggregates = aggregates;
        this.policies = policies;
    }

    /// Says all that a person holds.
    public Written<MemberId> declare(
            WriteHead head, MemberId memberId, List<HeldCategory> categories) {
        return writes.write(
                head,
                MemberId.class,
                (handle, act) -> {
                    if (!(members.state(handle, memberId) instanceof MemberState.Open person)) {
                        return new Decided.Refused<>(Refusal.MEMBER_UNKNOWN, Sentence.NONE);
                    }
                    Loaded<HeldCategories> loaded =
                            aggregates.categories().load(handle, memberId.toString());
                    return switch (aggregates
                            .categories()
                            .decider()
                            .decide(
                                    new DeclareCategories(categories, known(person.region())),
                                    loaded.state())) {
                        case Decision.Refused<CategoriesDeclared> no -> Decided.Refused.of(no);
                        case Decision.Accepted<CategoriesDeclared> yes -> {
                            if (!yes.events().isEmpty()) {
                                aggregates.append(
                                        handle,
                                        List.of(
                                                aggregates
                                                        .categories()
                                                        .prepare(loaded, yes.events(), act)));
                            }
                            yield new Decided.Done<>(memberId, null);
                        }
                    };
                });
    }

    /// What a person holds; empty when nobody said anything.
    public HeldCategories held(MemberId memberId) {
        return writes.read(
                handle -> aggregates.categories().load(handle, memberId.toString()).state());
    }

    private Set<String> known(RegionCode region) {
        return policies.packs().stream()
                .filter(pack -> region.equals(pack.region()))
                .flatMap(pack -> pack.premium().stream())
                .flatMap(rules -> rules.assistance().stream())
                .map(Assistance::category)
                .collect(Collectors.toSet());
    }
}
