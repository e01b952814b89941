package io.gongji.contracts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The map from book to number. A number is a partition, so an entry is never changed once its book
/// has records: lines are only added to `books.csv`, and a test freezes those that are there.
public final class BookMap {
    /// Partitions of every topic, for ever.
    public static final int PARTITIONS = 40;

    private static final Map<String, Integer> NUMBERS = load();
    private static final Map<Integer, String> BOOKS = inverse(NUMBERS);

    private BookMap() {}

    static boolean knows(String book) {
        return NUMBERS.containsKey(book);
    }

    static int numberOf(String book) {
        Integer number = NUMBERS.get(book);
        if (number == null) {
            throw new IllegalArgumentException("unknown book");
        }
        return number;
    }

    /// The book whose records are in a partition; a number without a book is an
    /// [IllegalArgumentException].
    public static BookId bookOf(int number) {
        String book = BOOKS.get(number);
        if (book == null) {
            throw new IllegalArgumentException("no book has number " + number);
        }
        return new BookId(book);
    }

    /// Every book, in the order of their numbers.
    public static List<BookId> all() {
        return NUMBERS.keySet().stream().map(BookId::new).toList();
    }

    private static Map<String, Integer> load() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (String[] row : Tables.read("books.csv", 3)) {
            numbers.put(row[1], Integer.valueOf(row[0]));
        }
        return numbers;
    }

    private static Map<Integer, String> inverse(Map<String, Integer> numbers) {
        Map<Integer, String> books = new LinkedHashMap<>();
        numbers.forEach((book, number) -> books.put(number, book));
        if (books.size() != numbers.size()) {
            throw new IllegalStateException("books.csv gives one number to two books");
        }
        return books;
    }
}
