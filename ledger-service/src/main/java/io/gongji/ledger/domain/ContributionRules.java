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

/// Contributions (domain 4.4). All of them are facts: none is ever declined.
final class ContributionRules {
    private ContributionRules() {}

    static Outcome decide(ContributionEvent event, BookState state) {
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
            case ContributionEvent.PayrollAllotted allotted -> allotted(allotted, state);
            case ContributionEvent.AllotmentCorrected corrected -> corrected(corrected, state);
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

    /// Each line first clears what the person owes (1430), then goes to 2110. What 2190 lacks for
    /// it the person owes; what a closed account cannot take goes to suspense (design 3.1).
    private static Outcome allotted(ContributionEvent.PayrollAllotted event, BookState state) {
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
            RegionCode region = state.regionOf(member, event.region());
            Account owed = Account.ofMember(AccountCode.RECOVERABLE_FROM_MEMBER, region, member);
            long coveredFen = Math.min(line.amountFen(), pendingFen - takenFen);
            takenFen += coveredFen;
            long owedBeforeFen = owedFen.getOrDefault(member, owedBy(state, member, owed));
            long clearedFen = Math.min(line.amountFen(), owedBeforeFen);
            long lackingFen = line.amountFen() - coveredFen;
            entry.credit(owed, clearedFen).debit(owed, lackingFen);
            entry.credit(creditTarget(state, member, region), line.amountFen() - clearedFen);
            owedFen.put(member, owedBeforeFen - clearedFen + lackingFen);
        }
        entry.debit(pending, takenFen);
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    private static long owedBy(BookState state, MemberId member, Account owed) {
        return state.member(member) == null ? 0 : state.balanceFen(owed);
    }

    /// Where money for a person goes: the current year, or suspense when the account is closed.
    static Account creditTarget(BookState state, MemberId member, RegionCode region) {
        return state.isClosed(member)
                ? Account.of(AccountCode.SUSPENSE, Fund.EMPLOYEE, region)
                : Account.ofMember(AccountCode.PERSONAL_CURRENT, region, member);
    }

    /// Takes back from 2110, then 2120; the rest the person owes (1430).
    private static Outcome corrected(ContributionEvent.AllotmentCorrected event, BookState state) {
        MemberId member = event.memberId();
        List<Change> changes = new ArrayList<>();
        MemberRules.openIfNew(changes, state, member, event.region());
        RegionCode region = state.regionOf(member, event.region());
        boolean known = state.member(member) != null;
        Account current = Account.ofMember(AccountCode.PERSONAL_CURRENT, region, member);
        Account previous = Account.ofMember(AccountCode.PERSONAL_PREVIOUS, region, member);
        long currentFen = known ? Math.min(event.takenBackFen(), state.creditFen(current)) : 0;
        long previousFen =
                known ? Math.min(event.takenBackFen() - currentFen, state.creditFen(previous)) : 0;
        Entry entry =
                new Entry(event.region())
                        .debit(current, currentFen)
                        .debit(previous, previousFen)
                        .debit(
                                Account.ofMember(
                                        AccountCode.RECOVERABLE_FROM_MEMBER, region, member),
                                event.takenBackFen() - currentFen - previousFen)
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
