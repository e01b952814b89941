package io.gongji.ledger.proof;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// Events over few persons of two cities, so that their grants, bills and closings meet. The same
/// seed gives the same events.
public final class RandomHistory {
    public static final int MEMBERS = 9;
    public static final List<DebitSource> ORDER =
            List.of(
                    DebitSource.OWN_CURRENT,
                    DebitSource.OWN_PREVIOUS,
                    DebitSource.WALLET,
                    DebitSource.GRANTS);

    private static final EmployerId EMPLOYER = new EmployerId("EMPLOYER01");
    private static final YearMonth MONTH = YearMonth.of(2025, 1);

    private final SplittableRandom random;
    private final List<RegionCode> cities;
    private int bills;
    private int grants;

    public RandomHistory(long seed, List<RegionCode> cities) {
        this.random = new SplittableRandom(seed);
        this.cities = List.copyOf(cities);
    }

    public static MemberId member(int n) {
        return new MemberId(new UUID(0x0197_0000_0000_7000L, n));
    }

    public static GrantId grant(int n) {
        return new GrantId(new UUID(0x0197_0000_0001_7000L, n));
    }

    public static SettlementId bill(int n) {
        return new SettlementId(new UUID(0x0197_0000_0002_7000L, n));
    }

    public RegionCode cityOf(int member) {
        return cities.get(member % cities.size());
    }

    SplittableRandom random() {
        return random;
    }

    /// A day of one of two years, not in order: events are late now and then.
    public LocalDate day() {
        return LocalDate.of(2024, 11, 1).plusDays(random.nextInt(120));
    }

    public GongjiEvent next() {
        int who = random.nextInt(MEMBERS);
        int other = (who + 1 + random.nextInt(MEMBERS - 1)) % MEMBERS;
        long fen = random.nextLong(1, 300_00);
        return switch (random.nextInt(18)) {
            case 0, 1 -> new MemberEvent.Enrolled(member(who), cityOf(who), Scheme.EMPLOYEE);
            case 2, 3, 4 -> assessed(who, fen);
            case 5, 6, 7 -> allotted(who, other, fen);
            case 8 ->
                    new ContributionEvent.AllotmentCorrected(
                            EMPLOYER, MONTH, cityOf(who), member(who), fen);
            case 9 -> authorised(who, other, random.nextBoolean() ? fen : null);
            case 10 -> earmarked(who, other, fen);
            case 11 -> ended(who, other);
            case 12, 13, 14 -> bill(who, random.nextLong(0, 200_00), fen);
            case 15 -> voided(who);
            case 16 ->
                    random.nextInt(10) == 0
                            ? new MemberEvent.Closed(
                                    member(who), cityOf(who), MemberEvent.ClosureReason.DECEASED)
                            : received(fen);
            default ->
                    new ContributionEvent.FlexibleReceived(
                            member(who),
                            MONTH,
                            cityOf(who),
                            fen * 12,
                            fen,
                            new Channel("WECHAT"),
                            "W-" + fen);
        };
    }

    private GongjiEvent assessed(int who, long fen) {
        return new ContributionEvent.PayrollLineAssessed(
                EMPLOYER, MONTH, cities.getFirst(), member(who), fen * 50, fen * 50, fen);
    }

    private GongjiEvent allotted(int who, int other, long fen) {
        return new ContributionEvent.PayrollAllotted(
                EMPLOYER,
                MONTH,
                cities.getFirst(),
                List.of(
                        new ContributionEvent.PayrollAllotted.Line(member(who), fen),
                        new ContributionEvent.PayrollAllotted.Line(member(other), fen / 2 + 1),
                        new ContributionEvent.PayrollAllotted.Line(member(who), 1)));
    }

    private GongjiEvent received(long fen) {
        return new ContributionEvent.PayrollReceived(
                EMPLOYER, MONTH, cities.getFirst(), new Channel("TAX"), "T-" + fen, fen, fen * 4);
    }

    private GongjiEvent authorised(int giver, int member, Long capFen) {
        return new GrantEvent.Authorised(
                grant(++grants),
                member(giver),
                cityOf(giver),
                member(member),
                cityOf(member),
                capFen);
    }

    private GongjiEvent earmarked(int giver, int member, long fen) {
        return new GrantEvent.EarmarkRequested(
                grant(++grants), member(giver), cityOf(giver), member(member), cityOf(member), fen);
    }

    private GongjiEvent ended(int giver, int member) {
        return new GrantEvent.Ended(
                grant(1 + random.nextInt(Math.max(grants, 1))),
                member(giver),
                cityOf(giver),
                member(member),
                GrantEvent.EndReason.GIVER_ENDED);
    }

    /// A bill of a hospital in either city.
    public GongjiEvent bill(int who, long fundFen, long payableFen) {
        return new SettlementEvent.Requested(
                bill(++bills),
                member(who),
                cityOf(who),
                random.nextInt(4) == 0 ? Fund.RESIDENT : Fund.EMPLOYEE,
                new ProviderId("HOSPITAL1"),
                cities.get(random.nextInt(cities.size())),
                "N-" + bills,
                SettlementEvent.Benefit.OUTPATIENT,
                fundFen + payableFen + 7,
                fundFen,
                payableFen,
                7,
                ORDER,
                new SettlementEvent.Pricing(
                        2025, "RETIRED", fundFen + payableFen, 700, 500_000, 0));
    }

    private GongjiEvent voided(int who) {
        return new SettlementEvent.VoidRequested(
                bill(1 + random.nextInt(Math.max(bills, 1))), member(who), cityOf(who));
    }
}
