package io.gongji.pooling.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.PoolingRules;
import io.gongji.contracts.policy.Ruled;
import io.gongji.pooling.app.MemberDirectory.Answer;
import io.gongji.pooling.domain.giver.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

/// The questions before a decision: who are the two, and which rules hold in the giver's region
/// that day.
@ApplicationScoped
public class Register {
    /// The registry answers whether a person is this old; a policy that asks about another age
    /// cannot be judged.
    private static final int AGE_ANSWERED = 16;

    private final MemberDirectory directory;
    private final PolicyBook policies;

    Register(MemberDirectory directory, PolicyBook policies) {
        this.directory = directory;
        this.policies = policies;
    }

    /// What was found out about a giver and a relative.
    sealed interface Pair {
        record Known(Person giver, Person relative, Ruled<PoolingRules> ruled) implements Pair {}

        record Unknown(Reply.Refused refused) implements Pair {}
    }

    /// Both persons and the rules, or the first of them that is missing.
    Pair pair(MemberId giverId, Relative relative, LocalDate day) {
        return switch (directory.byId(giverId, day)) {
            case Answer.NotFound(Refusal reason) -> unknown(reason, "giverId.");
            case Answer.Found(Person giver) ->
                    switch (ask(relative, day)) {
                        case Answer.NotFound(Refusal reason) ->
                                unknown(reason, relative.field() + ".");
                        case Answer.Found(Person found) ->
                                rules(giver.region(), day)
                                        .<Pair>map(ruled -> new Pair.Known(giver, found, ruled))
                                        .orElseGet(() ->
                                                unknown(
                                                        Refusal.NOT_CONFIGURED,
                                                        "pooling rules of region "
                                                                + giver.region()
                                                                + " for "
                                                                + day
                                                                + "."));
                    };
        };
    }

    /// One person.
    Answer person(MemberId memberId, LocalDate day) {
        return directory.byId(memberId, day);
    }

    /// The pooling rules of a region, if its policy has any that this service can judge.
    Optional<PoolingRules> poolingRules(RegionCode region, LocalDate day) {
        return rules(region, day).map(Ruled::rules);
    }

    private Optional<Ruled<PoolingRules>> rules(RegionCode region, LocalDate day) {
        return policies.pooling(region, day)
                .filter(ruled -> ruled.rules().faceFromAge() == AGE_ANSWERED);
    }

    private Answer ask(Relative relative, LocalDate day) {
        return switch (relative) {
            case Relative.ById(MemberId memberId, _) -> directory.byId(memberId, day);
            case Relative.ByIdNumber number -> directory.byIdNumber(number.idNumber(), day);
        };
    }

    private static Pair unknown(Refusal reason, String detail) {
        return new Pair.Unknown(new Reply.Refused(reason, detail));
    }
}
