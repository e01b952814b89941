package io.gongji.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.gongji.contracts.Channel;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every situation a book can be in × every event: the answer stands in `outcome-matrix.txt`, a
/// line each. A pair without a line fails, and so does a line without a pair.
class OutcomeMatrixTest {
    private static final int PATIENT = 1;
    private static final int GIVER = 2;
    private static final int ABROAD = 101;

    private static final Map<String, Supplier<Book>> SITUATIONS = new LinkedHashMap<>();
    private static final Map<String, GongjiEvent> EVENTS = new LinkedHashMap<>();

    static {
        SITUATIONS.put("empty", Book::new);
        SITUATIONS.put("funded", OutcomeMatrixTest::funded);
        SITUATIONS.put("patient-closed", () -> funded().after(Book.closed(PATIENT)));
        SITUATIONS.put("giver-closed", () -> authorised().after(Book.closed(GIVER)));
        SITUATIONS.put("authorised", OutcomeMatrixTest::authorised);
        SITUATIONS.put("earmarked", () -> funded().after(Book.earmarked(1, GIVER, PATIENT, 60_00)));
        SITUATIONS.put("ended", () -> authorised().after(Book.ended(1, GIVER, PATIENT)));
        SITUATIONS.put(
                "bill-posted", () -> authorised().after(Book.bill(1, PATIENT, 30_00, 70_00)));
        SITUATIONS.put(
                "bill-voided",
                () ->
                        authorised()
                                .after(
                                        Book.bill(1, PATIENT, 30_00, 70_00),
                                        Book.voided(1, PATIENT)));
        SITUATIONS.put(
                "transfer-sent", () -> funded().after(MoneyEvents.sent(1, GIVER, PATIENT, 40_00)));
        SITUATIONS.put(
                "transfer-dispatched",
                () ->
                        funded().after(
                                        MoneyEvents.sent(3, GIVER, ABROAD, 40_00),
                                        MoneyEvents.taken(3, GIVER, ABROAD)));
        SITUATIONS.put(
                "transfer-arrived",
                () -> funded().after(MoneyEvents.arrived(2, ABROAD, PATIENT, 40_00)));
        SITUATIONS.put(
                "premium-paid",
                () -> authorised().after(MoneyEvents.premium(PATIENT, 2026, 400_00, 0, 640_00)));
        SITUATIONS.put("withdrawn", () -> funded().after(MoneyEvents.withdrawn(1, PATIENT, 50_00)));
        SITUATIONS.put("held", OutcomeMatrixTest::held);
        SITUATIONS.put("hold-captured", () -> held().after(Holds.captured(1, PATIENT, 1, 60_00)));
        SITUATIONS.put(
                "hold-used-up", () -> held().after(Holds.lastCaptured(1, PATIENT, 1, 60_00)));
        SITUATIONS.put(
                "capture-voided",
                () ->
                        held().after(
                                        Holds.captured(1, PATIENT, 1, 60_00),
                                        Holds.voided(1, PATIENT, 1)));
        SITUATIONS.put("hold-released", () -> held().after(Holds.released(1, PATIENT)));
        SITUATIONS.put("hold-expired", () -> held().after(Holds.expired(1, PATIENT)));
        SITUATIONS.put("held-grant-ended", () -> held().after(Book.ended(1, GIVER, PATIENT)));
        SITUATIONS.put("held-giver-closed", () -> held().after(Book.closed(GIVER)));
        SITUATIONS.put("held-next-year", () -> held().on(LocalDate.of(2026, 1, 5)));
        SITUATIONS.put(
                "benefits-open",
                () ->
                        new Book()
                                .after(
                                        BenefitEvents.advance(20_00),
                                        BenefitEvents.claimApproved(1, Benefit.CHRONIC, 40_00),
                                        BenefitEvents.opened(1, 40_00)));
        SITUATIONS.put("locked", () -> funded().after(MoneyEvents.locked(2025, 2)));
        SITUATIONS.put(
                "month-closed",
                () ->
                        funded().after(
                                        MoneyEvents.locked(2025, 2),
                                        MoneyEvents.closedMonth(2025, 2)));
        SITUATIONS.put("next-year", () -> authorised().on(LocalDate.of(2026, 1, 5)));
        SITUATIONS.put("patient-frozen", () -> authorised().after(OperatorEvents.frozen(PATIENT)));
        SITUATIONS.put("giver-frozen", () -> authorised().after(OperatorEvents.frozen(GIVER)));
        SITUATIONS.put("grant-frozen", () -> authorised().after(OperatorEvents.grantFrozen(1)));
        SITUATIONS.put(
                "earmark-giver-frozen",
                () ->
                        funded().after(
                                        Book.earmarked(1, GIVER, PATIENT, 60_00),
                                        OperatorEvents.frozen(GIVER)));
        SITUATIONS.put(
                "patient-deceased", () -> authorised().after(OperatorEvents.deceased(PATIENT)));
        SITUATIONS.put("giver-deceased", () -> authorised().after(OperatorEvents.deceased(GIVER)));
        SITUATIONS.put("corrected", () -> funded().after(OperatorEvents.corrected(2)));

        SITUATIONS.put("suspended", () -> new Book().after(MoneyEvents.unidentified(500_00)));
        SITUATIONS.put(
                "catch-up-assessed",
                () -> funded().after(ReceiptEvents.catchUpAssessed(PATIENT, 2, 10_00)));
        SITUATIONS.put(
                "dues-paid",
                () ->
                        funded().after(
                                        ReceiptEvents.catchUpAssessed(PATIENT, 2, 10_00),
                                        ReceiptEvents.identified(
                                                ReceiptEvents.catchUp(PATIENT, 20_00)),
                                        ReceiptEvents.identified(
                                                ReceiptEvents.fee(PATIENT, 60_00))));
        SITUATIONS.put("owing", () -> funded().after(Book.corrected(PATIENT, 70_00)));
        ReceiptEvents.addTo(EVENTS, PATIENT);

        EVENTS.put("enrolled", Book.enrolled(PATIENT));
        EVENTS.put("closed", Book.closed(PATIENT));
        EVENTS.put("line-assessed", Book.assessed(PATIENT, 20_00));
        EVENTS.put(
                "employer-share-assessed",
                new ContributionEvent.EmployerShareAssessed(
                        Book.EMPLOYER, Book.MONTH, Book.SHIJIAZHUANG, 1_000_00, 1_000_00, 80_00));
        EVENTS.put("received", Book.received(20_00, 80_00));
        EVENTS.put("allotted", Book.allotted(PATIENT, 20_00));
        EVENTS.put("allotment-corrected", Book.corrected(PATIENT, 70_00));
        EVENTS.put(
                "flexible-received",
                new ContributionEvent.FlexibleReceived(
                        Book.member(PATIENT),
                        Book.MONTH,
                        Book.SHIJIAZHUANG,
                        6_260_00,
                        500_80,
                        new Channel("ALIPAY"),
                        "A-1"));
        EVENTS.put("grant-authorised", Book.authorised(1, GIVER, PATIENT));
        EVENTS.put("earmark-requested", Book.earmarked(2, GIVER, PATIENT, 90_00));
        EVENTS.put("grant-ended", Book.ended(1, GIVER, PATIENT));
        EVENTS.put("settlement-requested", Book.bill(2, PATIENT, 30_00, 120_00));
        EVENTS.put("settlement-requested-again", Book.bill(1, PATIENT, 30_00, 120_00));
        EVENTS.put("void-requested", Book.voided(1, PATIENT));
        EVENTS.put("premium-received", MoneyEvents.premium(PATIENT, 2026, 400_00, 0, 640_00));
        EVENTS.put(
                "premium-from-account",
                MoneyEvents.premiumFrom(GIVER, PATIENT, 2026, 60_00, 240_00, 640_00));
        EVENTS.put("receipt-unidentified", MoneyEvents.unidentified(12_34));
        EVENTS.put("transfer-sent", MoneyEvents.sent(1, GIVER, PATIENT, 40_00));
        EVENTS.put("transfer-accepted", MoneyEvents.taken(1, GIVER, PATIENT));
        EVENTS.put("transfer-returned", MoneyEvents.returned(1, GIVER));
        EVENTS.put("transfer-arrived", MoneyEvents.arrived(2, ABROAD, PATIENT, 40_00));
        EVENTS.put("transfer-sent-back", MoneyEvents.sentBack(3, GIVER, ABROAD, 40_00));
        EVENTS.put("withdrawal-requested", MoneyEvents.withdrawn(1, PATIENT, 50_00));
        EVENTS.put("withdrawal-paid", MoneyEvents.paidOut(1, 50_00));
        EVENTS.put("hold-placed", Holds.placed(2, PATIENT, 120_00));
        EVENTS.put("hold-placed-again", Holds.placed(1, PATIENT, 20_00));
        EVENTS.put("hold-captured", Holds.captured(1, PATIENT, 1, 30_00));
        EVENTS.put("hold-captured-last", Holds.lastCaptured(1, PATIENT, 2, 40_00));
        EVENTS.put("hold-captured-too-much", Holds.captured(1, PATIENT, 2, 80_01));
        EVENTS.put("hold-capture-voided", Holds.voided(1, PATIENT, 1));
        EVENTS.put("hold-released", Holds.released(1, PATIENT));
        EVENTS.put("hold-expired", Holds.expired(1, PATIENT));
        EVENTS.put("advance-paid", BenefitEvents.advance(20_00));
        EVENTS.put(
                "statement-approved",
                BenefitEvents.approved(60_00, 30_00, BenefitEvents.disallowance(1, 5_00)));
        EVENTS.put(
                "statement-disallowed",
                BenefitEvents.disallowed(BenefitEvents.disallowance(1, 5_00)));
        EVENTS.put("provider-paid", BenefitEvents.providerPaid(30_00));
        EVENTS.put("final-account-settled", BenefitEvents.finalAccount(60_00, 20_00, 20_00, 30_00));
        EVENTS.put("claim-approved", BenefitEvents.claimApproved(2, Benefit.INPATIENT, 30_00));
        EVENTS.put("claim-paid", BenefitEvents.claimPaid(1, 50_00));
        EVENTS.put("claim-payment-returned", BenefitEvents.claimReturned(1, 30_00));
        EVENTS.put("recourse-opened", BenefitEvents.opened(2, 30_00));
        EVENTS.put("recourse-recovered", BenefitEvents.recovered(1, 50_00));
        EVENTS.put("recourse-written-off", BenefitEvents.writtenOff(1, 50_00));
        EVENTS.put("period-locked", MoneyEvents.locked(2025, 2));
        EVENTS.put("period-unlocked", MoneyEvents.unlocked(2025, 2));
        EVENTS.put("period-closed", MoneyEvents.closedMonth(2025, 2));
        EVENTS.put("year-rolled", MoneyEvents.rolled(2026, PATIENT, GIVER));
        EVENTS.put("premium-year-begun", MoneyEvents.premiumYearBegun(2026));
        EVENTS.put("deceased", OperatorEvents.deceased(PATIENT));
        EVENTS.put("account-frozen", OperatorEvents.frozen(PATIENT));
        EVENTS.put("account-unfrozen", OperatorEvents.unfrozen(PATIENT));
        EVENTS.put("grant-frozen", OperatorEvents.grantFrozen(1));
        EVENTS.put("grant-unfrozen", OperatorEvents.grantUnfrozen(1));
        EVENTS.put("opening-balances", OperatorEvents.opening(PATIENT, 900_00, 250_00));
        EVENTS.put("correction-of-the-first-allotment", OperatorEvents.corrected(2));
        EVENTS.put("correction-of-the-fifth-record", OperatorEvents.corrected(5));
    }

    private static Book funded() {
        return new Book().funded(PATIENT, 50_00).funded(GIVER, 100_00);
    }

    private static Book authorised() {
        return funded().after(Book.authorised(1, GIVER, PATIENT));
    }

    private static Book held() {
        return authorised().after(Holds.placed(1, PATIENT, 80_00));
    }

    static Stream<Arguments> pairs() {
        return SITUATIONS.keySet().stream()
                .flatMap(situation ->
                        EVENTS.keySet().stream().map(event -> Arguments.of(situation, event)));
    }

    @ParameterizedTest(name = "{0} x {1}")
    @MethodSource("pairs")
    void theAnswerIsTheOneInTheTable(String situation, String event) throws IOException {
        Book book = Objects.requireNonNull(SITUATIONS.get(situation)).get();
        Outcome outcome = book.take(Objects.requireNonNull(EVENTS.get(event)));

        String expected = table().get(situation + " x " + event);
        if (expected == null) {
            fail(
                    "no line for this pair; it answers:\n%s x %s = %s",
                    situation, event, describe(outcome));
        }
        assertThat(describe(outcome)).isEqualTo(expected);
    }

    @Test
    void theTableHasNoOtherLines() throws IOException {
        assertThat(table().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        pairs().map(pair -> pair.get()[0] + " x " + pair.get()[1]).toList());
    }

    /// `AccountOpened AccountClosed | 2110:1 -20.00, …`: owners that are persons by their number,
    /// amounts in fen.
    private static String describe(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Declined declined -> "declined " + declined.reason();
            case Outcome.Unreadable _ -> throw new AssertionError("an event is never unreadable");
            case Outcome.Accepted accepted -> (names(accepted) + " | " + legs(accepted)).strip();
        };
    }

    private static String names(Outcome.Accepted accepted) {
        return accepted.changes().stream()
                .map(OutcomeMatrixTest::name)
                .collect(Collectors.joining(" "));
    }

    private static String name(Change change) {
        return change.getClass().getSimpleName();
    }

    private static String legs(Outcome.Accepted accepted) {
        return accepted.postings().stream()
                .map(OutcomeMatrixTest::leg)
                .collect(Collectors.joining(", "));
    }

    private static String leg(Posting posting) {
        String owner = posting.account().owner();
        String person =
                owner.endsWith("0001") ? ":patient" : owner.endsWith("0002") ? ":giver" : "";
        String whose = posting.account().code().owner() == AccountCode.Owner.MEMBER ? person : "";
        return posting.account().code().code() + whose + " " + posting.amountFen();
    }

    private static Map<String, String> table() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        OutcomeMatrixTest.class.getResourceAsStream("outcome-matrix.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" = ", 2))
                    .collect(
                            Collectors.toMap(parts -> parts[0].strip(), parts -> parts[1].strip()));
        }
    }
}
