package io.gongji.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Fund;
import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.PaidFor;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Posting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The table of `docs/concepts/postings.md` against what the decider posts. A row is added here and
/// written there by `-Dgongji.docs.write=true`.
class PostingsPageTest {
    private static final Path PAGE = Path.of("../docs/concepts/postings.md");
    private static final String HEAD = "| fact | event | debit | credit |\n|---|---|---|---|\n";
    private static final Set<AccountCode> CLEARING =
            Set.of(
                    AccountCode.FUND_CLEARING,
                    AccountCode.REGION_PAYABLE,
                    AccountCode.REGION_RECEIVABLE);
    private static final int PERSON = 1;
    private static final int GIVER = 2;
    private static final int ABROAD = 101;

    private final Map<String, Supplier<Fact>> facts = new LinkedHashMap<>();

    /// An event in a book.
    private record Fact(Book book, GongjiEvent event) {}

    private void fact(String name, Supplier<Book> before, GongjiEvent event) {
        facts.put(name, () -> new Fact(before.get(), event));
    }

    @Test
    void theTableSaysWhatIsPosted() throws IOException {
        contributions();
        receipts();
        duesAndTreasury();
        families();
        holds();
        providers();
        claimsAndRecourse();
        StringBuilder table = new StringBuilder(HEAD);
        facts.forEach((name, fact) -> table.append(row(name, fact.get())));

        String page = Files.readString(PAGE);
        int from = page.indexOf(HEAD);
        int to = page.indexOf("\n\n", from);
        String written = page.substring(0, from) + table + page.substring(to + 1);
        if (Boolean.getBoolean("gongji.docs.write")) {
            Files.writeString(PAGE, written);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(written);
    }

    private static String row(String name, Fact fact) {
        List<Posting> postings = fact.book().accepted(fact.event()).postings();
        return "| %s | `%s` | %s | %s |\n"
                .formatted(
                        name,
                        EventType.of(fact.event()).wireName(),
                        codes(postings, leg -> leg.amountFen() > 0),
                        codes(postings, leg -> leg.amountFen() < 0));
    }

    private static String codes(List<Posting> postings, Predicate<Posting> side) {
        return postings.stream()
                .filter(leg -> !CLEARING.contains(leg.account().code()))
                .filter(side)
                .map(leg -> leg.account().code().code())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void contributions() {
        fact("An employee's share is assessed", Book::new, Book.assessed(PERSON, 20_00));
        fact(
                "An employer's share is assessed",
                Book::new,
                new ContributionEvent.EmployerShareAssessed(
                        Book.EMPLOYER, Book.MONTH, Book.SHIJIAZHUANG, 1_000_00, 1_000_00, 80_00));
        fact("A payroll month is received", Book::new, Book.received(20_00, 80_00));
        fact(
                "Month-end allotment (划拨)",
                () -> new Book().after(Book.assessed(PERSON, 20_00)),
                Book.allotted(PERSON, 20_00));
        fact(
                "Month-end allotment to a person who owes",
                () -> new Book().after(Book.corrected(PERSON, 5_00), Book.assessed(PERSON, 20_00)),
                Book.allotted(PERSON, 20_00));
        fact(
                "A premium is received for the next year",
                Book::new,
                MoneyEvents.premium(PERSON, 2026, 160_00, 240_00, 640_00));
        fact(
                "The year begins",
                () ->
                        new Book()
                                .after(MoneyEvents.premium(PERSON, 2026, 160_00, 240_00, 640_00))
                                .on(LocalDate.of(2026, 1, 1)),
                MoneyEvents.premiumYearBegun(2026));
        fact(
                "A premium is paid from an account",
                () -> new Book().funded(PERSON, 500_00),
                MoneyEvents.premiumFrom(PERSON, PERSON, 2025, 400_00));
    }

    private void receipts() {
        Supplier<Book> suspended = () -> new Book().after(MoneyEvents.unidentified(500_00));
        fact("A channel remits (汇缴)", Book::new, ReceiptEvents.remitted(Fund.EMPLOYEE, 100_00));
        fact("Nobody knows what money is for", Book::new, MoneyEvents.unidentified(500_00));
        fact(
                "It was for a payroll month (认领)",
                suspended,
                ReceiptEvents.matched(ReceiptEvents.payroll(20_00, 80_00)));
        fact(
                "It was for a flexible worker's month",
                suspended,
                ReceiptEvents.matched(ReceiptEvents.flexible(PERSON, 100_00)));
        fact(
                "It was for a premium",
                suspended,
                ReceiptEvents.matched(ReceiptEvents.premium(PERSON, 2025, 160_00, 240_00, 640_00)));
        fact(
                "It was a person's own",
                suspended,
                ReceiptEvents.matched(ReceiptEvents.account(PERSON, 100_00)));
        fact("It is refunded (退费)", suspended, ReceiptEvents.refunded(1, 100_00));
        fact(
                "A payroll receipt is charged back (退单)",
                () -> new Book().after(Book.received(20_00, 80_00)),
                ReceiptEvents.returned(
                        1, Fund.EMPLOYEE, 100_00, ReceiptEvents.payroll(20_00, 80_00)));
        fact(
                "A premium is charged back",
                () -> new Book().after(MoneyEvents.premium(PERSON, 2025, 160_00, 240_00, 640_00)),
                ReceiptEvents.returned(
                        1,
                        Fund.RESIDENT,
                        160_00,
                        ReceiptEvents.premium(PERSON, 2025, 160_00, 240_00, 640_00)));
        fact(
                "A debt is repaid",
                () -> new Book().after(Book.corrected(PERSON, 5_00)),
                ReceiptEvents.identified(ReceiptEvents.debt(PERSON, 5_00)));
    }

    private void duesAndTreasury() {
        PaidFor catchUp = ReceiptEvents.catchUp(PERSON, 20_00);
        Supplier<Book> assessed =
                () ->
                        new Book()
                                .funded(PERSON, 100_00)
                                .after(ReceiptEvents.catchUpAssessed(PERSON, 2, 10_00));
        fact(
                "A catch-up is assessed (补缴)",
                Book::new,
                ReceiptEvents.catchUpAssessed(PERSON, 2, 10_00));
        fact("It is paid by a channel", assessed, ReceiptEvents.identified(catchUp));
        fact("It is paid from the own account", assessed, ReceiptEvents.fromOwn(PERSON, catchUp));
        fact(
                "A large-cost fee is paid by a channel (大额医疗救助费)",
                Book::new,
                ReceiptEvents.identified(ReceiptEvents.fee(PERSON, 60_00)));
        fact(
                "It is paid from the own account, in a later year",
                () -> new Book().funded(PERSON, 100_00).on(LocalDate.of(2026, 2, 1)),
                ReceiptEvents.fromOwn(PERSON, ReceiptEvents.fee(PERSON, 60_00)));
        fact("Fees are paid over", Book::new, ReceiptEvents.feePaidOver(60_00));
        fact(
                "The fiscal subsidy comes (财政补助)",
                Book::new,
                ReceiptEvents.publicMoney(PublicMoney.SUBSIDY, 2025, 640_00));
        fact(
                "The assistance comes (资助)",
                Book::new,
                ReceiptEvents.publicMoney(PublicMoney.ASSISTANCE, 2025, 240_00));
        fact("The bank pays interest", Book::new, ReceiptEvents.interestReceived(12_34));
        fact(
                "Interest goes to personal accounts (计息)",
                Book::new,
                ReceiptEvents.interest(2024, PERSON, 75));
    }

    private void families() {
        Supplier<Book> family = () -> new Book().funded(PERSON, 50_00).funded(GIVER, 100_00);
        fact(
                "A bill (结算)",
                () -> family.get().after(Book.authorised(1, GIVER, PERSON)),
                Book.bill(1, PERSON, 30_00, 70_00));
        fact(
                "The bill is taken back (冲正)",
                () ->
                        family.get()
                                .after(
                                        Book.authorised(1, GIVER, PERSON),
                                        Book.bill(1, PERSON, 30_00, 70_00)),
                Book.voided(1, PERSON));
        fact("Money is earmarked (划拨共济)", family, Book.earmarked(1, GIVER, PERSON, 60_00));
        fact(
                "The earmark ends: what is unused goes back",
                () -> family.get().after(Book.earmarked(1, GIVER, PERSON, 60_00)),
                Book.ended(1, GIVER, PERSON));
        fact("A wallet transfer is sent", family, MoneyEvents.sent(1, GIVER, PERSON, 40_00));
        fact(
                "It is accepted",
                () -> family.get().after(MoneyEvents.sent(1, GIVER, PERSON, 40_00)),
                MoneyEvents.taken(1, GIVER, PERSON));
        fact(
                "Nobody takes it until 06:00",
                () -> family.get().after(MoneyEvents.sent(1, GIVER, PERSON, 40_00)),
                MoneyEvents.returned(1, GIVER));
        fact(
                "It arrives from another province",
                family,
                MoneyEvents.arrived(1, ABROAD, PERSON, 40_00));
        fact("A withdrawal is approved (支取)", family, MoneyEvents.withdrawn(1, PERSON, 50_00));
        fact(
                "It is paid",
                () -> family.get().after(MoneyEvents.withdrawn(1, PERSON, 50_00)),
                MoneyEvents.paidOut(1, 50_00));
        fact(
                "A year is rolled (年度结转)",
                () -> family.get().on(LocalDate.of(2026, 1, 1)),
                MoneyEvents.rolled(2026, PERSON));
    }

    private void holds() {
        Supplier<Book> family =
                () ->
                        new Book()
                                .funded(PERSON, 50_00)
                                .funded(GIVER, 100_00)
                                .after(Book.authorised(1, GIVER, PERSON));
        Supplier<Book> held = () -> family.get().after(Holds.placed(1, PERSON, 80_00));
        fact(
                "Money of one's own and of a grant is held (预授权)",
                family,
                Holds.placed(1, PERSON, 80_00));
        fact("A part of it is captured (扣款)", held, Holds.captured(1, PERSON, 1, 60_00));
        fact("The last capture lets the rest go", held, Holds.lastCaptured(1, PERSON, 1, 60_00));
        fact(
                "A capture is taken back",
                () -> held.get().after(Holds.captured(1, PERSON, 1, 60_00)),
                Holds.voided(1, PERSON, 1));
        fact("The hold is released (解除预授权)", held, Holds.released(1, PERSON));
        fact("Its time is over", held, Holds.expired(1, PERSON));
        fact(
                "Its time is over in a later year",
                () -> held.get().on(LocalDate.of(2026, 1, 2)),
                Holds.expired(1, PERSON));
    }

    private void providers() {
        Supplier<Book> billed =
                () ->
                        new Book()
                                .after(
                                        Book.bill(1, PERSON, 60_00, 0),
                                        BenefitEvents.advance(20_00));
        fact("A provider is paid an advance (预付)", Book::new, BenefitEvents.advance(20_00));
        fact(
                "Its statement is approved, less what is disallowed (申报, 扣款)",
                billed,
                BenefitEvents.approved(60_00, 20_00, BenefitEvents.disallowance(1, 5_00)));
        fact(
                "A bill is disallowed afterwards",
                billed,
                BenefitEvents.disallowed(BenefitEvents.disallowance(1, 5_00)));
        fact("The provider is paid (拨付)", billed, BenefitEvents.providerPaid(40_00));
        fact(
                "The final account tops up (年终决算)",
                billed,
                BenefitEvents.finalAccount(60_00, 20_00, 20_00, 0));
        fact(
                "The final account claws back",
                () -> new Book().after(BenefitEvents.advance(20_00)),
                BenefitEvents.finalAccount(0, 20_00, 20_00, 0));
    }

    private void claimsAndRecourse() {
        Supplier<Book> approved =
                () -> new Book().after(BenefitEvents.claimApproved(1, Benefit.INPATIENT, 40_00));
        Supplier<Book> open = () -> new Book().after(BenefitEvents.opened(1, 40_00));
        fact(
                "A claim is approved (手工报销)",
                Book::new,
                BenefitEvents.claimApproved(1, Benefit.INPATIENT, 40_00));
        fact("The claim is paid", approved, BenefitEvents.claimPaid(1, 40_00));
        fact(
                "The payment comes back",
                () -> approved.get().after(BenefitEvents.claimPaid(1, 40_00)),
                BenefitEvents.claimReturned(1, 40_00));
        fact(
                "The fund pays first for a third party (先行支付)",
                Book::new,
                BenefitEvents.opened(1, 40_00));
        fact("The third party pays (追偿)", open, BenefitEvents.recovered(1, 30_00));
        fact("What is left is written off", open, BenefitEvents.writtenOff(1, 10_00));
    }
}
