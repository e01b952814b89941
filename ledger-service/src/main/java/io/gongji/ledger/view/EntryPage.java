package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records in their order.
///
/// @param nextCursor where the next page begins; absent on the last one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EntryPage(List<JournalEntry> entries, @Nullable String nextCursor) {
    /// Records on one page: one that names 500 persons has about 150 kB.
    public static final int LIMIT_MAX = 200;

    public EntryPage {
        entries = List.copyOf(entries);
    }
}
