package io.gongji.pooling.domain.wallet;

import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.WalletRules;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.domain.wallet.WalletCommand.SendTransfer;
import java.util.Optional;

/// What may be sent, by the rules of the payer's city (domain P7; example 68). The first reason
/// against, or nothing; the face comes last, because its token can be shown once.
final class SendingRules {
    private SendingRules() {}

    static Optional<Decision.Refused<WalletEvent>> of(SendTransfer send, Wallet state) {
        if (send.payer().equals(send.payee().memberId())) {
            return refused(
                    Refusal.INVALID_FIELD,
                    "payerId and the payee are the same person; name another payee.",
                    "payerId 与收款人为同一人，请填写他人。");
        }
        if (!state.isOpen()) {
            return refused(
                    Refusal.WALLET_NOT_OPEN,
                    "payerId has no wallet; open it first.",
                    "payerId 尚未开通医保钱包，请先开通。");
        }
        return payeeMayReceive(send)
                .or(() -> withinAmount(send))
                .or(() -> byDay(send))
                .or(() -> nothingWaits(send))
                .or(() -> withinCount(send))
                .or(() -> faceShown(send));
    }

    private static Optional<Decision.Refused<WalletEvent>> payeeMayReceive(SendTransfer send) {
        if (!send.payee().insured()) {
            return refused(
                    Refusal.MEMBER_NOT_INSURED,
                    "The payee is not insured today; the payee has to be insured first.",
                    "收款人今日未参保，请先办理参保。");
        }
        return send.payeeWalletOpen()
                ? Optional.empty()
                : refused(
                        Refusal.PAYEE_WALLET_NOT_OPEN,
                        "The payee has to open a wallet before money can be sent.",
                        "请收款人先开通医保钱包，再进行转账。");
    }

    private static Optional<Decision.Refused<WalletEvent>> withinAmount(SendTransfer send) {
        String max = Money.yuan(send.rules().transferMaxFen());
        return send.amountFen() <= send.rules().transferMaxFen()
                ? Optional.empty()
                : refused(
                        Refusal.TRANSFER_AMOUNT_LIMIT,
                        "amountFen is above " + max + " yuan, the most of one transfer; send less.",
                        "amountFen 超过单笔限额 " + max + " 元，请减少金额。");
    }

    private static Optional<Decision.Refused<WalletEvent>> byDay(SendTransfer send) {
        WalletRules rules = send.rules();
        return rules.isNight(send.time())
                ? refused(
                        Refusal.NIGHT_HOURS,
                        "No transfers from "
                                + rules.nightFrom()
                                + " to "
                                + rules.nightTo()
                                + "; send it after that.",
                        rules.nightFrom() + " 至 " + rules.nightTo() + " 不办理转账，请在此时段之后办理。")
                : Optional.empty();
    }

    private static Optional<Decision.Refused<WalletEvent>> nothingWaits(SendTransfer send) {
        return send.sentBefore().unaccepted()
                ? refused(
                        Refusal.TRANSFER_UNACCEPTED,
                        "Ask the payee to accept or refuse it; otherwise it comes back at "
                                + send.rules().returnAt()
                                + " the next day.",
                        "请对方接收或拒收；逾期将于次日 " + send.rules().returnAt() + " 退回。")
                : Optional.empty();
    }

    private static Optional<Decision.Refused<WalletEvent>> withinCount(SendTransfer send) {
        int max = send.rules().transfersPerDay();
        return send.sentBefore().countToday() < max
                ? Optional.empty()
                : refused(
                        Refusal.TRANSFER_COUNT_LIMIT,
                        "The policy of the payer's city allows " + max + " transfers a day.",
                        "付款人参保地规定每日最多转账 " + max + " 次。");
    }

    private static Optional<Decision.Refused<WalletEvent>> faceShown(SendTransfer send) {
        return send.facePassed()
                ? Optional.empty()
                : refused(
                        Refusal.FACE_REQUIRED,
                        "faceToken is missing: the payer passes a face verification for each transfer.",
                        "缺少 faceToken：每笔转账须由付款人本人完成人脸验证。");
    }

    private static Optional<Decision.Refused<WalletEvent>> refused(
            Refusal reason, String english, String chinese) {
        return Optional.of(new Decision.Refused<>(reason, new Sentence(english, chinese)));
    }
}
