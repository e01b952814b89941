package io.gongji.ledger.domain;

import static io.gongji.ledger.domain.Book.HOSPITAL;
import static io.gongji.ledger.domain.Book.SHIJIAZHUANG;

import io.gongji.contracts.ClaimId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.RecourseId;
import io.gongji.contracts.StatementId;
import io.gongji.contracts.event.ClaimEvent;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.ProviderEvent;
import io.gongji.contracts.event.ProviderEvent.Disallowance;
import io.gongji.contracts.event.RecourseEvent;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// What is settled with [Book#HOSPITAL], with claimants and with third parties, for tests.
final class BenefitEvents {
    private BenefitEvents() {}

    static StatementId statement(int n) {
        return new StatementId(new UUID(7, n));
    }

    static ClaimId claim(int n) {
        return new ClaimId(new UUID(8, n));
    }

    static RecourseId recourse(int n) {
        return new RecourseId(new UUID(9, n));
    }

    static Disallowance disallowance(int bill, long fen) {
        return new Disallowance(Book.bill(bill), SHIJIAZHUANG, Benefit.OUTPATIENT, fen);
    }

    static ProviderEvent advance(long fen) {
        return new ProviderEvent.AdvancePaid(
                HOSPITAL, SHIJIAZHUANG, Fund.EMPLOYEE, Book.MONTH, fen, "B-1");
    }

    static ProviderEvent approved(long claimedFen, long offsetFen, Disallowance... bills) {
        return new ProviderEvent.StatementApproved(
                statement(1),
                HOSPITAL,
                SHIJIAZHUANG,
                Fund.EMPLOYEE,
                Book.MONTH,
                claimedFen,
                offsetFen,
                List.of(bills));
    }

    static ProviderEvent disallowed(Disallowance... bills) {
        return new ProviderEvent.StatementDisallowed(
                statement(1), HOSPITAL, SHIJIAZHUANG, Fund.EMPLOYEE, List.of(bills));
    }

    static ProviderEvent providerPaid(long fen) {
        return new ProviderEvent.Paid(
                statement(1).value(), HOSPITAL, SHIJIAZHUANG, Fund.EMPLOYEE, fen, "B-2");
    }

    static ProviderEvent finalAccount(
            long payableFen, long advancesFen, long leftFen, long paidFen) {
        long differenceFen = payableFen - advancesFen - paidFen;
        return new ProviderEvent.FinalAccountSettled(
                HOSPITAL,
                SHIJIAZHUANG,
                Fund.EMPLOYEE,
                2025,
                payableFen,
                advancesFen,
                leftFen,
                paidFen,
                Math.max(differenceFen, 0),
                Math.max(-differenceFen, 0),
                differenceFen == 0 ? null : "B-3");
    }

    static ClaimEvent claimApproved(int n, Benefit benefit, long fen) {
        return new ClaimEvent.Approved(
                claim(n), Book.member(1), SHIJIAZHUANG, Fund.EMPLOYEE, benefit, fen * 2, fen, null);
    }

    static ClaimEvent claimPaid(int n, long fen) {
        return new ClaimEvent.Paid(claim(n), SHIJIAZHUANG, Fund.EMPLOYEE, fen, "B-4");
    }

    static ClaimEvent claimReturned(int n, long fen) {
        return new ClaimEvent.PaymentReturned(claim(n), SHIJIAZHUANG, Fund.EMPLOYEE, fen, "B-5");
    }

    static RecourseEvent opened(int n, long fen) {
        return new RecourseEvent.Opened(
                recourse(n), Book.member(1), SHIJIAZHUANG, Fund.EMPLOYEE, fen, HOSPITAL, null);
    }

    static RecourseEvent openedForClaim(int n, int claim, long fen) {
        return new RecourseEvent.Opened(
                recourse(n), Book.member(1), SHIJIAZHUANG, Fund.EMPLOYEE, fen, null, claim(claim));
    }

    static RecourseEvent recovered(int n, long fen) {
        return new RecourseEvent.Recovered(recourse(n), SHIJIAZHUANG, Fund.EMPLOYEE, fen, "B-6");
    }

    static RecourseEvent writtenOff(int n, long fen) {
        return new RecourseEvent.WrittenOff(
                recourse(n), SHIJIAZHUANG, Fund.EMPLOYEE, Benefit.INPATIENT, fen);
    }

    static GongjiEvent random(SplittableRandom random) {
        int n = random.nextInt(1, 5);
        long fen = random.nextLong(1, 100_00);
        Benefit benefit = random.nextBoolean() ? Benefit.INPATIENT : Benefit.CHRONIC;
        return switch (random.nextInt(12)) {
            case 0 -> advance(fen);
            case 1 -> approved(fen * 2, fen, disallowance(n, 1 + fen / 2));
            case 2 -> disallowed(disallowance(n, fen), disallowance(n + 1, 1));
            case 3 -> providerPaid(fen);
            case 4 -> finalAccount(fen, fen / 2, fen / 3, random.nextLong(0, 100_00));
            case 5 -> claimApproved(n, benefit, fen);
            case 6 -> claimPaid(n, fen);
            case 7 -> claimReturned(n, fen);
            case 8 -> opened(n, fen);
            case 9 -> openedForClaim(n, n, fen);
            case 10 -> recovered(n, fen);
            default -> writtenOff(n, fen);
        };
    }
}
