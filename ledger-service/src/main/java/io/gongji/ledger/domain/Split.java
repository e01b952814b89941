package io.gongji.ledger.domain;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change.Mechanism;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Here a bill is split: the self-pay that accounts may pay goes over own money, wallet and grants
/// in the order that the policy gave, each as far as it reaches (domain E1), and what is left is
/// cash.
///
/// @param ownCurrentFen from the patient's 2110
/// @param ownPreviousFen from the patient's 2120
/// @param walletFen from the patient's 2140
/// @param draws from others, grant by grant, in the order of use
/// @param cashFen what nobody's account pays
public record Split(
        long ownCurrentFen, long ownPreviousFen, long walletFen, List<Draw> draws, long cashFen) {
    public Split {
        draws = List.copyOf(draws);
    }

    /// What one grant pays: of the giver's 2110 and 2120, or of the money that an earmark took from
    /// there.
    public record Draw(GrantState grant, long currentFen, long previousFen) {
        public long amountFen() {
            return Math.addExact(currentFen, previousFen);
        }
    }

    /// Splits an amount. Nothing is changed. Money of a year that is over counts as money of
    /// previous years.
    ///
    /// @param state knows the patient's accounts, the active grants to the patient and the givers'
    ///   accounts
    /// @param region where the patient's accounts are
    /// @param payableFen 0.. what accounts may pay
    /// @param order which money is used first, each source at most once
    /// @param year the year whose caps count, and in which the bill is accounted
    public static Split of(
            BookState state,
            MemberId patient,
            RegionCode region,
            long payableFen,
            List<DebitSource> order,
            int year) {
        return of(Years.in(year, state), state, patient, region, payableFen, order, year);
    }

    /// The same for a bill of a day, which is accounted in an open month.
    public static Split of(
            BookState state,
            MemberId patient,
            RegionCode region,
            long payableFen,
            List<DebitSource> order,
            LocalDate effectiveDate) {
        return of(
                Years.of(effectiveDate, state),
                state,
                patient,
                region,
                payableFen,
                order,
                effectiveDate.getYear());
    }

    static Split of(
            Years years,
            BookState state,
            MemberId patient,
            RegionCode region,
            long payableFen,
            List<DebitSource> order,
            int capYear) {
        return split(
                new Splitter(years, state, payableFen, false),
                state,
                patient,
                region,
                order,
                capYear);
    }

    private static Split split(
            Splitter splitter,
            BookState state,
            MemberId patient,
            RegionCode region,
            List<DebitSource> order,
            int capYear) {
        for (DebitSource source : order) {
            switch (source) {
                case OWN_CURRENT ->
                        splitter.ownCurrentFen =
                                splitter.take(AccountCode.PERSONAL_CURRENT, region, patient);
                case OWN_PREVIOUS ->
                        splitter.ownPreviousFen =
                                splitter.take(AccountCode.PERSONAL_PREVIOUS, region, patient);
                case WALLET ->
                        splitter.walletFen = splitter.take(AccountCode.WALLET, region, patient);
                case GRANTS, GRANTS_LATEST_FIRST, GRANTS_NEAREST_FIRST ->
                        grantsInOrder(state, patient, region, source)
                                .forEach(grant -> splitter.draw(grant, capYear));
            }
        }
        return new Split(
                splitter.ownCurrentFen,
                splitter.ownPreviousFen,
                splitter.walletFen,
                splitter.draws,
                splitter.openFen);
    }

    /// Takes from a person's own money only; what it lacks is [#cashFen].
    static Split own(
            Years years,
            BookState state,
            MemberId payer,
            RegionCode region,
            long amountFen,
            List<DebitSource> order) {
        return of(years, state, payer, region, amountFen, order, years.accountingYear());
    }

    /// The same of an account whose owner may not spend any more: a withdrawal takes what is left.
    static Split ofEstate(
            Years years,
            BookState state,
            MemberId owner,
            RegionCode region,
            long amountFen,
            List<DebitSource> order) {
        return split(
                new Splitter(years, state, amountFen, true),
                state,
                owner,
                region,
                order,
                years.accountingYear());
    }

    /// The active grants to a patient in the order in which a source uses them.
    ///
    /// @param region the patient's
    /// @param source one that [DebitSource#isGrants]
    public static List<GrantState> grantsInOrder(
            BookState state, MemberId patient, RegionCode region, DebitSource source) {
        List<GrantState> oldestFirst = state.activeGrantsTo(patient);
        return switch (source) {
            case GRANTS -> oldestFirst;
            case GRANTS_LATEST_FIRST -> oldestFirst.reversed();
            case GRANTS_NEAREST_FIRST ->
                    oldestFirst.reversed().stream()
                            .sorted(
                                    Comparator.comparing(
                                            grant -> !grant.giverRegion().equals(region)))
                            .toList();
            case OWN_CURRENT, OWN_PREVIOUS, WALLET ->
                    throw new IllegalArgumentException(source + " is no order of grants");
        };
    }

    /// Debits what is the person's own.
    void debitOwn(Entry entry, RegionCode region, MemberId person) {
        entry.debit(Account.ofMember(AccountCode.PERSONAL_CURRENT, region, person), ownCurrentFen)
                .debit(
                        Account.ofMember(AccountCode.PERSONAL_PREVIOUS, region, person),
                        ownPreviousFen)
                .debit(Account.ofMember(AccountCode.WALLET, region, person), walletFen);
    }

    public long ownFen() {
        return Math.addExact(ownCurrentFen, ownPreviousFen);
    }

    public long poolFen() {
        return draws.stream().mapToLong(Draw::amountFen).reduce(0, Math::addExact);
    }

    /// One pass over the sources. It remembers what it took, so that two grants of one giver never
    /// spend a fen twice.
    private static final class Splitter {
        private final Years years;
        private final BookState state;
        private final boolean ofEstate;
        private final Map<Account, Long> takenFen = new HashMap<>();
        private final List<Draw> draws = new ArrayList<>();
        private long openFen;
        private long ownCurrentFen;
        private long ownPreviousFen;
        private long walletFen;

        Splitter(Years years, BookState state, long payableFen, boolean ofEstate) {
            this.years = years;
            this.state = state;
            this.ofEstate = ofEstate;
            this.openFen = payableFen;
        }

        long take(AccountCode code, RegionCode region, MemberId member) {
            return take(code, region, member, openFen);
        }

        /// Here and nowhere else money of a person's account is spent, or not: a frozen, deceased
        /// or closed one pays nothing.
        private long take(AccountCode code, RegionCode region, MemberId member, long atMostFen) {
            if (!ofEstate && state.barrier(member) != null) {
                return 0;
            }
            Account account = Account.ofMember(code, region, member);
            long thereFen =
                    years.creditFen(code, region, member) - takenFen.getOrDefault(account, 0L);
            long fen = Math.min(Math.min(thereFen, openFen), atMostFen);
            openFen -= fen;
            takenFen.merge(account, fen, Math::addExact);
            return fen;
        }

        void draw(GrantState grant, int year) {
            if (!state.mayPay(grant)) {
                return;
            }
            Draw draw =
                    grant.mechanism() == Mechanism.EARMARK
                            ? fromEarmark(grant)
                            : fromGiver(grant, year);
            if (draw.amountFen() > 0) {
                draws.add(draw);
            }
        }

        private Draw fromEarmark(GrantState grant) {
            long currentFen = Math.min(grant.leftCurrentFen(), openFen);
            long previousFen = Math.min(grant.leftPreviousFen(), openFen - currentFen);
            openFen -= currentFen + previousFen;
            return new Draw(grant, currentFen, previousFen);
        }

        /// The giver's wallet is never reached (design 3.7).
        private Draw fromGiver(GrantState grant, int year) {
            MemberId giver = grant.giver();
            long capFen = grant.capLeftFen(year);
            long currentFen =
                    take(AccountCode.PERSONAL_CURRENT, grant.giverRegion(), giver, capFen);
            long previousFen =
                    take(
                            AccountCode.PERSONAL_PREVIOUS,
                            grant.giverRegion(),
                            giver,
                            capFen - currentFen);
            return new Draw(grant, currentFen, previousFen);
        }
    }
}
