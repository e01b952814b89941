package io.gongji.payment.domain;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.policy.ContributionRules;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.member.Category;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.domain.payroll.PayrollId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;

/// What the stories of the domain begin with.
public final class Given {
    public static final LocalDate TODAY = LocalDate.of(2025, 6, 15);
    public static final RegionCode SHIJIAZHUANG = new RegionCode("130100");
    public static final RegionCode HENAN = new RegionCode("410000");
    public static final YearMonth AUGUST = YearMonth.of(2024, 8);
    public static final Channel BANK = new Channel("BANK");
    public static final PayrollId PAYROLL =
            new PayrollId(new EmployerId("ACME0001"), AUGUST, HENAN);

    /// Henan 2024: floor 3,756, ceiling 18,780, 8 % and 2 % (domain A3, A6).
    public static final ContributionRules RULES = new ContributionRules(375_600, 1_878_000, 80, 20);

    private Given() {}

    public static MemberId member(int number) {
        return new MemberId(new UUID(7, number));
    }

    public static MemberState.Open employee() {
        return new MemberState.Open(
                HENAN, Scheme.EMPLOYEE, Category.ACTIVE, LocalDate.of(2024, 1, 1), null);
    }

    public static MemberState.Open in(Scheme scheme) {
        Category category = scheme == Scheme.RESIDENT ? null : Category.ACTIVE;
        return new MemberState.Open(HENAN, scheme, category, LocalDate.of(2024, 1, 1), null);
    }

    /// The events of a command that must be accepted.
    public static <E> List<E> accepted(Decision<E> decision) {
        return switch (decision) {
            case Decision.Accepted<E> yes -> yes.events();
            case Decision.Refused<E> no ->
                    Assertions.fail("refused: " + no.reason() + " " + no.detail());
        };
    }

    /// The reason of a command that must be refused.
    public static Refusal refused(Decision<?> decision) {
        return switch (decision) {
            case Decision.Accepted<?> yes -> Assertions.fail("accepted: " + yes.events());
            case Decision.Refused<?> no -> no.reason();
        };
    }

    /// The name of an outcome in a matrix: the refusal, the first event's type, `-` for nothing or
    /// `BUG` for a throw.
    public static <C, S, E> String outcome(Decider<C, S, E> decider, C command, S state) {
        try {
            return switch (decider.decide(command, state)) {
                case Decision.Refused<E> no -> no.reason().name();
                case Decision.Accepted<E> yes when yes.events().isEmpty() -> "-";
                case Decision.Accepted<E> yes -> yes.events().getFirst().getClass().getSimpleName();
            };
        } catch (IllegalStateException bug) {
            return "BUG";
        }
    }

    /// Folding a head and then its tail is folding all, for every cut.
    public static <S, E> void assertFoldLaw(Decider<?, S, E> decider, List<E> events) {
        S all = Decider.fold(decider, events);
        for (int cut = 0; cut <= events.size(); cut++) {
            S head = Decider.fold(decider, events.subList(0, cut));
            Assertions.assertThat(Decider.fold(decider, head, events.subList(cut, events.size())))
                    .as("cut at %d", cut)
                    .isEqualTo(all);
        }
    }
}
