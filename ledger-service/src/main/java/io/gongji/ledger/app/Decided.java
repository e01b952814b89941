package io.gongji.ledger.app;

import io.gongji.ledger.store.BookHead;
import io.gongji.ledger.store.BookSlice;
import io.gongji.ledger.store.NewRecord;
import io.gongji.ledger.store.SourcePosition;
import io.gongji.ledger.store.TopicOffsets.TopicOffset;
import java.util.List;
import java.util.Map;

/// A batch that is decided and not written.
///
/// @param head on which it was decided
/// @param last the positions it began with
/// @param slice staged, unless there is a conflict
/// @param offsets where reading goes on after it
record Decided(
        BookHead head,
        Map<String, SourcePosition> last,
        Assembled assembled,
        BookSlice slice,
        List<TopicOffset> offsets) {
    BookHead next() {
        List<NewRecord> records = assembled.records();
        return records.isEmpty() ? head : records.getLast().asHead();
    }
}
