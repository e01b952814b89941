package io.gongji.payment.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.payment.domain.file.FileId;
import io.gongji.payment.domain.file.FileJob.Reached;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// SQL of what the ledger is to answer for the lines of a file: for each transaction and book the
/// last event, since a book's answers come in order.
public final class FileAnswers {
    /// The last event of a transaction that one book answers.
    ///
    /// @param lines that its answer stands for
    public record Awaited(BookId book, EventId told, int lines) {}

    /// Remembers what the ledger is to answer for the lines up to `reached`.
    public void told(Handle handle, FileId fileId, Reached reached, List<Awaited> awaited) {
        if (awaited.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        """
                        INSERT INTO file_told (file_id, reached, book, event_id, lines)
                        VALUES (:file, :reached, :book, :event, :lines)\
                        """);
        for (Awaited last : awaited) {
            batch.bind("file", fileId.value())
                    .bind("reached", reached.line())
                    .bind("book", last.book().value())
                    .bind("event", last.told().value())
                    .bind("lines", last.lines())
                    .add();
        }
        batch.execute();
    }

    /// How many accepted lines belong to a transaction that the ledger has not answered whole.
    public int pending(Handle handle, FileId fileId) {
        return handle.createQuery(
                        """
                        SELECT coalesce(sum(t.lines), 0) FROM file_told t
                        WHERE t.file_id = :file AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.event_id = t.event_id)\
                        """)
                .bind("file", fileId.value())
                .mapTo(Integer.class)
                .one();
    }

    /// The last events of a file that the ledger has not answered, one for each book.
    public List<EventId> unanswered(Handle handle, FileId fileId) {
        return handle.createQuery(
                        """
                        SELECT event_id FROM (
                            SELECT DISTINCT ON (book) event_id FROM file_told
                            WHERE file_id = :file ORDER BY book, reached DESC) AS last
                        WHERE NOT EXISTS (SELECT 1 FROM answer a WHERE a.event_id = last.event_id)\
                        """)
                .bind("file", fileId.value())
                .mapTo(UUID.class)
                .map(EventId::new)
                .list();
    }

    /// Ends the files that are decided and answered.
    public int settle(Handle handle, Instant now, int max) {
        return handle.createUpdate(
                        """
                        UPDATE file SET status = 'DONE', finished_at = :now
                        WHERE status = 'DECIDED' AND file_id IN (
                            SELECT f.file_id FROM file f
                            WHERE f.status = 'DECIDED' AND NOT EXISTS (
                                SELECT 1 FROM file_told t LEFT JOIN answer a ON a.event_id = t.event_id
                                WHERE t.file_id = f.file_id AND a.event_id IS NULL)
                            ORDER BY f.file_id LIMIT :max)\
                        """)
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("max", max)
                .execute();
    }
}
