package io.gongji.pooling.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.RegionTable;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.PoolingRules;
import io.gongji.contracts.policy.Ruled;
import io.gongji.contracts.policy.WalletRules;
import io.gongji.pooling.app.MemberDirectory.Answer;
import io.gongji.pooling.domain.giver.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
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
            case Answer.NotFound(Refusal reason) -> unknown(reason, whose("giverId"));
            case Answer.Found(Person giver) ->
                    switch (ask(relative, day)) {
                        case Answer.NotFound(Refusal reason) ->
                                unknown(reason, whose(relative.field()));
                        case Answer.Found(Person found) ->
                                rules(giver.region(), day)
                                        .<Pair>map(ruled -> new Pair.Known(giver, found, ruled))
                                        .orElseGet(() ->
                                                unknown(
                                                        Refusal.NOT_CONFIGURED,
                                                        noRules(giver.region(), day)));
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

    /// The limits of wallets in a region; empty: its city is not open.
    Optional<Ruled<WalletRules>> walletRules(RegionCode region, LocalDate day) {
        return policies.wallet(region, day);
    }

    /// The cities that are open for wallets, in the order of their codes.
    List<RegionCode> openCities(LocalDate day) {
        return policies.openCities(day);
    }

    /// A person, however the request names the person.
    Answer ask(Relative relative, LocalDate day) {
        return switch (relative) {
            case Relative.ById(MemberId memberId, _) -> directory.byId(memberId, day);
            case Relative.ByIdNumber number -> directory.byIdNumber(number.idNumber(), day);
        };
    }

    /// What to do about a person the registry does not know.
    static Sentence whose(String field) {
        return new Sentence(
                "The member registry knows nobody by " + field + "; check it, or enrol the person.",
                "参保登记中没有 " + field + " 所指的人员，请核对或先办理参保登记。");
    }

    private static Sentence noRules(RegionCode region, LocalDate day) {
        return new Sentence(
                "The policy of region " + region + " has no rules for pooling on " + day + ".",
                RegionTable.nameOf(region) + "（" + region + "）的政策包在 " + day + " 无共济规则。");
    }

    private static Pair unknown(Refusal reason, Sentence detail) {
        return new Pair.Unknown(new Reply.Refused(reason, detail));
    }
}
