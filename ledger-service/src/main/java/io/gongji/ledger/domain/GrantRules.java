package io.gongji.ledger.domain;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Change.Mechanism;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import java.util.ArrayList;
import java.util.List;

/// Family pooling: an authorisation moves nothing, an earmark sets money aside, ending gives the
/// rest back.
final class GrantRules {
    private GrantRules() {}

    static Outcome decide(GrantEvent event, Years years, BookState state) {
        return switch (event) {
            case GrantEvent.Authorised authorised -> authorise(authorised, state);
            case GrantEvent.EarmarkRequested earmark -> earmark(earmark, years, state);
            case GrantEvent.Ended ended -> end(ended, years, state);
        };
    }

    private static Outcome authorise(GrantEvent.Authorised event, BookState state) {
        List<Change> changes = new ArrayList<>();
        MemberRules.openIfNew(changes, state, event.giver(), event.region());
        MemberRules.openIfNew(changes, state, event.member(), event.memberRegion());
        if (state.grant(event.grantId()) == null) {
            changes.add(
                    new Change.GrantRecorded(
                            event.grantId(),
                            Mechanism.AUTHORISATION,
                            event.giver(),
                            state.regionOf(event.giver(), event.region()),
                            event.member(),
                            state.regionOf(event.member(), event.memberRegion()),
                            event.yearCapFen(),
                            0,
                            0));
        }
        return new Outcome.Accepted(changes, List.of(), null);
    }

    private static Outcome earmark(
            GrantEvent.EarmarkRequested event, Years years, BookState state) {
        Refusal barrier = state.barrier(event.giver());
        if (barrier == null) {
            barrier = state.absence(event.member());
        }
        if (barrier != null) {
            return new Outcome.Declined(barrier);
        }
        if (state.grant(event.grantId()) != null) {
            return new Outcome.Declined(Refusal.ALREADY_GRANTED);
        }
        if (state.member(event.giver()) == null) {
            return new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE);
        }
        RegionCode giverRegion = state.regionOf(event.giver(), event.region());
        long thereFen = years.creditFen(AccountCode.PERSONAL_CURRENT, giverRegion, event.giver());
        long currentFen = Math.min(event.amountFen(), thereFen);
        long previousFen = event.amountFen() - currentFen;
        if (years.creditFen(AccountCode.PERSONAL_PREVIOUS, giverRegion, event.giver())
                < previousFen) {
            return new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE);
        }
        return setAside(event, years, state, giverRegion, currentFen, previousFen);
    }

    private static Outcome setAside(
            GrantEvent.EarmarkRequested event,
            Years years,
            BookState state,
            RegionCode giverRegion,
            long currentFen,
            long previousFen) {
        List<Change> changes = new ArrayList<>();
        MemberRules.openIfNew(changes, state, event.member(), event.memberRegion());
        RegionCode memberRegion = state.regionOf(event.member(), event.memberRegion());
        Entry entry = new Entry(giverRegion);
        years.open(event.giver(), changes, entry);
        changes.add(
                new Change.GrantRecorded(
                        event.grantId(),
                        Mechanism.EARMARK,
                        event.giver(),
                        giverRegion,
                        event.member(),
                        memberRegion,
                        null,
                        currentFen,
                        previousFen));
        leg(
                entry,
                event.grantId(),
                Account.ofMember(AccountCode.PERSONAL_CURRENT, giverRegion, event.giver()),
                currentFen);
        leg(
                entry,
                event.grantId(),
                Account.ofMember(AccountCode.PERSONAL_PREVIOUS, giverRegion, event.giver()),
                previousFen);
        leg(
                entry,
                event.grantId(),
                Account.ofGrant(memberRegion, event.grantId()),
                -event.amountFen());
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    private static Outcome end(GrantEvent.Ended event, Years years, BookState state) {
        GrantState grant = state.grant(event.grantId());
        if (grant == null || !grant.active()) {
            return new Outcome.Accepted(List.of(), List.of(), null);
        }
        List<Change> changes = new ArrayList<>();
        Entry entry = new Entry(grant.giverRegion());
        leg(
                entry,
                grant.id(),
                Account.ofGrant(grant.memberRegion(), grant.id()),
                Math.addExact(grant.leftCurrentFen(), grant.leftPreviousFen()));
        new GivenBack(years, state, changes, entry)
                .toGiver(grant, grant.leftCurrentFen(), grant.leftPreviousFen());
        changes.add(new Change.GrantEnded(grant.id()));
        return new Outcome.Accepted(changes, entry.postings(), null);
    }

    private static void leg(Entry entry, GrantId grant, Account account, long amountFen) {
        if (amountFen != 0) {
            entry.leg(new Posting(account, amountFen, grant));
        }
    }
}
