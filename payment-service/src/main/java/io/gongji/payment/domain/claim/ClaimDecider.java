package io.gongji.payment.domain.claim;

import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.ClaimEvent;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.claim.ClaimState.Owed;
import java.time.LocalDate;
import java.util.Optional;

/// Decides a claim (domain H4 to H7, I1, I2; examples 39 and 76): excluded causes and hospitals
/// that may not refer are refused, whoever took it in does not approve it, and a third party's
/// liability is paid first by a recourse only.
public final class ClaimDecider implements Decider<ClaimCommand, ClaimState, ClaimFact> {
    /// What to say when there is no such claim.
    public static final Sentence UNKNOWN =
            new Sentence("claimId: no claim has this id; check it.", "claimId：没有该编号的报销申请，请核对。");

    /// Only such a hospital refers out of the city (domain H6).
    static final int REFERRING_LEVEL_MIN = 3;

    /// Rural residents claim for such hospitals out of the city (domain H7).
    static final int RURAL_LEVEL_MIN = 2;

    @Override
    public ClaimState initial() {
        return new ClaimState.Absent();
    }

    @Override
    public Decision<ClaimFact> decide(ClaimCommand command, ClaimState state) {
        return switch (command) {
            case ClaimCommand.Submit submit -> {
                if (!(state instanceof ClaimState.Absent)) {
                    throw unexpected(command, state);
                }
                yield submit(submit);
            }
            case ClaimCommand.Approve approve ->
                    state instanceof ClaimState.Submitted submitted
                            ? approve(approve, submitted.application())
                            : notOpen(state);
            case ClaimCommand.Reject reject ->
                    state instanceof ClaimState.Submitted
                            ? Decision.accepted(new ClaimFact.Rejected(reject.by()))
                            : notOpen(state);
            case ClaimCommand.PayFirst first ->
                    state instanceof ClaimState.Submitted submitted
                            ? payFirst(first, submitted.application())
                            : notOpen(state);
            case ClaimCommand.Pay pay ->
                    state instanceof ClaimState.Payable payable
                            ? Decision.accepted(paid(pay, payable))
                            : notOpen(state);
            case ClaimCommand.Return back ->
                    state instanceof ClaimState.Paid paid
                            ? Decision.accepted(returned(back, paid))
                            : notOpen(state);
        };
    }

    @Override
    public ClaimState evolve(ClaimState state, ClaimFact fact) {
        return switch (fact) {
            case ClaimFact.Submitted submitted -> new ClaimState.Submitted(submitted.application());
            case ClaimFact.Approved approved ->
                    new ClaimState.Payable(
                            submitted(state, fact),
                            new Owed(
                                    approved.told().fundFen(),
                                    null,
                                    approved.told().pricing(),
                                    null));
            case ClaimFact.Reviewed reviewed -> {
                ClaimState.Payable before = payable(state, fact);
                yield new ClaimState.Payable(
                        before.application(),
                        new Owed(
                                before.owed().fundFen(),
                                reviewed.rule(),
                                before.owed().pricing(),
                                before.owed().recourseId()));
            }
            case ClaimFact.Rejected rejected ->
                    new ClaimState.Rejected(submitted(state, fact), rejected.by());
            case ClaimFact.PaidFirst first ->
                    new ClaimState.Payable(
                            submitted(state, fact),
                            new Owed(first.amountFen(), null, null, first.recourseId()));
            case ClaimFact.Paid paid -> {
                ClaimState.Payable before = payable(state, fact);
                yield new ClaimState.Paid(
                        before.application(), before.owed(), paid.told().bankReference());
            }
            case ClaimFact.Returned _ -> {
                if (!(state instanceof ClaimState.Paid paid)) {
                    throw unexpected(fact, state);
                }
                yield new ClaimState.Payable(paid.application(), paid.owed());
            }
        };
    }

    private static Decision<ClaimFact> submit(ClaimCommand.Submit submit) {
        Application claim = submit.application();
        if (claim.cause().answer() == Cause.Answer.EXCLUDED) {
            return Decision.refused(Refusal.EXCLUDED, excluded());
        }
        return misrouted(submit)
                .map(refused -> (Decision<ClaimFact>) refused)
                .orElseGet(() -> Decision.accepted(new ClaimFact.Submitted(claim)));
    }

    private static Optional<Decision.Refused<ClaimFact>> misrouted(ClaimCommand.Submit submit) {
        Application claim = submit.application();
        return switch (claim.route()) {
            case EMERGENCY, REMOTE_PLACEMENT -> Optional.empty();
            case REFERRAL -> {
                Integer level = claim.referringLevel();
                yield level != null && level >= REFERRING_LEVEL_MIN
                        ? Optional.empty()
                        : Optional.of(
                                new Decision.Refused<>(
                                        Refusal.REFERRAL_NOT_ALLOWED,
                                        new Sentence(
                                                "referringLevel: only a level-3 hospital refers out of the city.",
                                                "referringLevel：仅三级医院可办理转外就医。")));
            }
            case RURAL_OUT_OF_CITY ->
                    claim.hospitalLevel() < RURAL_LEVEL_MIN
                            ? Optional.of(
                                    new Decision.Refused<>(
                                            Refusal.REFERRAL_NOT_ALLOWED,
                                            new Sentence(
                                                    "hospitalLevel: out of the city only hospitals of level 2 or above are covered.",
                                                    "hospitalLevel：市外就医限二级及以上公立医院。")))
                            : tooLate(submit);
        };
    }

    /// The last day is in time (domain K23).
    private static Optional<Decision.Refused<ClaimFact>> tooLate(ClaimCommand.Submit submit) {
        LocalDate last = submit.application().dischargedOn().plusMonths(submit.months());
        return submit.today().isAfter(last)
                ? Optional.of(
                        new Decision.Refused<>(
                                Refusal.CLAIM_TOO_LATE,
                                new Sentence(
                                        "dischargedOn: the last day to claim was " + last + ".",
                                        "dischargedOn：报销申请截止日为 " + last + "。")))
                : Optional.empty();
    }

    private static Decision<ClaimFact> approve(ClaimCommand.Approve approve, Application claim) {
        if (approve.by().equals(claim.submittedBy())) {
            return fourEyes();
        }
        if (claim.cause().answer() == Cause.Answer.BY_RECOURSE) {
            return said("a third party is liable; open a recourse for it", "应由第三人负担，请立案追偿并由基金先行支付");
        }
        if (approve.fundFen() < 1 || approve.fundFen() > claim.inScopeFen()) {
            return Decision.refused(
                    Refusal.INVALID_AMOUNT,
                    new Sentence(
                            "fundFen: from 0.01 to "
                                    + Money.yuan(claim.inScopeFen())
                                    + " (what the catalogue covers); reject the claim when the fund pays nothing.",
                            "fundFen：应在 0.01 至 "
                                    + Money.yuan(claim.inScopeFen())
                                    + " 元（目录内费用）之间；基金不予支付的，请驳回申请。"));
        }
        return Decision.accepted(
                new ClaimFact.Approved(
                        new ClaimEvent.Approved(
                                claim.claimId(),
                                claim.memberId(),
                                claim.region(),
                                claim.fund(),
                                claim.benefit(),
                                claim.totalFen(),
                                approve.fundFen(),
                                approve.pricing())),
                new ClaimFact.Reviewed(approve.by(), approve.rule()));
    }

    private static Decision<ClaimFact> payFirst(ClaimCommand.PayFirst first, Application claim) {
        if (first.by().equals(claim.submittedBy())) {
            return fourEyes();
        }
        if (claim.cause().answer() != Cause.Answer.BY_RECOURSE) {
            return said("no third party is liable for it", "不属于第三人责任，无需追偿");
        }
        if (first.amountFen() > claim.inScopeFen()) {
            return Decision.refused(
                    Refusal.INVALID_AMOUNT,
                    new Sentence(
                            "amountFen: the catalogue covers "
                                    + Money.yuan(claim.inScopeFen())
                                    + "; pay no more.",
                            "amountFen：目录内费用为 " + Money.yuan(claim.inScopeFen()) + " 元，不得超过该金额。"));
        }
        return Decision.accepted(new ClaimFact.PaidFirst(first.recourseId(), first.amountFen()));
    }

    private static ClaimFact paid(ClaimCommand.Pay pay, ClaimState.Payable payable) {
        Application claim = payable.application();
        return new ClaimFact.Paid(
                new ClaimEvent.Paid(
                        claim.claimId(),
                        claim.region(),
                        claim.fund(),
                        payable.owed().fundFen(),
                        pay.bankReference()));
    }

    private static ClaimFact returned(ClaimCommand.Return back, ClaimState.Paid paid) {
        Application claim = paid.application();
        return new ClaimFact.Returned(
                new ClaimEvent.PaymentReturned(
                        claim.claimId(),
                        claim.region(),
                        claim.fund(),
                        paid.owed().fundFen(),
                        back.bankReference()));
    }

    private static Decision<ClaimFact> fourEyes() {
        return Decision.refused(
                Refusal.FOUR_EYES,
                new Sentence(
                        "Gongji-Caller: whoever took the claim in may not approve it; let a colleague do so.",
                        "Gongji-Caller：受理人不得审批本人受理的申请，请由同事审批。"));
    }

    private static Sentence excluded() {
        return new Sentence(
                "cause: the fund does not pay for work injury, a liable third party, public health or treatment abroad.",
                "cause：工伤、应由第三人负担、应由公共卫生负担、境外就医的费用，基金不予支付。");
    }

    private static Decision<ClaimFact> notOpen(ClaimState state) {
        return switch (state) {
            case ClaimState.Absent _ -> Decision.refused(Refusal.NOT_FOUND, UNKNOWN);
            case ClaimState.Submitted _ -> said("it is not approved yet", "尚未审批");
            case ClaimState.Rejected _ -> said("it was rejected", "已驳回");
            case ClaimState.Payable _ -> said("it is approved and not paid", "已审批，尚未付款");
            case ClaimState.Paid _ -> said("it was paid out", "已付款");
        };
    }

    private static Decision<ClaimFact> said(String english, String chinese) {
        return Decision.refused(
                Refusal.CLAIM_NOT_OPEN,
                new Sentence(
                        "This claim is not open for that step: " + english + ".",
                        "该报销申请不能办理此步骤：" + chinese + "。"));
    }

    private static Application submitted(ClaimState state, ClaimFact fact) {
        if (state instanceof ClaimState.Submitted submitted) {
            return submitted.application();
        }
        throw unexpected(fact, state);
    }

    private static ClaimState.Payable payable(ClaimState state, ClaimFact fact) {
        if (state instanceof ClaimState.Payable payable) {
            return payable;
        }
        throw unexpected(fact, state);
    }

    private static IllegalStateException unexpected(Object what, ClaimState state) {
        return new IllegalStateException(
                what.getClass().getSimpleName()
                        + " cannot follow "
                        + state.getClass().getSimpleName());
    }
}
