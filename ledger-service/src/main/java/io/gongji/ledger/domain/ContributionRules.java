package io.gongji.ledger.domain;

import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Contributions (domain 4.4). All of them are facts, which are never declined, but those that ask
/// for money of an account.
final class ContributionRules {
    private ContributionRules() {}

    static Outcome decide(ContributionEvent event, Years years, BookState state) {
        return switch (event) {
            case ContributionEvent.PayrollLineAssessed line ->
                    moved(
                            line.region(),
                            employerMonth(AccountCode.EMPLOYEE_CONTRIBUTIONS_RECEIVABLE, line),
                            employerMonth(AccountCode.ALLOTMENT_PENDING, line),
                            line.employeeShareFen());
            case ContributionEvent.EmployerShareAssessed share ->
                    moved(
                            share.region(),
                            Account.ofEmployerMonth(
                                    AccountCode.EMPLOYER_CONTRIBUTIONS_RECEIVABLE,
                                    share.region(),
                                    share.employer(),
                                    share.month()),
                            Account.of(
                                    AccountCode.CONTRIBUTIONS_INCOME,
                                    Fund.EMPLOYEE,
                                    share.region()),
                            share.employerShareFen());
            case ContributionEvent.PayrollReceived received -> received(received);
            case ContributionEvent.FlexibleReceived flexible ->
                    moved(
                            flexible.region(),
                            Account.ofChannel(Fund.EMPLOYEE, flexible.region(), flexible.channel()),
                            Account.of(
                                    AccountCode.CONTRIBUTIONS_INCOME,
                                    Fund.EMPLOYEE,
                                    flexible.region()),
                            flexible.amountFen());
            case ContributionEvent.PayrollAllotted allotted -> allotted(allotted, years, state);
            case ContributionEvent.AllotmentCorrected corrected ->
                    corrected(corrected, years, state);
            case ContributionEvent.ReceiptUnidentified receipt ->
                    moved(
                            receipt.region(),
                            Account.ofChannel(receipt.fund(), receipt.region(), receipt.channel()),
                            Account.of(AccountCode.SUSPENSE, receipt.fund(), receipt.region()),
                            receipt.amountFen());
            case ContributionEvent.OpeningBalancesPosted opening ->
                    OpeningRules.post(opening, years, state);
            case ContributionEvent.PremiumReceived premium ->
                    PremiumRules.received(premium, years, state);
            case ContributionEvent.PremiumFromAccountRequested premium ->
                    PremiumRules.fromAccount(premium, years, state);
            case ContributionEvent.CatchUpAssessed assessed -> DueRules.assess(assessed, state);
            case ContributionEvent.OwnPaymentRequested payment ->
                    DueRules.fromAccount(payment, years, state);
        };
    }

    private static Account employerMonth(
            AccountCode code, ContributionEvent.PayrollLineAssessed line) {
        return Account.ofEmployerMonth(code, line.region(), line.employer(), line.month());
    }

    private static Outcome moved(RegionCode home, Account debit, Account credit, long amountFen) {
        return new Outcome.Accepted(
                List.of(),
                new Entry(home).debit(debit, amountFen).credit(credit, amountFen).postings(),
                null);
    }

    private static Outcome received(ContributionEvent.PayrollReceived event) {
        Entry entry =
                new Entry(event.region())
                        .debit(
                                Account.ofChannel(Fund.EMPLOYEE, event.region(), event.channel()),
                                Math.addExact(event.employeePartFen(), event.employerPartFen()))
                        .credit(
                                Account.ofEmployerMonth(
                                        AccountCode.EMPLOYEE_CONTRIBUTIONS_RECEIVABLE,
                                        event.region(),
                                        event.employer(),
                                        event.month()),
                                event.employeePartFen())
                        .credit(
                                Account.ofEmployerMonth(
                                        AccountCode.EMPLOYER_CONTRIBUTIONS_RECEIVABLE,
                                        event.region(),
                                        event.employer(),
                                        event.month()),
                                event.employerPartFen());
        return new Outcome.Accepted(List.of(), entry.postings(), null);
    }

    /// Each line first clears what the person owes (1430), then goes to 2110, or to 2120 when the
    /// year it is accounted in is over for the person. What 2190 lacks for it the person owes; what
    /// a closed account cannot take goes to suspense (design 3.1).
    private static Outcome allotted(
            ContributionEvent.PayrollAllotted event, Years years, BookState state) {
        Account pending =
                Account.ofEmployerMonth(
                        AccountCode.ALLOTMENT_PENDING,
                        event.region(),
                        event.employer(),
                        event.month());
        long pendingFen = state.creditFen(pending);
        Entry entry = new Entry(event.region());
        List<Change> changes = new ArrayList<>();
        Map<MemberId, Long> owedFen = new HashMap<>();
        long takenFen = 0;
        for (ContributionEvent.PayrollAllotted.Line line : event.lines()) {
            MemberId member = line.memberId();
            MemberRules.openIfNew(changes, state, member, event.region());
            years.open(member, changes, entry);
            RegionCode region = state.regionOf(member, event.region());
            Account owed = Account.ofMember(AccountCode.RECOVERABLE_FROM_MEMBER, region, member);
            long coveredFen = Math.min(line.amountFen(), pendingFen - takenFen);
            takenFen += coveredFen;
            long owedBeforeFen = owedFen.getOrDefault(member, owedBy(state, member, owed));
            long clearedFen = Math.min(line.amountFen(), owedBeforeFen);
            long lackingFen = line.amountFen() - coveredFen;
            entry.credit(owed, clearedFen).debit(owed, lackingFen);
            entry.credit(creditTarget(years, state, member, region), line.amountFen() - clearedFen);
            owedFen.put(member, owedBeforeFen - clearedFen + lackingFen);
        }
        entry.debit(pending, takenFen);
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    private static long owedBy(BookState state, MemberId member, Account owed) {
        return state.member(member) == null ? 0 : state.balanceFen(owed);
    }

    /// Where money for a person goes: the year's bucket, or suspense when the account is closed.
    static Account creditTarget(Years years, BookState state, MemberId member, RegionCode region) {
        return state.isClosed(member)
                ? Account.of(AccountCode.SUSPENSE, Fund.EMPLOYEE, region)
                : Account.ofMember(years.bucket(member), region, member);
    }

    /// Takes back from where that month's money is now: 2110 and then 2120, the other way round for
    /// a month of a year that is over for the person; the rest the person owes (1430).
    private static Outcome corrected(
            ContributionEvent.AllotmentCorrected event, Years years, BookState state) {
        MemberId member = event.memberId();
        List<Change> changes = new ArrayList<>();
        MemberRules.openIfNew(changes, state, member, event.region());
        RegionCode region = state.regionOf(member, event.region());
        Entry entry = new Entry(event.region());
        years.open(member, changes, entry);
        long leftFen = event.takenBackFen();
        for (AccountCode code : years.bucketsOf(member, event.month().getYear())) {
            long fen = Math.min(leftFen, years.creditFen(code, region, member));
            entry.debit(Account.ofMember(code, region, member), fen);
            leftFen -= fen;
        }
        entry.debit(Account.ofMember(AccountCode.RECOVERABLE_FROM_MEMBER, region, member), leftFen)
                .credit(
                        Account.ofEmployerMonth(
                                AccountCode.ALLOTMENT_PENDING,
                                event.region(),
                                event.employer(),
                                event.month()),
                        event.takenBackFen());
        return new Outcome.Accepted(changes, entry.postings(), null);
    }
}
