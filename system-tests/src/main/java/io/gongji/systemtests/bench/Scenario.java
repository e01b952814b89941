package io.gongji.systemtests.bench;

import io.gongji.contracts.BookId;
import java.util.List;

/// What the entries of one measurement are.
///
/// @param legs 2 to 4
/// @param reach which accounts they touch
/// @param books how many books share them
record Scenario(int legs, Reach reach, int books) {
    private static final List<BookId> BOOKS =
            List.of(new BookId("13"), new BookId("32"), new BookId("41"), new BookId("37"));

    List<BookId> bookIds() {
        return BOOKS.subList(0, books);
    }

    @Override
    public String toString() {
        return "%d legs, %s, %s"
                .formatted(legs, reach.text(), books == 1 ? "1 book" : books + " books");
    }

    /// Every book that any scenario writes to.
    static List<BookId> allBooks() {
        return BOOKS;
    }

    /// How many accounts the entries are spread over.
    enum Reach {
        /// As many as are there.
        SPREAD,
        FIFTY,
        /// Every entry on the same ones.
        HOT;

        String text() {
            return switch (this) {
                case SPREAD -> "spread";
                case FIFTY -> "50 accounts";
                case HOT -> "hot";
            };
        }

        /// How many owners that makes, of whom each has `accountsEach`.
        int owners(int accountsThere, int accountsEach) {
            return switch (this) {
                case SPREAD -> accountsThere / accountsEach;
                case FIFTY -> 50 / accountsEach;
                case HOT -> 1;
            };
        }
    }
}
