package io.gongji.ledger.domain;

import io.gongji.contracts.Fund;
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

    static Outcome decide(GrantEvent event, BookState state) {
        return switch (event) {
            case GrantEvent.Authorised authorised -> authorise(authorised, state);
            case GrantEvent.EarmarkRequested earmark -> earmark(earmark, state);
            case GrantEvent.Ended ended -> end(ended, state);
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

    private static Outcome earmark(GrantEvent.EarmarkRequested event, BookState state) {
        if (state.isClosed(event.giver()) || state.isClosed(event.member())) {
            return new Outcome.Declined(Refusal.ACCOUNT_CLOSED);
        }
        if (state.grant(event.grantId()) != null) {
            return new Outcome.Declined(Refusal.ALREADY_GRANTED);
        }
        if (state.member(event.giver()) == null) {
            return new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE);
        }
        RegionCode giverRegion = state.regionOf(event.giver(), event.region());
        Account current =
                Account.ofMember(AccountCode.PERSONAL_CURRENT, giverRegion, event.giver());
        Account previous =
                Account.ofMember(AccountCode.PERSONAL_PREVIOUS, giverRegion, event.giver());
        long currentFen = Math.min(event.amountFen(), state.creditFen(current));
        long previousFen = event.amountFen() - currentFen;
        if (state.creditFen(previous) < previousFen) {
            return new Outcome.Declined(Refusal.INSUFFICIENT_BALANCE);
        }
        return setAside(event, state, giverRegion, currentFen, previousFen);
    }

    private static Outcome setAside(
            GrantEvent.EarmarkRequested event,
            BookState state,
            RegionCode giverRegion,
            long currentFen,
            long previousFen) {
        List<Change> changes = new ArrayList<>();
        MemberRules.openIfNew(changes, state, event.member(), event.memberRegion());
        RegionCode memberRegion = state.regionOf(event.member(), event.memberRegion());
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
        Entry entry = new Entry(giverRegion);
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

    private static Outcome end(GrantEvent.Ended event, BookState state) {
        GrantState grant = state.grant(event.grantId());
        if (grant == null || !grant.active()) {
            return new Outcome.Accepted(List.of(), List.of(), null);
        }
        Entry entry = new Entry(grant.giverRegion());
        leg(
                entry,
                grant.id(),
                Account.ofGrant(grant.memberRegion(), grant.id()),
                Math.addExact(grant.leftCurrentFen(), grant.leftPreviousFen()));
        creditGiver(entry, grant, grant.leftCurrentFen(), grant.leftPreviousFen(), state);
        return new Outcome.Accepted(
                List.of(new Change.GrantEnded(grant.id())), entry.postings(), null);
    }

    /// Gives earmarked money back to the buckets it came from, or to suspense when the giver's
    /// account is closed.
    static void creditGiver(
            Entry entry, GrantState grant, long currentFen, long previousFen, BookState state) {
        if (state.isClosed(grant.giver())) {
            Account suspense = Account.of(AccountCode.SUSPENSE, Fund.EMPLOYEE, grant.giverRegion());
            leg(entry, grant.id(), suspense, -Math.addExact(currentFen, previousFen));
            return;
        }
        leg(
                entry,
                grant.id(),
                Account.ofMember(AccountCode.PERSONAL_CURRENT, grant.giverRegion(), grant.giver()),
                -currentFen);
        leg(
                entry,
                grant.id(),
                Account.ofMember(AccountCode.PERSONAL_PREVIOUS, grant.giverRegion(), grant.giver()),
                -previousFen);
    }

    private static void leg(Entry entry, GrantId grant, Account account, long amountFen) {
        if (amountFen != 0) {
            entry.leg(new Posting(account, amountFen, grant));
        }
    }
}
