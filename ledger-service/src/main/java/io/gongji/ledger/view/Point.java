package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A place in a book's order, found for an [AsOf].
///
/// @param live whether it is the head, so that the tables of live state answer
record Point(BookId book, long seq, boolean live) {
    static Answer<Point> find(Handle handle, BookId book, AsOf asOf) {
        long head = headSeq(handle, book);
        return switch (asOf) {
            case AsOf.Live _ -> Answer.found(new Point(book, head, true));
            case AsOf.Seq(long seq) when seq < 0 ->
                    Answer.refused(
                            Refusal.INVALID_FIELD,
                            new Sentence(
                                    "asOfSeq starts at 0, the state before the first record; send 0 or more.",
                                    "asOfSeq 从 0（首条记录之前）起，请填写不小于 0 的整数。"));
            case AsOf.Seq(long seq) when seq > head ->
                    Answer.refused(
                            Refusal.INVALID_FIELD,
                            new Sentence(
                                    "asOfSeq is not written yet: book "
                                            + book
                                            + " is at "
                                            + head
                                            + "; send that or less.",
                                    "asOfSeq 尚未写入：账本 " + book + " 现至 " + head + "，请填写不大于此的序号。"));
            case AsOf.Seq(long seq) -> Answer.found(new Point(book, seq, seq == head));
            case AsOf.RecordedTime time -> {
                long seq = seqAt(handle, book, time);
                yield Answer.found(new Point(book, seq, seq == head));
            }
        };
    }

    /// The head, or where a book stood at a time.
    static Point at(Handle handle, BookId book, @Nullable Instant time) {
        long head = headSeq(handle, book);
        long seq = time == null ? head : seqAt(handle, book, new AsOf.RecordedTime(time));
        return new Point(book, seq, seq == head);
    }

    static long headSeq(Handle handle, BookId book) {
        return handle.createQuery("SELECT seq FROM book_head WHERE book = :book")
                .bind("book", book.value())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /// How far into the past of this point the daily sums reach whole: those of the days before its
    /// own, which ended with a record.
    DaysKnown daysKnown(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT today.day, (SELECT b.seq FROM journal b WHERE b.book = :book AND b.recorded_at < today.start
                                            ORDER BY b.recorded_at DESC, b.seq DESC LIMIT 1) AS before
                          FROM (SELECT (recorded_at AT TIME ZONE 'Asia/Shanghai')::date AS day,
                                       date_trunc('day', recorded_at, 'Asia/Shanghai') AS start
                                  FROM journal WHERE book = :book AND seq = :seq) today
                        """)
                .bind("book", book.value())
                .bind("seq", seq)
                .map((row, _) ->
                        new DaysKnown(row.getObject("day", LocalDate.class), row.getLong("before")))
                .findOne()
                .orElse(new DaysKnown(DaysKnown.NO_DAY, 0));
    }

    /// Days of recording before `before` count whole; after them, records after `afterSeq`.
    record DaysKnown(LocalDate before, long afterSeq) {
        private static final LocalDate NO_DAY = LocalDate.of(1, 1, 1);
    }

    private static long seqAt(Handle handle, BookId book, AsOf.RecordedTime time) {
        return handle.createQuery(
                        """
                        SELECT seq FROM journal WHERE book = :book AND recorded_at <= :time
                         ORDER BY recorded_at DESC, seq DESC LIMIT 1
                        """)
                .bind("book", book.value())
                .bind("time", time.time().atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }
}
