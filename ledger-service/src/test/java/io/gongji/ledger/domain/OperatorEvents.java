package io.gongji.ledger.domain;

import io.gongji.contracts.CorrectionReason;
import io.gongji.contracts.FreezeReason;
import io.gongji.contracts.Fund;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.OpeningBalance;
import io.gongji.contracts.event.OperationEvent;
import java.util.List;

/// What operators and the registry tell a book, for tests.
final class OperatorEvents {
    private OperatorEvents() {}

    static MemberEvent deceased(int n) {
        return new MemberEvent.Deceased(Book.member(n), Book.SHIJIAZHUANG);
    }

    static OperationEvent frozen(int n) {
        return new OperationEvent.AccountFrozen(
                Book.member(n), Book.SHIJIAZHUANG, FreezeReason.COURT_ORDER, "ORDER-" + n);
    }

    static OperationEvent unfrozen(int n) {
        return new OperationEvent.AccountUnfrozen(Book.member(n), Book.SHIJIAZHUANG, "LIFTED-" + n);
    }

    static OperationEvent grantFrozen(int grant) {
        return new OperationEvent.GrantFrozen(
                Book.grant(grant), Book.SHIJIAZHUANG, FreezeReason.FRAUD_SUSPECTED, "CASE-1");
    }

    static OperationEvent grantUnfrozen(int grant) {
        return new OperationEvent.GrantUnfrozen(
                Book.grant(grant), Book.SHIJIAZHUANG, "CASE-1 closed");
    }

    static OperationEvent corrected(long seq) {
        return new OperationEvent.CorrectionApproved(
                Book.SHIJIAZHUANG,
                seq,
                CorrectionReason.POSTED_TWICE,
                "NOTE-" + seq,
                "counter-1",
                "counter-2");
    }

    /// The treasury's money, and what a person has of previous years.
    static ContributionEvent opening(int n, long treasuryFen, long previousFen) {
        return new ContributionEvent.OpeningBalancesPosted(
                Book.SHIJIAZHUANG,
                List.of(
                        new OpeningBalance(
                                "1010", Fund.EMPLOYEE, Book.SHIJIAZHUANG, "", treasuryFen),
                        new OpeningBalance(
                                "2120",
                                Fund.EMPLOYEE,
                                Book.SHIJIAZHUANG,
                                Book.member(n).toString(),
                                -previousFen)));
    }
}
