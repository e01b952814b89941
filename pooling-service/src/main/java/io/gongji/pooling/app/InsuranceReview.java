package io.gongji.pooling.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.policy.PoolingRules;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.Transactions;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.app.MemberDirectory.Answer;
import io.gongji.pooling.domain.giver.EligibilityRules;
import io.gongji.pooling.domain.giver.Giver;
import io.gongji.pooling.domain.giver.GiverCommand.ReviewInsurance;
import io.gongji.pooling.domain.giver.GiverDecider;
import io.gongji.pooling.domain.giver.GiverEvent;
import io.gongji.pooling.domain.giver.Grant;
import io.gongji.pooling.domain.giver.Person;
import io.gongji.pooling.domain.giver.Standing;
import io.gongji.pooling.store.GiverReviews;
import io.gongji.pooling.store.GiverStore;
import io.gongji.pooling.store.GiverStore.Loaded;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Ends grants whose giver or member is no longer insured where the grant may reach (domain P10):
/// each giver once a day. Two processes may review the same giver; the stream's version lets one of
/// them end a grant.
@ApplicationScoped
public class InsuranceReview {
    private static final String ACTOR = "insurance-review";
    private static final int UNANSWERED_MAX = 5;

    private final GiverStore givers;
    private final GiverReviews reviews;
    private final Transactions transactions;
    private final Register register;
    private final Calendar calendar;
    private final GiverDecider decider = new GiverDecider();

    InsuranceReview(
            GiverStore givers,
            GiverReviews reviews,
            Transactions transactions,
            Register register,
            Calendar calendar) {
        this.givers = givers;
        this.reviews = reviews;
        this.transactions = transactions;
        this.register = register;
        this.calendar = calendar;
    }

    /// What a run came to.
    ///
    /// @param unanswered givers about whom the registry gave no answer; they wait for the next run
    public record Tally(int reviewed, int unanswered) {}

    /// Reviews givers who were not reviewed today.
    ///
    /// @param max how many; as many reviewed means that more may wait
    public Tally run(int max) {
        LocalDate today = calendar.today();
        List<MemberId> waiting = transactions.run(handle -> reviews.waiting(handle, today, max));
        int unanswered = 0;
        int reviewed = 0;
        for (MemberId giver : waiting) {
            try {
                review(giver, today);
                reviewed++;
            } catch (Unavailable _) {
                unanswered++;
            }
            if (unanswered > UNANSWERED_MAX) {
                break;
            }
        }
        return new Tally(reviewed, unanswered);
    }

    private void review(MemberId giverId, LocalDate today) {
        Giver seen = transactions.run(handle -> givers.load(handle, giverId)).state();
        Set<MemberId> lost = lost(giverId, membersOf(seen), today);
        Metadata metadata =
                new Metadata(calendar.now(), today, ACTOR, Ids.next().toString(), null, null, null);
        transactions.<Boolean>run(handle -> {
            Loaded loaded = givers.load(handle, giverId);
            switch (decider.decide(new ReviewInsurance(lost), loaded.state())) {
                case Decision.Accepted<GiverEvent> accepted ->
                        givers.append(handle, loaded, accepted.events(), metadata);
                case Decision.Refused<GiverEvent> refused ->
                        throw new IllegalStateException(
                                "a review was refused: " + refused.reason());
            }
            reviews.reviewed(handle, giverId, today);
            return true;
        });
    }

    private static Set<MemberId> membersOf(Giver giver) {
        return giver.grants().values().stream()
                .filter(grant -> grant.standing() instanceof Standing.Active)
                .map(Grant::member)
                .collect(Collectors.toSet());
    }

    /// Whom the registry no longer knows has lost it too. Without rules nothing ends: a pack that
    /// lacks is the bureau's mistake, not the family's.
    private Set<MemberId> lost(MemberId giverId, Set<MemberId> members, LocalDate today) {
        if (members.isEmpty() || !(person(giverId, today) instanceof Answer.Found(Person giver))) {
            return members;
        }
        Optional<PoolingRules> rules = register.poolingRules(giver.region(), today);
        if (rules.isEmpty()) {
            return Set.of();
        }
        Set<MemberId> lost = new HashSet<>();
        for (MemberId id : members) {
            if (!(person(id, today) instanceof Answer.Found(Person member))
                    || !EligibilityRules.stillInsured(giver, member, rules.get())) {
                lost.add(id);
            }
        }
        return lost;
    }

    private Answer person(MemberId id, LocalDate today) {
        return register.person(id, today);
    }
}
