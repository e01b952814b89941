package io.gongji.eventstore;

/// Whose positions these are: gapless per source and book.
record SourceBook(String source, String book) {
    @Override
    public String toString() {
        return source + "@" + book;
    }
}
