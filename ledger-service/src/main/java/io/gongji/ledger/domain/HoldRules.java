package io.gongji.ledger.domain;

import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Change.HoldEnd;
import io.gongji.contracts.journal.Change.Mechanism;
import io.gongji.contracts.journal.HoldLeg;
import io.gongji.contracts.journal.HoldLeg.Bucket;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds (预授权): money waits on 2160 until its provider captures it, lets it go, or its time is
/// over. What a hold took under a grant it may pay after the grant has ended (design 3.7).
final class HoldRules {
    private HoldRules() {}

    static Outcome decide(HoldEvent event, int year, Years years, BookState state) {
        return switch (event) {
            case HoldEvent.Placed placed -> place(placed, year, years, state);
            case HoldEvent.Captured captured -> capture(captured, years, state);
            case HoldEvent.CaptureVoided voided -> takeBack(voided, years, state);
            case HoldEvent.Released released -> release(released, years, state);
            case HoldEvent.Expired expired -> expire(expired, years, state);
        };
    }

    /// All or nothing, from what a bill of the same amount would take.
    private static Outcome place(HoldEvent.Placed event, int year, Years years, BookState state) {
        Refusal absence = state.absence(event.memberId());
        if (absence != null) {
            return new Outcome.Declined(absence);
        }
        if (state.hold(event.holdId()) != null) {
            return new Outcome.Declined(Refusal.HOLD_REPEATED);
        }
        RegionCode region = state.regionOf(event.memberId(), event.region());
        Split split =
                Split.of(
                        years,
                        state,
                        event.memberId(),
                        region,
                        event.amountFen(),
                        event.debitOrder(),
                        year);
        if (split.cashFen() > 0) {
            Refusal barrier = state.barrier(event.memberId());
            return new Outcome.Declined(barrier == null ? Refusal.INSUFFICIENT_BALANCE : barrier);
        }
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(region);
        openYears(event.memberId(), split, years, changes, entry);
        List<HoldLeg> legs = legs(split, event.debitOrder());
        for (HoldLeg leg : legs) {
            Account from = source(leg, event.memberId(), region, state);
            entry.leg(new Posting(from, leg.amountFen(), leg.grant()));
            entry.leg(
                    new Posting(
                            Account.ofHold(region, event.holdId()), -leg.amountFen(), leg.grant()));
        }
        changes.add(
                new Change.HoldPlaced(
                        event.holdId(),
                        event.memberId(),
                        region,
                        event.provider(),
                        event.providerRegion(),
                        event.expiresAt(),
                        year,
                        legs));
        changes.addAll(draws(legs, year, 1));
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    private static void openYears(
            MemberId member, Split split, Years years, List<Change> changes, Entry entry) {
        years.open(member, changes, entry);
        for (Split.Draw draw : split.draws()) {
            if (draw.grant().mechanism() == Mechanism.AUTHORISATION) {
                years.open(draw.grant().giver(), changes, entry);
            }
        }
    }

    private static List<HoldLeg> legs(Split split, List<DebitSource> order) {
        List<HoldLeg> legs = new ArrayList<>();
        for (DebitSource source : order) {
            switch (source) {
                case OWN_CURRENT -> add(legs, Bucket.CURRENT, null, split.ownCurrentFen());
                case OWN_PREVIOUS -> add(legs, Bucket.PREVIOUS, null, split.ownPreviousFen());
                case WALLET -> add(legs, Bucket.WALLET, null, split.walletFen());
                case GRANTS, GRANTS_LATEST_FIRST, GRANTS_NEAREST_FIRST -> {
                    for (Split.Draw draw : split.draws()) {
                        GrantId grant = draw.grant().id();
                        add(legs, Bucket.CURRENT, grant, draw.currentFen());
                        add(legs, Bucket.PREVIOUS, grant, draw.previousFen());
                    }
                }
            }
        }
        return legs;
    }

    private static void add(
            List<HoldLeg> legs, Bucket bucket, @Nullable GrantId grant, long amountFen) {
        if (amountFen > 0) {
            legs.add(new HoldLeg(bucket, grant, amountFen));
        }
    }

    /// Its time may be over: only the calendar's record ends it (design 4, "Time").
    private static Outcome capture(HoldEvent.Captured event, Years years, BookState state) {
        HoldState hold = state.hold(event.holdId());
        if (hold == null) {
            return new Outcome.Declined(Refusal.UNKNOWN_HOLD);
        }
        if (state.capture(event.captureId()) != null) {
            return new Outcome.Declined(Refusal.HOLD_REPEATED);
        }
        if (!hold.isActive()) {
            return new Outcome.Declined(Refusal.HOLD_ENDED);
        }
        if (event.amountFen() > hold.leftFen()) {
            return new Outcome.Declined(Refusal.HOLD_EXCEEDED);
        }
        List<HoldLeg> used = hold.first(event.amountFen());
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(hold.region());
        debitHeld(hold, used, entry);
        entry.credit(payable(hold), event.amountFen());
        changes.add(new Change.HoldCaptured(hold.id(), event.captureId(), used));
        HoldState after = hold.captured(used, hold.seq());
        if (event.rest() == HoldEvent.Rest.GOES_BACK && after.isActive()) {
            letGo(after, HoldEnd.LAST_CAPTURE, new GivenBack(years, state, changes, entry));
        }
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    /// What a capture paid goes to the persons, for the hold may have ended.
    private static Outcome takeBack(HoldEvent.CaptureVoided event, Years years, BookState state) {
        HoldState hold = state.hold(event.holdId());
        if (hold == null) {
            return new Outcome.Declined(Refusal.UNKNOWN_HOLD);
        }
        CaptureState capture = state.capture(event.captureId());
        if (capture == null || !capture.holdId().equals(hold.id())) {
            return new Outcome.Declined(Refusal.UNKNOWN_CAPTURE);
        }
        if (capture.voidedBySeq() != null) {
            return new Outcome.Declined(Refusal.ALREADY_VOIDED);
        }
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(hold.region());
        entry.debit(payable(hold), HoldLeg.sumFen(capture.legs()));
        changes.add(new Change.CaptureVoided(hold.id(), capture.id(), capture.seq()));
        giveBack(hold, capture.legs(), new GivenBack(years, state, changes, entry));
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    private static Outcome release(HoldEvent.Released event, Years years, BookState state) {
        HoldState hold = state.hold(event.holdId());
        if (hold == null) {
            return new Outcome.Declined(Refusal.UNKNOWN_HOLD);
        }
        return hold.isActive()
                ? letGo(hold, HoldEnd.RELEASED, years, state)
                : new Outcome.Declined(Refusal.HOLD_ENDED);
    }

    /// A fact: of a hold that has ended meanwhile nothing is left to give back.
    private static Outcome expire(HoldEvent.Expired event, Years years, BookState state) {
        HoldState hold = state.hold(event.holdId());
        return hold != null && hold.isActive()
                ? letGo(hold, HoldEnd.EXPIRED, years, state)
                : new Outcome.Accepted(List.of(), List.of(), null);
    }

    private static Outcome letGo(HoldState hold, HoldEnd reason, Years years, BookState state) {
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(hold.region());
        letGo(hold, reason, new GivenBack(years, state, changes, entry));
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    private static void letGo(HoldState hold, HoldEnd reason, GivenBack givenBack) {
        debitHeld(hold, hold.left(), givenBack.entry());
        givenBack.changes().add(new Change.HoldReleased(hold.id(), reason, hold.leftFen()));
        giveBack(hold, hold.left(), givenBack);
    }

    private static void debitHeld(HoldState hold, List<HoldLeg> legs, Entry entry) {
        Account held = Account.ofHold(hold.region(), hold.id());
        legs.forEach(leg -> entry.leg(new Posting(held, leg.amountFen(), leg.grant())));
    }

    /// Each leg goes to the bucket that holds its money now (design 3.5), and what grants gave
    /// counts no longer.
    private static void giveBack(HoldState hold, List<HoldLeg> legs, GivenBack givenBack) {
        for (HoldLeg leg : legs) {
            GrantId id = leg.grant();
            GrantState grant = id == null ? null : grant(id, givenBack.state());
            if (grant == null || grant.mechanism() == Mechanism.AUTHORISATION || grant.active()) {
                Account from = source(leg, hold.memberId(), hold.region(), givenBack.state());
                toSource(new Posting(from, leg.amountFen(), id), hold, givenBack);
            } else {
                boolean current = leg.bucket() == Bucket.CURRENT;
                givenBack.toGiver(
                        grant, current ? leg.amountFen() : 0, current ? 0 : leg.amountFen());
            }
        }
        givenBack.changes().addAll(draws(legs, hold.year(), -1));
    }

    private static void toSource(Posting taken, HoldState hold, GivenBack givenBack) {
        if (taken.account().code() == AccountCode.EARMARK) {
            givenBack.entry().leg(new Posting(taken.account(), -taken.amountFen(), taken.grant()));
        } else {
            givenBack.toPerson(taken, hold.seq());
        }
    }

    /// The account from which a leg came.
    private static Account source(
            HoldLeg leg, MemberId member, RegionCode region, BookState state) {
        AccountCode code =
                switch (leg.bucket()) {
                    case CURRENT -> AccountCode.PERSONAL_CURRENT;
                    case PREVIOUS -> AccountCode.PERSONAL_PREVIOUS;
                    case WALLET -> AccountCode.WALLET;
                };
        GrantId id = leg.grant();
        if (id == null) {
            return Account.ofMember(code, region, member);
        }
        GrantState grant = grant(id, state);
        return switch (grant.mechanism()) {
            case EARMARK -> Account.ofGrant(grant.memberRegion(), id);
            case AUTHORISATION -> Account.ofMember(code, grant.giverRegion(), grant.giver());
        };
    }

    private static GrantState grant(GrantId id, BookState state) {
        GrantState grant = state.grant(id);
        if (grant == null) {
            throw new CorruptBook("a hold draws on grant " + id + ", which is unknown");
        }
        return grant;
    }

    /// What the legs draw on each grant, or give back to it (`sign` -1).
    private static List<Change> draws(List<HoldLeg> legs, int year, int sign) {
        Map<GrantId, Change.GrantDrawn> draws = new LinkedHashMap<>();
        for (HoldLeg leg : legs) {
            GrantId grant = leg.grant();
            if (grant != null) {
                boolean current = leg.bucket() == Bucket.CURRENT;
                long fen = sign * leg.amountFen();
                draws.merge(
                        grant,
                        new Change.GrantDrawn(grant, year, current ? fen : 0, current ? 0 : fen),
                        HoldRules::sum);
            }
        }
        return List.copyOf(draws.values());
    }

    private static Change.GrantDrawn sum(Change.GrantDrawn one, Change.GrantDrawn other) {
        return new Change.GrantDrawn(
                one.grantId(),
                one.year(),
                Math.addExact(one.currentFen(), other.currentFen()),
                Math.addExact(one.previousFen(), other.previousFen()));
    }

    /// Personal-account money is the employee fund's; a provider of another book is owed by the
    /// holder's region, as with bills.
    private static Account payable(HoldState hold) {
        return Account.ofProvider(
                AccountCode.PROVIDER_PAYABLE,
                Fund.EMPLOYEE,
                SettlementRules.payableRegion(hold.providerRegion(), hold.region()),
                hold.provider());
    }
}
