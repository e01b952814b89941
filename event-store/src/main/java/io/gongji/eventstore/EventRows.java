package io.gongji.eventstore;

import io.gongji.contracts.EventId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.event.Envelope;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.EventType;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.UnableToProduceResultException;
import org.jspecify.annotations.Nullable;

/// The SQL of the event table.
final class EventRows {
    private static final String COLUMNS =
            """
            id, event_id, stream_kind, stream_id, version, type, data, occurred_at, effective_date, actor,
            correlation_id, causation_id, policy_version, idempotency_digest\
            """;

    private static final String SELECT =
            "SELECT "
                    + COLUMNS
                    + " FROM event WHERE stream_kind = ? AND stream_id = ? ORDER BY version";

    /// A row goes in only where the version before it is there and its own is free. ON CONFLICT
    /// waits for a writer that is in flight and then leaves the row out, so that the caller can
    /// name the stream. One row a statement: PostgreSQL plans it once, where arrays of unknown
    /// length are planned each time.
    private static final String INSERT =
            """
            INSERT INTO event (stream_kind, stream_id, version, event_id, type, data, occurred_at, effective_date,
                actor, correlation_id, causation_id, policy_version, idempotency_digest, topic, source, book, subject)
            SELECT n.stream_kind, n.stream_id, n.version, ?::uuid, ?::text, ?::bytea, ?::timestamptz, ?::date,
                ?::text, ?::text, ?::uuid, ?::text, ?::text, ?::text, ?::text, ?::text, ?::text
            FROM (SELECT ?::text AS stream_kind, ?::text AS stream_id, ?::bigint AS version, ?::bigint AS expected) n
            WHERE n.expected = 0 OR EXISTS (
                SELECT FROM event e WHERE e.stream_kind = n.stream_kind AND e.stream_id = n.stream_id
                    AND e.version = n.expected)
            ON CONFLICT (stream_kind, stream_id, version) DO NOTHING\
            """;

    private EventRows() {}

    /// One event on its way into the table.
    private record Row(StreamId stream, long expected, long version, NewEvent event) {}

    /// Inserts and returns the streams whose events all went in.
    static Set<StreamId> insert(Handle handle, List<Append> appends) {
        List<Row> rows = new ArrayList<>();
        for (Append append : appends) {
            long version = append.expectedVersion();
            for (NewEvent event : append.events()) {
                rows.add(new Row(append.stream(), append.expectedVersion(), ++version, event));
            }
        }
        Set<StreamId> whole = new HashSet<>();
        appends.forEach(append -> whole.add(append.stream()));
        int[] inserted = execute(handle.getConnection(), rows);
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] == 0) {
                whole.remove(rows.get(i).stream());
            }
        }
        return whole;
    }

    private static int[] execute(Connection connection, List<Row> rows) {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (Row row : rows) {
                bind(insert, row);
                insert.addBatch();
            }
            return insert.executeBatch();
        } catch (BatchUpdateException e) {
            throw new UnableToProduceResultException(reason(e));
        } catch (SQLException e) {
            throw new UnableToProduceResultException(e);
        }
    }

    /// The driver tells of a batch that failed with the statement and all that was bound to it;
    /// what the server said of it is its cause.
    private static SQLException reason(BatchUpdateException e) {
        return e.getCause() instanceof SQLException cause ? cause : e;
    }

    private static void bind(PreparedStatement insert, Row row) throws SQLException {
        NewEvent event = row.event();
        Metadata metadata = event.metadata();
        Route route = event.route();
        insert.setObject(1, event.eventId().value());
        insert.setString(2, event.type());
        insert.setBytes(3, event.data());
        insert.setObject(4, metadata.occurredAt().atOffset(ZoneOffset.UTC));
        insert.setObject(5, metadata.effectiveDate());
        insert.setString(6, metadata.actor());
        insert.setString(7, metadata.correlationId());
        insert.setObject(8, value(metadata.causationId(), EventId::value), Types.OTHER);
        insert.setString(9, value(metadata.policyVersion(), PolicyVersion::value));
        insert.setString(10, metadata.idempotencyDigest());
        insert.setString(11, value(route, to -> to.topic().topicName()));
        insert.setString(12, value(route, Route::source));
        insert.setString(13, value(route, to -> to.book().value()));
        insert.setString(14, value(route, Route::subject));
        insert.setString(15, row.stream().kind());
        insert.setString(16, row.stream().id());
        insert.setLong(17, row.version());
        insert.setLong(18, row.expected());
    }

    private static <T, R> @Nullable R value(@Nullable T of, Function<T, R> read) {
        return of == null ? null : read.apply(of);
    }

    /// Keeps an event that is in its topic under its position; one that is here without a position
    /// gets it.
    static void adopt(Handle handle, String topic, EventMessage found) {
        Envelope envelope = found.envelope();
        handle.createUpdate(
                        """
                        INSERT INTO event (stream_kind, stream_id, version, event_id, type, data, occurred_at,
                            effective_date, actor, correlation_id, causation_id, policy_version, idempotency_digest,
                            topic, source, book, subject, position)
                        VALUES ('adopted', :id::text, 1, :id, :type, :data, :occurredAt,
                            :effectiveDate, :actor, :correlationId, :causationId::uuid, :policyVersion,
                            :idempotencyDigest, :topic, :source, :book, :subject, :position)
                        ON CONFLICT DO NOTHING\
                        """)
                .bind("id", envelope.eventId().value())
                .bind("type", EventType.of(found.event()).wireName())
                .bind("data", EventCodec.encodeData(found.event()))
                .bind("occurredAt", envelope.occurredAt())
                .bind("effectiveDate", envelope.effectiveDate())
                .bind("actor", envelope.actor())
                .bind("correlationId", envelope.correlationId())
                .bind("causationId", value(envelope.causationId(), EventId::value))
                .bind("policyVersion", value(envelope.policyVersion(), PolicyVersion::value))
                .bind("idempotencyDigest", envelope.idempotencyDigest())
                .bind("topic", topic)
                .bind("source", envelope.source())
                .bind("book", envelope.book().value())
                .bind("subject", envelope.subject())
                .bind("position", envelope.position())
                .execute();
        handle.createUpdate(
                        "UPDATE event SET position = :position WHERE event_id = :id AND position IS NULL")
                .bind("position", envelope.position())
                .bind("id", envelope.eventId().value())
                .execute();
    }

    /// Whether an event is here under its position.
    static boolean stands(Handle handle, Envelope envelope) {
        return handle.createQuery(
                        """
                        SELECT EXISTS (SELECT FROM event WHERE event_id = :id AND source = :source AND book = :book
                            AND position = :position)\
                        """)
                .bind("id", envelope.eventId().value())
                .bind("source", envelope.source())
                .bind("book", envelope.book().value())
                .bind("position", envelope.position())
                .mapTo(Boolean.class)
                .one();
    }

    /// One stream, from its first event.
    static List<Stored> select(Handle handle, StreamId stream) {
        try (PreparedStatement query = handle.getConnection().prepareStatement(SELECT)) {
            query.setString(1, stream.kind());
            query.setString(2, stream.id());
            List<Stored> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(stored(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new UnableToProduceResultException(e);
        }
    }

    static List<Stored> select(Handle handle, Collection<StreamId> streams) {
        return handle.createQuery(
                        "SELECT "
                                + COLUMNS
                                + """
                                 FROM event WHERE (stream_kind, stream_id) IN (SELECT * FROM unnest(:kinds, :ids))
                                ORDER BY stream_kind, stream_id, version\
                                """)
                .bindArray("kinds", String.class, streams.stream().map(StreamId::kind).toList())
                .bindArray("ids", String.class, streams.stream().map(StreamId::id).toList())
                .map((row, context) -> stored(row))
                .list();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong("id"),
                new EventId(row.getObject("event_id", UUID.class)),
                new StreamId(row.getString("stream_kind"), row.getString("stream_id")),
                row.getLong("version"),
                row.getString("type"),
                row.getBytes("data"),
                metadata(row));
    }

    static Metadata metadata(ResultSet row) throws SQLException {
        return new Metadata(
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("effective_date", LocalDate.class),
                row.getString("actor"),
                row.getString("correlation_id"),
                value(row.getObject("causation_id", UUID.class), EventId::new),
                value(row.getString("policy_version"), PolicyVersion::new),
                row.getString("idempotency_digest"));
    }
}
