package io.gongji.systemtests.bench;

import io.gongji.contracts.BookId;
import java.util.Map;

/// Entries of one scenario, one after the other in the journals of their books.
///
/// @param after the last record of every book before them
/// @param each how many each book has of them
record Segment(Scenario scenario, Map<BookId, Long> after, long each) {
    long all() {
        return each * scenario.books();
    }
}
