package io.gongji.eventstore;

import io.gongji.eventstore.RelayRows.Answered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides when a (source, book) has waited too long for an answer to its oldest sent event. Each
/// time nothing has changed the wait doubles, so that a ledger that is down is not flooded.
final class UnansweredWatch {
    private final Map<SourceBook, Wait> waits = new HashMap<>();
    private final Duration first;
    private final Duration longest;

    UnansweredWatch(EventStoreSettings.Relay settings) {
        this.first = settings.unansweredAfter();
        this.longest = settings.unansweredMax();
    }

    private record Wait(long answered, long sinceNanos, Duration length) {
        boolean isOver(long nowNanos) {
            return nowNanos - sinceNanos >= length.toNanos();
        }
    }

    /// Which of these are to be sent again now.
    ///
    /// @param unanswered every (source, book) that has sent events without an answer
    List<Answered> due(List<Answered> unanswered, long nowNanos) {
        List<Answered> due = new ArrayList<>();
        Set<SourceBook> seen = new HashSet<>();
        for (Answered behind : unanswered) {
            SourceBook key = behind.cursor().key();
            seen.add(key);
            Wait wait = waits.get(key);
            if (wait == null || wait.answered() != behind.position()) {
                waits.put(key, new Wait(behind.position(), nowNanos, first));
            } else if (wait.isOver(nowNanos)) {
                due.add(behind);
                waits.put(key, new Wait(behind.position(), nowNanos, doubled(wait.length())));
            }
        }
        waits.keySet().retainAll(seen);
        return due;
    }

    private Duration doubled(Duration length) {
        Duration twice = length.multipliedBy(2);
        return twice.compareTo(longest) > 0 ? longest : twice;
    }
}
