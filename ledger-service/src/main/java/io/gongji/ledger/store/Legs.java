package io.gongji.ledger.store;

import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import java.util.List;

/// What a record does, empty where it does nothing.
final class Legs {
    private Legs() {}

    static List<Posting> of(JournalRecord record) {
        return switch (record.outcome()) {
            case Outcome.Accepted accepted -> accepted.postings();
            case Outcome.Declined _, Outcome.Unreadable _ -> List.of();
        };
    }

    static List<Change> changesOf(JournalRecord record) {
        return switch (record.outcome()) {
            case Outcome.Accepted accepted -> accepted.changes();
            case Outcome.Declined _, Outcome.Unreadable _ -> List.of();
        };
    }
}
