package io.gongji.payment.domain.withdrawal;

import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.WithdrawalEvent;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Decides a withdrawal (domain I3 to I5, examples 70 to 72): the cause must be one that the rules
/// know, its papers must be there, and whoever took it in does not approve it. An answer of the
/// ledger that was not asked for is a bug, and throws.
public final class WithdrawalDecider
        implements Decider<WithdrawalCommand, WithdrawalState, WithdrawalFact> {
    /// What to say when there is no such withdrawal.
    public static final Sentence UNKNOWN =
            new Sentence(
                    "withdrawalId: no withdrawal has this id; check it.",
                    "withdrawalId：没有该编号的支取申请，请核对。");

    @Override
    public WithdrawalState initial() {
        return new WithdrawalState.Absent();
    }

    @Override
    public Decision<WithdrawalFact> decide(WithdrawalCommand command, WithdrawalState state) {
        return switch (command) {
            case WithdrawalCommand.Apply apply -> {
                if (!(state instanceof WithdrawalState.Absent)) {
                    throw unexpected(command, state);
                }
                yield apply(apply.application());
            }
            case WithdrawalCommand.Approve approve ->
                    state instanceof WithdrawalState.Applied applied
                            ? approve(approve, applied.application())
                            : notOpen(state);
            case WithdrawalCommand.Reject reject ->
                    state instanceof WithdrawalState.Applied
                            ? Decision.accepted(new WithdrawalFact.Rejected(reject.by()))
                            : notOpen(state);
            case WithdrawalCommand.Pay pay ->
                    state instanceof WithdrawalState.Payable payable
                            ? Decision.accepted(paid(pay, payable))
                            : notOpen(state);
            case WithdrawalCommand.RecordTaken _ -> {
                approved(state, command);
                yield Decision.accepted(new WithdrawalFact.Taken());
            }
            case WithdrawalCommand.RecordDeclined answer -> {
                approved(state, command);
                yield Decision.accepted(new WithdrawalFact.Declined(answer.reason()));
            }
        };
    }

    @Override
    public WithdrawalState evolve(WithdrawalState state, WithdrawalFact fact) {
        return switch (fact) {
            case WithdrawalFact.Applied applied -> {
                if (!(state instanceof WithdrawalState.Absent)) {
                    throw unexpected(fact, state);
                }
                yield new WithdrawalState.Applied(applied.application());
            }
            case WithdrawalFact.Approved approved ->
                    new WithdrawalState.Approved(
                            applied(state, fact), approved.told().amountFen(), approved.asked());
            case WithdrawalFact.Rejected rejected ->
                    new WithdrawalState.Rejected(applied(state, fact), rejected.by());
            case WithdrawalFact.Taken _ -> {
                WithdrawalState.Approved before = approved(state, fact);
                yield new WithdrawalState.Payable(before.application(), before.amountFen());
            }
            case WithdrawalFact.Declined declined -> {
                WithdrawalState.Approved before = approved(state, fact);
                yield new WithdrawalState.Declined(
                        before.application(), before.amountFen(), declined.reason());
            }
            case WithdrawalFact.Paid paid -> {
                if (!(state instanceof WithdrawalState.Payable payable)) {
                    throw unexpected(fact, state);
                }
                yield new WithdrawalState.Paid(
                        payable.application(), payable.amountFen(), paid.told().bankReference());
            }
        };
    }

    private static Decision<WithdrawalFact> apply(Application application) {
        Cause cause = application.cause();
        if (cause.reason().isEmpty()) {
            return Decision.refused(Refusal.NOT_WITHDRAWABLE, notWithdrawable(cause));
        }
        Set<Document> missing = new TreeSet<>(cause.proofs());
        missing.removeAll(application.documents());
        if (!missing.isEmpty()) {
            return Decision.refused(Refusal.INVALID_FIELD, missing(missing));
        }
        Long amountFen = application.amountFen();
        if (amountFen != null && (amountFen < 1 || amountFen > Money.MAX_FEN)) {
            return Decision.refused(
                    Refusal.INVALID_AMOUNT,
                    new Sentence(
                            "amountFen: a whole number of fen from 1 to "
                                    + Money.MAX_FEN
                                    + "; leave it out to withdraw all there is.",
                            "amountFen：应为 1 至 " + Money.MAX_FEN + " 之间的整数（单位：分）；不填则支取全部余额。"));
        }
        return Decision.accepted(new WithdrawalFact.Applied(application));
    }

    private static Decision<WithdrawalFact> approve(
            WithdrawalCommand.Approve approve, Application application) {
        if (approve.by().equals(application.requestedBy())) {
            return Decision.refused(
                    Refusal.FOUR_EYES,
                    new Sentence(
                            "Gongji-Caller: whoever took the application in may not approve it; let a colleague do so.",
                            "Gongji-Caller：受理人不得审批本人受理的申请，请由同事审批。"));
        }
        if (approve.amountFen() < 1) {
            return Decision.refused(
                    Refusal.INSUFFICIENT_BALANCE,
                    new Sentence(
                            "There is nothing on the account that could be withdrawn; reject the application.",
                            "账户没有可支取的余额，请驳回该申请。"));
        }
        return Decision.accepted(
                new WithdrawalFact.Approved(
                        new WithdrawalEvent.Requested(
                                application.withdrawalId(),
                                application.memberId(),
                                application.region(),
                                approve.amountFen(),
                                application.cause().reason().orElseThrow()),
                        approve.asked()));
    }

    private static WithdrawalFact paid(WithdrawalCommand.Pay pay, WithdrawalState.Payable payable) {
        return new WithdrawalFact.Paid(
                new WithdrawalEvent.Paid(
                        payable.application().withdrawalId(),
                        payable.application().region(),
                        payable.amountFen(),
                        pay.bankReference()));
    }

    private static Sentence notWithdrawable(Cause cause) {
        return switch (cause) {
            case TRANSFER_TAKEN ->
                    new Sentence(
                            "reason: the new region takes the balance, so it is transferred there and not paid out; ask for the transfer of the insurance relation.",
                            "reason：转入地接收个人账户余额，余额随关系转移，不予支取；请办理医保关系转移。");
            case NONE, DEATH, SETTLED_ABROAD, TRANSFER_NOT_TAKEN, LOCAL_RULE ->
                    new Sentence(
                            "reason: an insured person's account money is for medical cost and cannot be cashed; it stays on the account and never expires.",
                            "reason：参保期间个人账户资金用于医疗支出，不能提取现金；余额保留在账户中，不会过期。");
        };
    }

    private static Sentence missing(Set<Document> missing) {
        String names = missing.stream().map(Enum::name).collect(Collectors.joining(", "));
        return new Sentence(
                "documents: these papers are missing: "
                        + names
                        + "; ask for them and send them with the others.",
                "documents：缺少以下材料：" + names + "；请补齐后一并提交。");
    }

    private static Decision<WithdrawalFact> notOpen(WithdrawalState state) {
        return switch (state) {
            case WithdrawalState.Absent _ -> Decision.refused(Refusal.NOT_FOUND, UNKNOWN);
            case WithdrawalState.Applied _ -> said("it is not approved yet", "尚未审批");
            case WithdrawalState.Rejected _ -> said("it was rejected", "已驳回");
            case WithdrawalState.Approved _ ->
                    said("the ledger has not set the money aside yet", "账本尚未划出款项");
            case WithdrawalState.Declined _ ->
                    said("the ledger declined it; apply anew", "账本未予受理，请重新申请");
            case WithdrawalState.Payable _ ->
                    said("it is approved and waits to be paid out", "已审批，待付款");
            case WithdrawalState.Paid _ -> said("it was paid out", "已付款");
        };
    }

    private static Decision<WithdrawalFact> said(String english, String chinese) {
        return Decision.refused(
                Refusal.WITHDRAWAL_NOT_OPEN,
                new Sentence(
                        "This withdrawal is not open for that step: " + english + ".",
                        "该支取申请不能办理此步骤：" + chinese + "。"));
    }

    private static Application applied(WithdrawalState state, WithdrawalFact fact) {
        if (state instanceof WithdrawalState.Applied applied) {
            return applied.application();
        }
        throw unexpected(fact, state);
    }

    private static WithdrawalState.Approved approved(WithdrawalState state, Object what) {
        if (state instanceof WithdrawalState.Approved approved) {
            return approved;
        }
        throw unexpected(what, state);
    }

    private static IllegalStateException unexpected(Object what, WithdrawalState state) {
        return new IllegalStateException(
                what.getClass().getSimpleName()
                        + " cannot follow "
                        + state.getClass().getSimpleName());
    }
}
