package io.gongji.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/// The relay's SQL.
final class RelayRows {
    private RelayRows() {}

    /// What the ledger has answered of a (source, book): the highest position, 0 for nothing yet.
    record Answered(RelayCursor cursor, long position) {}

    /// Gives positions to the oldest unnumbered events, in id order. The cursors are locked before
    /// the rows are read again, so that two relays at once cannot give one position twice or leave
    /// one out.
    ///
    /// @return how many events were looked at; 0 when none waits
    static int number(Handle handle, int max) {
        List<Long> ids =
                handle.createQuery(
                                """
                                SELECT id FROM event WHERE position IS NULL AND topic IS NOT NULL
                                ORDER BY id LIMIT :max\
                                """)
                        .bind("max", max)
                        .mapTo(Long.class)
                        .list();
        if (ids.isEmpty()) {
            return 0;
        }
        lockCursors(handle, ids);
        handle.createUpdate(
                        """
                        WITH fresh AS (
                            SELECT id, source, book, row_number() OVER (PARTITION BY source, book ORDER BY id) AS n
                            FROM event WHERE id = ANY (:ids) AND position IS NULL
                        ), numbered AS (
                            UPDATE event e SET position = c.last_position + f.n
                            FROM fresh f JOIN relay_cursor c USING (source, book)
                            WHERE e.id = f.id RETURNING e.source, e.book
                        )
                        UPDATE relay_cursor c SET last_position = c.last_position + g.given
                        FROM (SELECT source, book, count(*) AS given FROM numbered GROUP BY source, book) g
                        WHERE c.source = g.source AND c.book = g.book\
                        """)
                .bindArray("ids", Long.class, ids)
                .execute();
        return ids.size();
    }

    private static void lockCursors(Handle handle, List<Long> ids) {
        handle.createUpdate(
                        """
                        INSERT INTO relay_cursor (source, book, topic)
                        SELECT DISTINCT source, book, topic FROM event WHERE id = ANY (:ids)
                        ORDER BY source, book ON CONFLICT (source, book) DO NOTHING\
                        """)
                .bindArray("ids", Long.class, ids)
                .execute();
        handle.createQuery(
                        """
                        SELECT source FROM relay_cursor
                        WHERE (source, book) IN (SELECT source, book FROM event WHERE id = ANY (:ids))
                        ORDER BY source, book FOR UPDATE\
                        """)
                .bindArray("ids", Long.class, ids)
                .mapTo(String.class)
                .list();
    }

    /// The cursor of a (source, book), made when it is not there, and locked until the transaction
    /// ends.
    static RelayCursor lockedCursor(Handle handle, SourceBook key, String topic) {
        handle.createUpdate(
                        """
                        INSERT INTO relay_cursor (source, book, topic) VALUES (:source, :book, :topic)
                        ON CONFLICT (source, book) DO NOTHING\
                        """)
                .bind("source", key.source())
                .bind("book", key.book())
                .bind("topic", topic)
                .execute();
        return handle.createQuery(
                        "SELECT * FROM relay_cursor WHERE source = :source AND book = :book FOR UPDATE")
                .bind("source", key.source())
                .bind("book", key.book())
                .map((row, context) -> cursor(row))
                .one();
    }

    /// Puts a cursor that is locked where it is said to be.
    static void set(Handle handle, RelayCursor cursor) {
        handle.createUpdate(
                        """
                        UPDATE relay_cursor SET last_position = :last, sent_position = :sent, acked_offset = :acked
                        WHERE source = :source AND book = :book\
                        """)
                .bind("last", cursor.lastPosition())
                .bind("sent", cursor.sentPosition())
                .bind("acked", cursor.ackedOffset())
                .bind("source", cursor.key().source())
                .bind("book", cursor.key().book())
                .execute();
    }

    /// Every cursor.
    static List<RelayCursor> cursors(Handle handle) {
        return handle.createQuery("SELECT * FROM relay_cursor ORDER BY source, book")
                .map((row, context) -> cursor(row))
                .list();
    }

    /// Cursors with something to send.
    static List<RelayCursor> behind(Handle handle) {
        return handle.createQuery(
                        "SELECT * FROM relay_cursor WHERE sent_position < last_position ORDER BY source, book")
                .map((row, context) -> cursor(row))
                .list();
    }

    /// The next events after some positions, in order within each (source, book), an equal share
    /// for each.
    ///
    /// @param after per cursor, the last position that is not wanted
    static List<Outgoing> next(Handle handle, Map<RelayCursor, Long> after, int max) {
        Map<SourceBook, RelayCursor> cursors = new HashMap<>();
        after.keySet().forEach(cursor -> cursors.put(cursor.key(), cursor));
        List<RelayCursor> order = List.copyOf(after.keySet());
        Query query =
                handle.createQuery(
                                """
                                SELECT e.* FROM unnest(:sources, :books, :after) WITH ORDINALITY AS c (source, book, after, n)
                                CROSS JOIN LATERAL (
                                    SELECT * FROM event WHERE source = c.source AND book = c.book AND position > c.after
                                    ORDER BY position LIMIT :share) e
                                ORDER BY c.n, e.position LIMIT :max\
                                """)
                        .bind("share", Math.max(1, max / Math.max(1, order.size())))
                        .bind("max", max)
                        .bindArray("after", Long.class, order.stream().map(after::get).toList());
        return bindKeys(query, order)
                .map((row, context) -> Outgoing.of(requireCursor(cursors, row), row))
                .list();
    }

    private static RelayCursor requireCursor(Map<SourceBook, RelayCursor> cursors, ResultSet row)
            throws SQLException {
        SourceBook key = new SourceBook(row.getString("source"), row.getString("book"));
        RelayCursor cursor = cursors.get(key);
        if (cursor == null) {
            throw new IllegalStateException("an event of a source nobody asked for: " + key);
        }
        return cursor;
    }

    private static Query bindKeys(Query query, List<RelayCursor> cursors) {
        return query.bindArray(
                        "sources",
                        String.class,
                        cursors.stream().map(cursor -> cursor.key().source()).toList())
                .bindArray(
                        "books",
                        String.class,
                        cursors.stream().map(cursor -> cursor.key().book()).toList());
    }

    /// Moves cursors, each only from where it was read: a relay that lost its lock moves nothing.
    static void move(Handle handle, List<RelayCursor.Move> moves) {
        if (moves.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch(
                        """
                        UPDATE relay_cursor SET sent_position = :sent, acked_offset = :acked
                        WHERE source = :source AND book = :book AND sent_position = :was\
                        """);
        for (RelayCursor.Move move : moves) {
            batch.bind("sent", move.sentPosition())
                    .bind("acked", move.ackedOffset())
                    .bind("source", move.from().key().source())
                    .bind("book", move.from().key().book())
                    .bind("was", move.from().sentPosition())
                    .add();
        }
        batch.execute();
    }

    /// Cursors whose sent events are not all answered.
    static List<Answered> unanswered(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT c.*, coalesce(a.position, 0) AS answered
                        FROM relay_cursor c LEFT JOIN answered a USING (source, book)
                        WHERE c.sent_position > coalesce(a.position, 0) ORDER BY source, book\
                        """)
                .map((row, context) -> new Answered(cursor(row), row.getLong("answered")))
                .list();
    }

    static RelayStatus status(Handle handle, boolean leading) {
        return handle.createQuery(
                        """
                        SELECT count(*) + coalesce((SELECT sum(last_position - sent_position) FROM relay_cursor), 0)
                                AS unsent,
                            coalesce(extract(epoch FROM now() - least(min(occurred_at), (
                                SELECT min(e.occurred_at) FROM relay_cursor c
                                JOIN event e ON e.source = c.source AND e.book = c.book
                                    AND e.position = c.sent_position + 1
                                WHERE c.sent_position < c.last_position))), 0) AS age
                        FROM event WHERE position IS NULL AND topic IS NOT NULL\
                        """)
                .map((row, context) ->
                        new RelayStatus(
                                leading,
                                row.getLong("unsent"),
                                Duration.ofMillis(
                                        Math.max(0, (long) (row.getDouble("age") * 1_000)))))
                .one();
    }

    private static RelayCursor cursor(ResultSet row) throws SQLException {
        return new RelayCursor(
                new SourceBook(row.getString("source"), row.getString("book")),
                row.getString("topic"),
                row.getLong("last_position"),
                row.getLong("sent_position"),
                row.getLong("acked_offset"));
    }
}
