package io.gongji.payment.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.PremiumRules;
import io.gongji.contracts.policy.PremiumRules.Held;
import io.gongji.contracts.policy.Ruled;
import io.gongji.payment.domain.categories.CategoriesDecider;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.domain.premium.Assessment;
import io.gongji.payment.domain.premium.PremiumId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Quotes of premiums: what a person or a family would pay (domain 2.2; examples 1 to 8). Nothing
/// is written.
public final class PremiumQuotes {
    private final Writes writes;
    private final PremiumCases cases;
    private final PolicyBook policies;

    public PremiumQuotes(Writes writes, PremiumCases cases, PolicyBook policies) {
        this.writes = writes;
        this.cases = cases;
        this.policies = policies;
    }

    /// Whose premium.
    public sealed interface Person {
        /// Somebody with these categories.
        ///
        /// @param age when it is known
        record Described(List<Held> categories, @Nullable Integer age) implements Person {
            public Described {
                categories = List.copyOf(categories);
            }
        }

        /// A member, with what is said of the member today.
        record Member(MemberId memberId) implements Person {}
    }

    /// By which figures.
    public sealed interface Basis {
        /// Those of a region and a year of cover; of a member the member's own region.
        record Year(@Nullable RegionCode region, int year) implements Basis {}

        /// Those of a pack that names no year.
        record Standard(PolicyVersion version) implements Basis {}
    }

    /// A quote.
    ///
    /// @param window null for figures that name no year
    public record Quote(
            @Nullable RegionCode region,
            Assessment assessment,
            PremiumRules.@Nullable Window window) {}

    /// Quotes, or the first refusal.
    public sealed interface Quoted {
        record Offered(List<Quote> quotes) implements Quoted {}

        record Refused(Refusal reason, Sentence detail) implements Quoted {}
    }

    public Quoted quote(Basis basis, List<Person> persons) {
        List<Quote> quotes = new ArrayList<>();
        for (int i = 0; i < persons.size(); i++) {
            switch (quote(basis, persons.get(i))) {
                case Quoted.Refused no -> {
                    return persons.size() == 1 ? no : inRow(i + 1, no);
                }
                case Quoted.Offered one -> quotes.addAll(one.quotes());
            }
        }
        return new Quoted.Offered(quotes);
    }

    private Quoted quote(Basis basis, Person person) {
        return switch (basis) {
            case Basis.Standard standard ->
                    switch (person) {
                        case Person.Described described ->
                                quote(
                                        null,
                                        policies.premiumStandard(standard.version()),
                                        described);
                        case Person.Member _ ->
                                refused(
                                        Refusal.INVALID_FIELD,
                                        "policyVersion: figures of no year are quoted by category, not for a member.",
                                        "policyVersion：无年度的标准只能按类别试算，不能按参保人试算。");
                    };
            case Basis.Year year ->
                    switch (person) {
                        case Person.Described described -> {
                            RegionCode region = year.region();
                            yield region == null
                                    ? refused(
                                            Refusal.INVALID_FIELD,
                                            "region: it is required beside categories.",
                                            "region：按类别试算时必填。")
                                    : quote(
                                            region,
                                            policies.premium(region, year.year()),
                                            described);
                        }
                        case Person.Member member -> quote(year.year(), member.memberId());
                    };
        };
    }

    private Quoted quote(int year, MemberId memberId) {
        return writes.read(handle -> {
            PremiumCases.Case at = cases.load(handle, new PremiumId(memberId, year));
            if (!(at.person() instanceof MemberState.Open open)) {
                return new Quoted.Refused(Refusal.MEMBER_UNKNOWN, Sentence.of("memberId"));
            }
            return quote(
                    open.region(),
                    policies.premium(open.region(), year),
                    new Person.Described(
                            at.held().on(writes.today()),
                            cases.age(handle, memberId, writes.today())));
        });
    }

    private static Quoted quote(
            @Nullable RegionCode region,
            Optional<Ruled<PremiumRules>> ruled,
            Person.Described person) {
        if (ruled.isEmpty()) {
            return refused(
                    Refusal.NOT_CONFIGURED,
                    "No policy pack has this resident premium"
                            + (region == null ? "." : " for region " + region + "."),
                    "政策包中没有" + (region == null ? "" : "统筹区 " + region + " 的") + "该居民缴费标准。");
        }
        for (Held held : person.categories()) {
            if (!held.category().equals(CategoriesDecider.ORDINARY)
                    && !ruled.get().rules().knows(held.category())) {
                return refused(
                        Refusal.CATEGORY_UNKNOWN,
                        "categories: pack " + ruled.get().version() + " has no such category.",
                        "categories：政策包 " + ruled.get().version() + " 没有该类别。");
            }
        }
        return new Quoted.Offered(
                List.of(
                        new Quote(
                                region,
                                Assessment.of(ruled.get(), person.categories(), person.age()),
                                ruled.get().rules().window())));
    }

    private static Quoted inRow(int row, Quoted.Refused no) {
        return new Quoted.Refused(
                no.reason(),
                new Sentence(
                        "persons, row " + row + ": " + no.detail().english(),
                        "persons 第 " + row + " 条：" + no.detail().chinese()));
    }

    private static Quoted refused(Refusal reason, String english, String chinese) {
        return new Quoted.Refused(reason, new Sentence(english, chinese));
    }
}
