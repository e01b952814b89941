package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.Book.SHIJIAZHUANG;
import static io.gongji.ledger.domain.Book.member;

import io.gongji.contracts.Channel;
import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.WithdrawalId;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.event.WithdrawalEvent;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// Premiums, wallet transfers, withdrawals and operators' requests for tests. Persons from 100 on
/// are of another book.
final class MoneyEvents {
    static final RegionCode ZHENGZHOU = new RegionCode("410100");
    static final List<DebitSource> OWN =
            List.of(DebitSource.OWN_CURRENT, DebitSource.OWN_PREVIOUS, DebitSource.WALLET);

    private MoneyEvents() {}

    static TransferId transfer(int n) {
        return new TransferId(new UUID(5, n));
    }

    static WithdrawalId withdrawal(int n) {
        return new WithdrawalId(new UUID(6, n));
    }

    static RegionCode regionOf(int person) {
        return person < 100 ? SHIJIAZHUANG : ZHENGZHOU;
    }

    static ContributionEvent premium(int n, int year, long own, long assistance, long subsidy) {
        return new ContributionEvent.PremiumReceived(
                member(n),
                regionOf(n),
                year,
                "ORDINARY",
                own,
                assistance,
                subsidy,
                own == 0 ? null : new Channel("WECHAT"),
                own == 0 ? null : "W-1");
    }

    static ContributionEvent premiumFrom(int payer, int n, int year, long own) {
        return premiumFrom(payer, n, year, own, 0, 0);
    }

    static ContributionEvent premiumFrom(
            int payer, int n, int year, long own, long assistance, long subsidy) {
        return new ContributionEvent.PremiumFromAccountRequested(
                member(n),
                regionOf(n),
                year,
                "ORDINARY",
                member(payer),
                regionOf(payer),
                own,
                assistance,
                subsidy,
                OWN);
    }

    static ContributionEvent unidentified(long fen) {
        return new ContributionEvent.ReceiptUnidentified(
                SHIJIAZHUANG, Fund.RESIDENT, new Channel("WECHAT"), "W-9", fen);
    }

    static OperationEvent premiumYearBegun(int year) {
        return new OperationEvent.PremiumYearBegun(SHIJIAZHUANG, year);
    }

    static OperationEvent rolled(int year, int... persons) {
        return new OperationEvent.YearRolled(
                SHIJIAZHUANG, year, IntStream.of(persons).mapToObj(Book::member).toList());
    }

    static OperationEvent locked(int year, int month) {
        return new OperationEvent.PeriodLocked(SHIJIAZHUANG, YearMonth.of(year, month));
    }

    static OperationEvent unlocked(int year, int month) {
        return new OperationEvent.PeriodUnlocked(SHIJIAZHUANG, YearMonth.of(year, month));
    }

    static OperationEvent closedMonth(int year, int month) {
        return new OperationEvent.PeriodClosed(SHIJIAZHUANG, YearMonth.of(year, month));
    }

    static WalletEvent sent(int n, int payer, int payee, long fen) {
        return new WalletEvent.Sent(
                transfer(n),
                member(payer),
                regionOf(payer),
                member(payee),
                regionOf(payee),
                fen,
                OWN);
    }

    static WalletEvent taken(int n, int payer, int payee) {
        return new WalletEvent.Accepted(transfer(n), regionOf(payer), member(payee));
    }

    static WalletEvent returned(int n, int payer) {
        return new WalletEvent.Returned(
                transfer(n), regionOf(payer), WalletEvent.ReturnReason.EXPIRED);
    }

    static WalletEvent arrived(int n, int payer, int payee, long fen) {
        return new WalletEvent.Arrived(
                transfer(n), member(payer), regionOf(payer), member(payee), regionOf(payee), fen);
    }

    static WalletEvent sentBack(int n, int payer, int payee, long fen) {
        return new WalletEvent.SentBack(transfer(n), regionOf(payer), regionOf(payee), fen);
    }

    static WithdrawalEvent withdrawn(int n, int person, long fen) {
        return new WithdrawalEvent.Requested(
                withdrawal(n),
                member(person),
                regionOf(person),
                fen,
                WithdrawalEvent.WithdrawalReason.DEATH);
    }

    static WithdrawalEvent paidOut(int n, long fen) {
        return new WithdrawalEvent.Paid(withdrawal(n), SHIJIAZHUANG, fen, "B-" + n);
    }
}
