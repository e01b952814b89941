package io.gongji.pooling.domain.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.policy.WalletRules;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.pooling.domain.giver.Person;
import io.gongji.pooling.domain.giver.Persons;
import io.gongji.pooling.domain.wallet.WalletCommand.ChangePlace;
import io.gongji.pooling.domain.wallet.WalletCommand.OpenWallet;
import io.gongji.pooling.domain.wallet.WalletCommand.SendTransfer;
import io.gongji.pooling.domain.wallet.WalletCommand.SentBefore;
import io.gongji.pooling.domain.wallet.WalletEvent.PlaceChanged;
import io.gongji.pooling.domain.wallet.WalletEvent.TransferSent;
import io.gongji.pooling.domain.wallet.WalletEvent.WalletOpened;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may open a wallet and what may be sent from it (domain P7, P8; examples 67 and 68).
class WalletRulesTest {
    private static final WalletDecider DECIDER = new WalletDecider();
    private static final WalletRules RULES =
            new WalletRules(
                    200_000, 3, LocalTime.of(22, 0), LocalTime.of(6, 0), LocalTime.of(6, 0));
    private static final Person PAYER = Persons.employee(1);
    private static final Person PAYEE = Persons.in(Persons.TIANJIN, Persons.child(2));
    private static final LocalDate DAY = LocalDate.of(2024, 12, 10);
    private static final Wallet OPEN =
            Decider.fold(DECIDER, List.of(new WalletOpened(Persons.SHIJIAZHUANG)));

    /// A wish that nothing speaks against, and how it can be changed.
    private record Wish(
            Person payee,
            long amountFen,
            boolean payeeOpen,
            SentBefore before,
            LocalTime time,
            boolean face) {
        static final Wish GOOD =
                new Wish(
                        PAYEE, 200_000, true, new SentBefore(2, false), LocalTime.of(21, 59), true);

        SendTransfer command() {
            return new SendTransfer(
                    transfer(1),
                    PAYER.memberId(),
                    payee,
                    amountFen,
                    RULES,
                    payeeOpen,
                    before,
                    DAY,
                    time,
                    face);
        }
    }

    @Test
    void theThirdTransferOfTwoThousandYuanJustBeforeTheNightIsSent() {
        assertThat(DECIDER.decide(Wish.GOOD.command(), OPEN))
                .isEqualTo(
                        Decision.accepted(
                                new TransferSent(transfer(1), PAYEE.memberId(), 200_000, DAY)));
    }

    @Test
    void example68TwoThousandFiveHundredYuanAreTooMuch() {
        Wish wish = Wish.GOOD;

        Sentence detail =
                refused(
                        new Wish(wish.payee, 250_000, true, wish.before, wish.time, true),
                        Refusal.TRANSFER_AMOUNT_LIMIT);

        assertThat(detail.english()).contains("amountFen", "2000.00");
        assertThat(detail.chinese()).contains("2000.00 元");
    }

    @Test
    void example68TheFourthTransferOfADayIsRefused() {
        Wish wish = Wish.GOOD;

        refused(
                new Wish(wish.payee, 1, true, new SentBefore(3, false), wish.time, true),
                Refusal.TRANSFER_COUNT_LIMIT);
    }

    @ParameterizedTest
    @CsvSource({
        "22:30, false",
        "22:00, false",
        "21:59, true",
        "00:00, false",
        "05:59, false",
        "06:00, true"
    })
    void example68AtNightNothingIsSent(LocalTime time, boolean sent) {
        Wish wish = Wish.GOOD;
        Wish then = new Wish(wish.payee, 1, true, wish.before, time, true);

        if (sent) {
            assertThat(DECIDER.decide(then.command(), OPEN)).isInstanceOf(Decision.Accepted.class);
        } else {
            refused(then, Refusal.NIGHT_HOURS);
        }
    }

    @Test
    void whileOneIsUnacceptedNoOtherIsSent() {
        Wish wish = Wish.GOOD;

        refused(
                new Wish(wish.payee, 1, true, new SentBefore(0, true), wish.time, true),
                Refusal.TRANSFER_UNACCEPTED);
    }

    @Test
    void thePayeeHasAWalletAndIsInsuredAndIsSomebodyElse() {
        Wish wish = Wish.GOOD;

        refused(
                new Wish(wish.payee, 1, false, wish.before, wish.time, true),
                Refusal.PAYEE_WALLET_NOT_OPEN);
        refused(
                new Wish(Persons.uninsured(PAYEE), 1, true, wish.before, wish.time, true),
                Refusal.MEMBER_NOT_INSURED);
        refused(new Wish(PAYER, 1, true, wish.before, wish.time, true), Refusal.INVALID_FIELD);
    }

    @Test
    void thePayerShowsAFaceForEveryTransfer() {
        Wish wish = Wish.GOOD;

        refused(
                new Wish(wish.payee, 1, true, wish.before, wish.time, false),
                Refusal.FACE_REQUIRED);
    }

    @Test
    void withoutAWalletNothingIsSent() {
        assertThat(reason(DECIDER.decide(Wish.GOOD.command(), Wallet.NONE)))
                .isEqualTo(Refusal.WALLET_NOT_OPEN);
    }

    @Test
    void aWalletIsOpenedOnceByAnInsuredPersonOfAnOpenCity() {
        OpenWallet open = new OpenWallet(PAYER, Persons.SHIJIAZHUANG, true, true);

        assertThat(DECIDER.decide(open, Wallet.NONE))
                .isEqualTo(Decision.accepted(new WalletOpened(Persons.SHIJIAZHUANG)));
        assertThat(reason(DECIDER.decide(open, OPEN))).isEqualTo(Refusal.WALLET_ALREADY_OPEN);
        assertThat(reason(open(Persons.uninsured(PAYER), true, true)))
                .isEqualTo(Refusal.MEMBER_NOT_INSURED);
        assertThat(reason(open(PAYER, false, true))).isEqualTo(Refusal.CITY_NOT_OPEN);
        assertThat(reason(open(PAYER, true, false))).isEqualTo(Refusal.CITY_NOT_OPEN);
    }

    @Test
    void thePlaceOfUseChangesBetweenOpenCities() {
        assertThat(DECIDER.decide(new ChangePlace(Persons.TANGSHAN, true), OPEN))
                .isEqualTo(Decision.accepted(new PlaceChanged(Persons.TANGSHAN)));
        assertThat(DECIDER.decide(new ChangePlace(Persons.SHIJIAZHUANG, true), OPEN))
                .isEqualTo(Decision.accepted());
        assertThat(reason(DECIDER.decide(new ChangePlace(Persons.TIANJIN, false), OPEN)))
                .isEqualTo(Refusal.CITY_NOT_OPEN);
        assertThat(reason(DECIDER.decide(new ChangePlace(Persons.TANGSHAN, true), Wallet.NONE)))
                .isEqualTo(Refusal.WALLET_NOT_OPEN);
    }

    @Test
    void whatWasSentIsRememberedForItsDayOnly() {
        Wallet sent =
                Decider.fold(
                        DECIDER,
                        OPEN,
                        List.of(
                                new TransferSent(transfer(1), PAYEE.memberId(), 1, DAY),
                                new TransferSent(transfer(2), PAYEE.memberId(), 1, DAY)));

        assertThat(sent.sentOn(DAY)).containsExactly(transfer(1), transfer(2));
        assertThat(sent.sentOn(DAY.plusDays(1))).isEmpty();
        assertThat(
                        Decider.fold(
                                        DECIDER,
                                        sent,
                                        List.of(
                                                new TransferSent(
                                                        transfer(3),
                                                        PAYEE.memberId(),
                                                        1,
                                                        DAY.plusDays(1))))
                                .sentOnLastDay())
                .containsExactly(transfer(3));
    }

    private static Decision<WalletEvent> open(Person person, boolean home, boolean place) {
        return DECIDER.decide(
                new OpenWallet(person, Persons.SHIJIAZHUANG, home, place), Wallet.NONE);
    }

    private static Sentence refused(Wish wish, Refusal reason) {
        Decision<WalletEvent> decision = DECIDER.decide(wish.command(), OPEN);
        assertThat(reason(decision)).isEqualTo(reason);
        return ((Decision.Refused<WalletEvent>) decision).detail();
    }

    private static Refusal reason(Decision<WalletEvent> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<WalletEvent>) decision).reason();
    }

    private static TransferId transfer(int number) {
        return new TransferId(new UUID(0x3000000000007000L, 0x8000000000000000L | number));
    }
}
