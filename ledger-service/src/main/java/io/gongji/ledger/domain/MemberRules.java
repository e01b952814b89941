package io.gongji.ledger.domain;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import java.util.ArrayList;
import java.util.List;

/// Facts of the member registry: accounts open and close, and persons die.
final class MemberRules {
    private MemberRules() {}

    static Outcome decide(MemberEvent event, BookState state) {
        List<Change> changes = new ArrayList<>();
        switch (event) {
            case MemberEvent.Enrolled enrolled ->
                    openIfNew(changes, state, enrolled.memberId(), enrolled.region());
            case MemberEvent.Closed closed -> {
                openIfNew(changes, state, closed.memberId(), closed.region());
                if (!state.isClosed(closed.memberId())) {
                    changes.add(new Change.AccountClosed(closed.memberId()));
                }
            }
            case MemberEvent.Deceased deceased -> {
                openIfNew(changes, state, deceased.memberId(), deceased.region());
                if (state.absence(deceased.memberId()) == null) {
                    changes.add(new Change.AccountDeceased(deceased.memberId()));
                }
            }
        }
        return new Outcome.Accepted(changes, List.of(), null);
    }

    /// The first thing that names a person opens the account, whichever topic was read first.
    static void openIfNew(
            List<Change> changes, BookState state, MemberId member, RegionCode region) {
        boolean openedHere =
                changes.stream()
                        .anyMatch(change ->
                                change instanceof Change.AccountOpened opened
                                        && opened.memberId().equals(member));
        if (state.member(member) == null && !openedHere) {
            changes.add(new Change.AccountOpened(member, region));
        }
    }
}
