package io.gongji.ledger.app;

import io.gongji.ledger.store.NewRecord;
import io.gongji.ledger.store.SourcePosition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a batch of deliveries comes to, before anything of it is written.
///
/// @param records in the order of their seq
/// @param positions the last position taken, by source
/// @param nextOffsets where reading goes on, by topic
/// @param gaps what is missing of which source after this batch
/// @param stopped topics that are read no further
/// @param conflict set when the book must stop as a whole; then nothing of the batch may be written
public record Assembled(
        List<NewRecord> records,
        Collection<SourcePosition> positions,
        Map<String, Long> nextOffsets,
        List<Gap> gaps,
        List<StoppedTopic> stopped,
        @Nullable String conflict) {
    /// Whether every delivery was taken, and the next batch can follow whatever becomes known of
    /// this one.
    boolean isPlain() {
        return gaps.isEmpty() && stopped.isEmpty() && conflict == null;
    }
}
