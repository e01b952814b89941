package io.gongji.ledger.app;

import io.gongji.ledger.store.BookHead;
import java.util.List;
import java.util.Set;

/// What became of a batch.
public sealed interface BatchResult {
    /// Everything is committed.
    ///
    /// @param recorded how many records it made
    /// @param sources from which sources something was taken
    /// @param gaps what is missing of which source
    /// @param stopped topics that are read no further
    record Written(
            BookHead head,
            int recorded,
            Set<String> sources,
            List<Gap> gaps,
            List<StoppedTopic> stopped)
            implements BatchResult {}

    /// Another writer wrote to the book meanwhile; nothing of the batch was. It may be tried again.
    record Overtaken(BookHead found) implements BatchResult {}

    /// The book must stop; nothing of the batch was written.
    record Impossible(String reason) implements BatchResult {}
}
