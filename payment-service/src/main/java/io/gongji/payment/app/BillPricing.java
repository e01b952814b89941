package io.gongji.payment.app;

import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.policy.OutpatientRules;
import io.gongji.contracts.policy.OutpatientRules.CategoryRules;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.Ruled;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.member.Category;
import io.gongji.payment.domain.member.MemberDecider;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.domain.pricing.Pricing;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.MemberVault;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Finds what a bill's price rests on: who is insured how, the age on the day of the service, the
/// policy of that day.
public final class BillPricing {
    /// No bill is older.
    static final LocalDate EARLIEST_SERVICE = LocalDate.of(2000, 1, 1);

    private final PolicyBook policies;
    private final MemberVault vault;
    private final MemberRows members = new MemberRows();

    public BillPricing(PolicyBook policies, MemberVault vault) {
        this.policies = policies;
        this.vault = vault;
    }

    /// The inputs of a price.
    sealed interface Basis {
        record Found(
                RegionCode region,
                Fund fund,
                CategoryRules rules,
                List<DebitSource> debitOrder,
                PolicyVersion policyVersion)
                implements Basis {}

        record Refused(Refusal reason, Sentence detail) implements Basis {}
    }

    /// Looks the basis of a bill up.
    Basis basis(Handle handle, BillRequest bill, LocalDate today) {
        return basis(
                handle, bill.memberId(), bill.serviceDate(), bill.cost(), bill.benefit(), today);
    }

    /// Looks the basis of a price up.
    ///
    /// @param day of the service
    Basis basis(
            Handle handle,
            MemberId memberId,
            LocalDate day,
            Pricing.Cost billed,
            Benefit benefit,
            LocalDate today) {
        if (day.isAfter(today) || day.isBefore(EARLIEST_SERVICE)) {
            return new Basis.Refused(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "serviceDate: give a day from " + EARLIEST_SERVICE + " to today.",
                            "serviceDate：请填 " + EARLIEST_SERVICE + " 至今天之间的日期。"));
        }
        Optional<Decision.Refused<Pricing.Price>> cost = Pricing.refusal(billed);
        if (cost.isPresent()) {
            return new Basis.Refused(cost.get().reason(), cost.get().detail());
        }
        MemberState state = members.state(handle, memberId);
        return switch (state) {
            case MemberState.Unknown _ ->
                    new Basis.Refused(Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
            case MemberState.Open person -> basis(handle, memberId, day, benefit, person);
            case MemberState.Closed closed -> basis(handle, memberId, day, benefit, closed.was());
        };
    }

    private Basis basis(
            Handle handle,
            MemberId memberId,
            LocalDate day,
            Benefit benefit,
            MemberState.Open person) {
        if (!person.insuredOn(day)) {
            return new Basis.Refused(
                    Refusal.MEMBER_NOT_INSURED,
                    new Sentence(
                            "serviceDate: the person is not insured on "
                                    + day
                                    + "; check the day, or renew the insurance first.",
                            "serviceDate：该人员在 " + day + " 未参保，请核对日期或先办理参保。"));
        }
        Optional<Ruled<OutpatientRules>> ruled =
                policies.outpatient(person.region(), person.scheme(), day);
        Category category = person.category();
        if (ruled.isEmpty() || category == null || benefit != Benefit.OUTPATIENT) {
            return notConfigured(person, day);
        }
        Optional<MemberVault.Sealed> sealed = members.sealed(handle, memberId);
        if (sealed.isEmpty()) {
            return new Basis.Refused(Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
        }
        LocalDate birthDate =
                vault.openBirthDate(memberId, sealed.get().wrappedKey(), sealed.get().birthDate());
        int age = Period.between(birthDate, day).getYears();
        Optional<CategoryRules> rules =
                ruled.get().rules().of(Pricing.category(category == Category.RETIRED, age));
        return rules.isEmpty()
                ? notConfigured(person, day)
                : new Basis.Found(
                        person.region(),
                        person.scheme().fund(),
                        rules.get(),
                        ruled.get().rules().debitOrder(),
                        ruled.get().version());
    }

    private static Basis notConfigured(MemberState.Open person, LocalDate day) {
        return new Basis.Refused(
                Refusal.NOT_CONFIGURED,
                new Sentence(
                        "The policy of region "
                                + person.region()
                                + " has no benefit of this kind for the scheme "
                                + person.scheme()
                                + " on "
                                + day
                                + "; ask the bureau to add it.",
                        "统筹区 "
                                + person.region()
                                + " 的政策包没有 "
                                + person.scheme()
                                + " 险种在 "
                                + day
                                + " 的该类待遇，请联系经办机构补充。"));
    }
}
