package io.gongji.payment.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.LineReader.Row;
import io.gongji.payment.domain.file.FileJob.Counts;
import io.gongji.payment.domain.file.FileLine;
import io.gongji.payment.domain.file.FileLine.Status;
import io.gongji.payment.store.FileAnswers.Awaited;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What became of the lines that one transaction does, and what the ledger is to answer for them.
final class LinesDone {
    private final Map<Integer, FileLine> lines = new TreeMap<>();
    private final Map<MemberId, Integer> persons = new HashMap<>();
    private final Map<BookId, EventId> last = new TreeMap<>();
    private final Map<BookId, Integer> accepted = new HashMap<>();

    /// Knows the earlier lines about the same persons.
    void before(Map<MemberId, Integer> earlier) {
        persons.putAll(earlier);
    }

    /// Whether this is the first line about a person; else the line is rejected.
    boolean first(Row row, MemberId person) {
        Integer before = persons.putIfAbsent(person, row.line());
        if (before != null) {
            reject(row, Refusal.INVALID_FIELD, samePerson(before));
        }
        return before == null;
    }

    static Sentence samePerson(int line) {
        return new Sentence(
                "Line " + line + " is about the same person; send one line for each person.",
                "第 " + line + " 行是同一人，请每人只报一行。");
    }

    void reject(Row row, Refusal code, Sentence detail) {
        put(row, Status.REJECTED, code, detail, null, null, null);
    }

    /// A line about a person whom no other line is about.
    ///
    /// @param reference what to ask about later
    void add(Row row, MemberId person, String reference, LineOutcome outcome) {
        switch (outcome) {
            case LineOutcome.Accepted(BookId book, EventId told) -> {
                put(row, Status.ACCEPTED, null, Sentence.NONE, reference, person, told);
                last.put(book, told);
                accepted.merge(book, 1, Integer::sum);
            }
            case LineOutcome.Repeated _ ->
                    put(row, Status.REPEATED, null, Sentence.NONE, reference, person, null);
            case LineOutcome.Rejected no ->
                    put(row, Status.REJECTED, no.reason(), no.detail(), reference, person, null);
        }
    }

    /// A line that is about no single person's receipt.
    void posted(Row row, BookId book, EventId told) {
        put(row, Status.ACCEPTED, null, Sentence.NONE, null, null, told);
        last.put(book, told);
        accepted.merge(book, 1, Integer::sum);
    }

    /// A later event of these lines in a book than those of the lines themselves.
    void told(BookId book, EventId event) {
        last.put(book, event);
    }

    void blank(int line) {
        FileLine blank = new FileLine(line, Status.BLANK, null, Sentence.NONE, null, null, null);
        lines.put(line, blank);
    }

    private void put(
            Row row,
            Status status,
            @Nullable Refusal code,
            Sentence detail,
            @Nullable String reference,
            @Nullable MemberId person,
            @Nullable EventId told) {
        FileLine line = new FileLine(row.line(), status, code, detail, reference, person, told);
        if (lines.put(row.line(), line) != null) {
            throw new IllegalStateException("line " + row.line() + " was done twice");
        }
    }

    /// All of them in order.
    ///
    /// @param expected how many there must be
    List<FileLine> lines(int expected) {
        if (lines.size() != expected) {
            throw new IllegalStateException(lines.size() + " lines have a result, not " + expected);
        }
        return List.copyOf(lines.values());
    }

    List<Awaited> awaited() {
        return last.entrySet().stream()
                .map(entry ->
                        new Awaited(
                                entry.getKey(),
                                entry.getValue(),
                                accepted.getOrDefault(entry.getKey(), 0)))
                .toList();
    }

    Counts counts() {
        return new Counts(
                count(Status.ACCEPTED),
                count(Status.REPEATED),
                count(Status.REJECTED),
                count(Status.BLANK));
    }

    private int count(Status status) {
        return Math.toIntExact(
                lines.values().stream().filter(line -> line.status() == status).count());
    }
}
