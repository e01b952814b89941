package io.gongji.ledger.app;

import io.gongji.ledger.store.BookHead;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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
            implements BatchResult {
        /// The same with what the next part of the batch made.
        Written and(Written next) {
            Set<String> all = new HashSet<>(sources);
            all.addAll(next.sources);
            return new Written(
                    next.head,
                    recorded + next.recorded,
                    all,
                    joined(
                            gaps.stream().filter(gap -> !next.tellsOf(gap.source())).toList(),
                            next.gaps),
                    joined(stopped, next.stopped));
        }

        boolean reads(String topic) {
            return stopped.stream().noneMatch(stop -> stop.at().topic().equals(topic));
        }

        private boolean tellsOf(String source) {
            return sources.contains(source)
                    || gaps.stream().anyMatch(gap -> gap.source().equals(source));
        }

        private static <T> List<T> joined(List<T> first, List<T> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }
    }

    /// Another writer wrote to the book meanwhile; the batch was not written, or not all of it. It
    /// may be tried again.
    record Overtaken(BookHead found) implements BatchResult {}

    /// The book must stop; nothing was written of the part of the batch that says so.
    record Impossible(String reason) implements BatchResult {}
}
