package io.gongji.ledger.app;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.Channel;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.WithdrawalId;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.event.WithdrawalEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// Families of two provinces: persons 0 to 5 of two cities in book 13, persons 6 to 8 in book 41.
/// Everything that can happen to their money, in any order, over two turns of a year.
final class FamilyEvents {
    static final EmployerId EMPLOYER = new EmployerId("EMPLOYER01");
    static final YearMonth MONTH = YearMonth.of(2024, 12);
    private static final int PERSONS = 9;
    private static final Channel CHANNEL = new Channel("ALIPAY");
    private static final List<RegionCode> CITIES =
            List.of(new RegionCode("130100"), new RegionCode("130200"), new RegionCode("410100"));
    private static final List<List<DebitSource>> ORDERS =
            List.of(
                    List.of(
                            DebitSource.OWN_CURRENT,
                            DebitSource.OWN_PREVIOUS,
                            DebitSource.WALLET,
                            DebitSource.GRANTS),
                    List.of(
                            DebitSource.OWN_PREVIOUS,
                            DebitSource.GRANTS_LATEST_FIRST,
                            DebitSource.WALLET),
                    List.of(
                            DebitSource.WALLET,
                            DebitSource.OWN_CURRENT,
                            DebitSource.GRANTS_NEAREST_FIRST));
    private static final List<List<DebitSource>> OWN =
            List.of(
                    List.of(DebitSource.OWN_CURRENT, DebitSource.OWN_PREVIOUS, DebitSource.WALLET),
                    List.of(DebitSource.WALLET, DebitSource.OWN_PREVIOUS),
                    List.of(DebitSource.OWN_CURRENT));

    private final SplittableRandom random;
    private int grants;
    private int bills;
    private int transfers;
    private int withdrawals;
    private int holds;
    private int step;

    FamilyEvents(SplittableRandom random) {
        this.random = random;
    }

    static MemberId person(int n) {
        return new MemberId(new UUID(1, n));
    }

    static RegionCode regionOf(int n) {
        return CITIES.get(n < 6 ? n % 2 : 2);
    }

    /// Days go on over two turns of a year; a service is told late now and then.
    LocalDate day() {
        int late = random.nextInt(4) == 0 ? random.nextInt(60) : 0;
        return LocalDate.of(2024, 10, 1).plusDays(step - late);
    }

    GongjiEvent next() {
        step++;
        int who = random.nextInt(PERSONS);
        int other = (who + 1 + random.nextInt(PERSONS - 1)) % PERSONS;
        int relative = who < 6 ? (who + 1 + random.nextInt(5)) % 6 : 6 + (who - 6 + 1) % 3;
        long fen = random.nextLong(1, 300_00);
        return switch (random.nextInt(35)) {
            case 0, 1, 2, 3 -> assessed(who, fen * 3);
            case 4, 5, 6, 7, 8 -> allotted(who, relative, fen * 2);
            case 9 -> corrected(who, fen / 2 + 1);
            case 10, 11 -> authorised(who, relative, fen);
            case 12 -> earmarked(who, relative, fen);
            case 13 -> ended(who, relative);
            case 14, 15, 16, 17 -> bill(who, fen);
            case 18, 19 -> voided(who);
            case 20, 21, 22 -> sent(who, other, fen);
            case 23, 24 -> premium(who, relative, fen);
            case 25 -> withdrawn(who, fen);
            case 26 -> paidOut(who, fen);
            case 27, 28 -> operation(who, relative);
            case 29 -> rare(who, fen);
            default -> hold(who, fen);
        };
    }

    /// Of one of the latest holds, for most of these still have something.
    private GongjiEvent hold(int who, long fen) {
        HoldId some = new HoldId(new UUID(7, Math.max(1, holds - random.nextInt(3))));
        CaptureId capture = new CaptureId(new UUID(8, random.nextInt(1, step + 2)));
        RegionCode region = regionOf(who);
        return switch (random.nextInt(7)) {
            case 0, 1, 2 ->
                    new HoldEvent.Placed(
                            new HoldId(new UUID(7, ++holds)),
                            person(who),
                            region,
                            new ProviderId("HOSPITAL1"),
                            CITIES.get(random.nextInt(CITIES.size())),
                            "H-" + holds,
                            HoldEvent.Purpose.INPATIENT,
                            fen,
                            ORDERS.get(random.nextInt(ORDERS.size())),
                            Instant.EPOCH);
            case 3, 4 ->
                    new HoldEvent.Captured(
                            some,
                            new CaptureId(new UUID(8, step)),
                            person(who),
                            region,
                            "C-" + step,
                            fen / 4 + 1,
                            random.nextBoolean()
                                    ? HoldEvent.Rest.GOES_BACK
                                    : HoldEvent.Rest.STAYS_HELD);
            case 5 -> new HoldEvent.CaptureVoided(some, capture, person(who), region);
            default -> new HoldEvent.Expired(some, person(who), region);
        };
    }

    /// What the payee or the time does to a transfer that was sent.
    GongjiEvent answerTo(WalletEvent.Sent sent) {
        return switch (random.nextInt(4)) {
            case 0 ->
                    new WalletEvent.Returned(
                            sent.transferId(), sent.region(), WalletEvent.ReturnReason.EXPIRED);
            default -> new WalletEvent.Accepted(sent.transferId(), sent.region(), sent.payee());
        };
    }

    private GongjiEvent assessed(int who, long fen) {
        return new ContributionEvent.PayrollLineAssessed(
                EMPLOYER, MONTH, regionOf(who), person(who), fen * 50, fen * 50, fen);
    }

    private GongjiEvent allotted(int who, int relative, long fen) {
        return new ContributionEvent.PayrollAllotted(
                EMPLOYER,
                MONTH,
                regionOf(who),
                List.of(
                        new ContributionEvent.PayrollAllotted.Line(person(who), fen),
                        new ContributionEvent.PayrollAllotted.Line(person(relative), fen / 3 + 1),
                        new ContributionEvent.PayrollAllotted.Line(person(who), 1)));
    }

    private GongjiEvent corrected(int who, long fen) {
        return new ContributionEvent.AllotmentCorrected(
                EMPLOYER, MONTH, regionOf(who), person(who), fen);
    }

    private GongjiEvent authorised(int giver, int member, long fen) {
        return new GrantEvent.Authorised(
                grant(++grants),
                person(giver),
                regionOf(giver),
                person(member),
                regionOf(member),
                random.nextBoolean() ? fen : null);
    }

    private GongjiEvent earmarked(int giver, int member, long fen) {
        return new GrantEvent.EarmarkRequested(
                grant(++grants),
                person(giver),
                regionOf(giver),
                person(member),
                regionOf(member),
                fen);
    }

    private GongjiEvent ended(int giver, int member) {
        return new GrantEvent.Ended(
                grant(1 + random.nextInt(grants + 1)),
                person(giver),
                regionOf(giver),
                person(member),
                GrantEvent.EndReason.INSURANCE_CHANGED);
    }

    private GongjiEvent bill(int who, long fen) {
        long fundFen = random.nextLong(0, 200_00);
        return new SettlementEvent.Requested(
                bill(++bills),
                person(who),
                regionOf(who),
                random.nextInt(3) == 0 ? Fund.RESIDENT : Fund.EMPLOYEE,
                new ProviderId("HOSPITAL1"),
                CITIES.get(random.nextInt(CITIES.size())),
                "N-" + bills,
                SettlementEvent.Benefit.OUTPATIENT,
                fundFen + fen + 7,
                fundFen,
                fen,
                7,
                ORDERS.get(random.nextInt(ORDERS.size())),
                new SettlementEvent.Pricing(2025, "RETIRED", fundFen + fen, 700, 500_000, 0));
    }

    private GongjiEvent voided(int who) {
        return new SettlementEvent.VoidRequested(
                bill(1 + random.nextInt(bills + 1)), person(who), regionOf(who));
    }

    private GongjiEvent sent(int payer, int payee, long fen) {
        return new WalletEvent.Sent(
                new TransferId(new UUID(4, ++transfers)),
                person(payer),
                regionOf(payer),
                person(payee),
                regionOf(payee),
                fen,
                OWN.get(random.nextInt(OWN.size())));
    }

    private GongjiEvent premium(int payer, int insured, long fen) {
        int year = random.nextInt(2024, 2028);
        int who = random.nextBoolean() ? insured : payer;
        return random.nextInt(3) == 0
                ? new ContributionEvent.PremiumReceived(
                        person(who),
                        regionOf(who),
                        year,
                        "ORDINARY",
                        fen,
                        0,
                        fen * 2,
                        CHANNEL,
                        "A-" + step)
                : new ContributionEvent.PremiumFromAccountRequested(
                        person(who),
                        regionOf(who),
                        year,
                        "MINIMUM_LIVING",
                        person(payer),
                        regionOf(payer),
                        fen,
                        fen / 2,
                        fen * 2,
                        OWN.get(random.nextInt(OWN.size())));
    }

    private GongjiEvent withdrawn(int who, long fen) {
        return new WithdrawalEvent.Requested(
                new WithdrawalId(new UUID(5, ++withdrawals)),
                person(who),
                regionOf(who),
                fen,
                WithdrawalEvent.WithdrawalReason.DEATH);
    }

    private GongjiEvent paidOut(int who, long fen) {
        return new WithdrawalEvent.Paid(
                new WithdrawalId(new UUID(5, 1 + random.nextInt(withdrawals + 1))),
                regionOf(who),
                fen,
                "B-" + step);
    }

    private GongjiEvent operation(int who, int relative) {
        LocalDate today = LocalDate.of(2024, 10, 1).plusDays(step);
        YearMonth before = YearMonth.from(today).minusMonths(random.nextInt(1, 4));
        return switch (random.nextInt(6)) {
            case 0, 1 -> new OperationEvent.PeriodLocked(regionOf(who), before);
            case 2 -> new OperationEvent.PeriodUnlocked(regionOf(who), before);
            case 3 -> new OperationEvent.PeriodClosed(regionOf(who), before.minusMonths(3));
            case 4 ->
                    new OperationEvent.YearRolled(
                            regionOf(who), today.getYear(), List.of(person(who), person(relative)));
            default -> new OperationEvent.PremiumYearBegun(regionOf(who), today.getYear());
        };
    }

    private GongjiEvent rare(int who, long fen) {
        return switch (random.nextInt(8)) {
            case 0 ->
                    new MemberEvent.Closed(
                            person(who), regionOf(who), MemberEvent.ClosureReason.DECEASED);
            case 1, 2, 3 ->
                    new ContributionEvent.ReceiptUnidentified(
                            regionOf(who), Fund.RESIDENT, CHANNEL, "U-" + step, fen);
            default ->
                    new ContributionEvent.FlexibleReceived(
                            person(who), MONTH, regionOf(who), fen * 12, fen, CHANNEL, "F-" + step);
        };
    }

    private static GrantId grant(int n) {
        return new GrantId(new UUID(2, n));
    }

    private static SettlementId bill(int n) {
        return new SettlementId(new UUID(3, n));
    }
}
