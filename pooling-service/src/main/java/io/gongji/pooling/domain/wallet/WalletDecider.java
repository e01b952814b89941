package io.gongji.pooling.domain.wallet;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.RegionTable;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.domain.wallet.WalletCommand.ChangePlace;
import io.gongji.pooling.domain.wallet.WalletCommand.OpenWallet;
import io.gongji.pooling.domain.wallet.WalletCommand.SendTransfer;
import io.gongji.pooling.domain.wallet.WalletEvent.PlaceChanged;
import io.gongji.pooling.domain.wallet.WalletEvent.TransferSent;
import io.gongji.pooling.domain.wallet.WalletEvent.WalletOpened;

/// Who may open a wallet and what may be sent from it (domain G7, P7, P8).
public final class WalletDecider implements Decider<WalletCommand, Wallet, WalletEvent> {
    @Override
    public Wallet initial() {
        return Wallet.NONE;
    }

    @Override
    public Decision<WalletEvent> decide(WalletCommand command, Wallet state) {
        return switch (command) {
            case OpenWallet open -> open(open, state);
            case ChangePlace change -> change(change, state);
            case SendTransfer send ->
                    SendingRules.of(send, state)
                            .<Decision<WalletEvent>>map(refused -> refused)
                            .orElseGet(() ->
                                    Decision.accepted(
                                            new TransferSent(
                                                    send.transferId(),
                                                    send.payee().memberId(),
                                                    send.amountFen(),
                                                    send.day())));
        };
    }

    private static Decision<WalletEvent> open(OpenWallet open, Wallet state) {
        if (state.isOpen()) {
            return Decision.refused(
                    Refusal.WALLET_ALREADY_OPEN,
                    new Sentence(
                            "There is nothing left to do; the place of use can be changed.",
                            "无需再次开通；如需变更使用地，请办理使用地变更。"));
        }
        if (!open.holder().insured()) {
            return Decision.refused(
                    Refusal.MEMBER_NOT_INSURED,
                    new Sentence(
                            "A wallet is opened by a person who is insured today; renew the insurance first.",
                            "开通医保钱包须为参保状态，请先恢复参保。"));
        }
        if (!open.homeOpen()) {
            return Decision.refused(
                    Refusal.CITY_NOT_OPEN, notOpen("memberId", open.holder().region()));
        }
        return open.placeOpen()
                ? Decision.accepted(new WalletOpened(open.placeOfUse()))
                : Decision.refused(Refusal.CITY_NOT_OPEN, notOpen("placeOfUse", open.placeOfUse()));
    }

    private static Decision<WalletEvent> change(ChangePlace change, Wallet state) {
        if (!state.isOpen()) {
            return Decision.refused(
                    Refusal.WALLET_NOT_OPEN,
                    new Sentence(
                            "This person has no wallet; open it with this place of use.",
                            "该参保人尚未开通医保钱包，请先以该使用地开通。"));
        }
        if (!change.placeOpen()) {
            return Decision.refused(
                    Refusal.CITY_NOT_OPEN, notOpen("placeOfUse", change.placeOfUse()));
        }
        return change.placeOfUse().equals(state.placeOfUse())
                ? Decision.accepted()
                : Decision.accepted(new PlaceChanged(change.placeOfUse()));
    }

    /// Which city is not open, by the field that led to it.
    public static Sentence notOpen(String field, RegionCode region) {
        return new Sentence(
                field
                        + " leads to region "
                        + region
                        + ", where wallets are not open today; look up the open cities.",
                field
                        + " 所属地区 "
                        + RegionTable.nameOf(region)
                        + "（"
                        + region
                        + "）今日尚未开通医保钱包，请查询已开通城市。");
    }

    /// An event that cannot follow means a corrupt stream: it stops here.
    @Override
    public Wallet evolve(Wallet state, WalletEvent event) {
        return switch (event) {
            case WalletOpened opened -> {
                if (state.isOpen()) {
                    throw new IllegalStateException("wallet stream: opened twice");
                }
                yield state.at(opened.placeOfUse());
            }
            case PlaceChanged changed -> opened(state).at(changed.placeOfUse());
            case TransferSent sent -> opened(state).sent(sent.transferId(), sent.sentOn());
        };
    }

    private static Wallet opened(Wallet state) {
        if (!state.isOpen()) {
            throw new IllegalStateException("wallet stream: used before it was opened");
        }
        return state;
    }
}
