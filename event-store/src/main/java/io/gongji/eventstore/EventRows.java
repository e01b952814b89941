package io.gongji.eventstore;

import io.gongji.contracts.EventId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.event.Envelope;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.EventType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    /// A row goes in only where the version before it is there and its own is free. ON CONFLICT
    /// waits for a writer that is in flight and then leaves the row out, so that the caller can
    /// name the stream.
    private static final String INSERT =
            """
            INSERT INTO event (stream_kind, stream_id, version, event_id, type, data, occurred_at, effective_date,
                actor, correlation_id, causation_id, policy_version, idempotency_digest, topic, source, book, subject)
            SELECT n.stream_kind, n.stream_id, n.version, n.event_id, n.type, n.data, n.occurred_at, n.effective_date,
                n.actor, n.correlation_id, n.causation_id, n.policy_version, n.idempotency_digest,
                n.topic, n.source, n.book, n.subject
            FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::uuid[], ?::text[], ?::bytea[],
                ?::timestamptz[], ?::date[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::text[])
                WITH ORDINALITY AS n (stream_kind, stream_id, expected, version, event_id, type, data, occurred_at,
                    effective_date, actor, correlation_id, causation_id, policy_version, idempotency_digest, topic,
                    source, book, subject, ordinal)
            WHERE n.expected = 0 OR EXISTS (
                SELECT FROM event e WHERE e.stream_kind = n.stream_kind AND e.stream_id = n.stream_id
                    AND e.version = n.expected)
            ORDER BY n.ordinal
            ON CONFLICT (stream_kind, stream_id, version) DO NOTHING
            RETURNING stream_kind, stream_id\
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
        Map<StreamId, Integer> inserted = execute(handle.getConnection(), rows);
        Set<StreamId> whole = new HashSet<>();
        for (Append append : appends) {
            if (inserted.getOrDefault(append.stream(), 0) == append.events().size()) {
                whole.add(append.stream());
            }
        }
        return whole;
    }

    private static Map<StreamId, Integer> execute(Connection connection, List<Row> rows) {
        Map<StreamId, Integer> inserted = new HashMap<>();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bind(connection, insert, rows);
            try (ResultSet returned = insert.executeQuery()) {
                while (returned.next()) {
                    inserted.merge(
                            new StreamId(returned.getString(1), returned.getString(2)),
                            1,
                            Integer::sum);
                }
            }
        } catch (SQLException e) {
            throw new UnableToProduceResultException(e);
        }
        return inserted;
    }

    private static void bind(Connection connection, PreparedStatement insert, List<Row> rows)
            throws SQLException {
        Columns columns = new Columns(connection, insert, rows);
        columns.next("text", row -> row.stream().kind());
        columns.next("text", row -> row.stream().id());
        columns.next("bigint", Row::expected);
        columns.next("bigint", Row::version);
        columns.next("uuid", row -> row.event().eventId().value());
        columns.next("text", row -> row.event().type());
        columns.nextBytes(row -> row.event().data());
        columns.next("timestamptz", row -> row.event().metadata().occurredAt().toString());
        columns.next("date", row -> row.event().metadata().effectiveDate().toString());
        columns.next("text", row -> row.event().metadata().actor());
        columns.next("text", row -> row.event().metadata().correlationId());
        columns.next("uuid", row -> value(row.event().metadata().causationId(), EventId::value));
        columns.next(
                "text", row -> value(row.event().metadata().policyVersion(), PolicyVersion::value));
        columns.next("text", row -> row.event().metadata().idempotencyDigest());
        columns.next("text", row -> value(row.event().route(), route -> route.topic().topicName()));
        columns.next("text", row -> value(row.event().route(), Route::source));
        columns.next("text", row -> value(row.event().route(), route -> route.book().value()));
        columns.next("text", row -> value(row.event().route(), Route::subject));
    }

    private static <T, R> @Nullable R value(@Nullable T of, Function<T, R> read) {
        return of == null ? null : read.apply(of);
    }

    /// Binds one array per column, in the order of the statement.
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<Row> rows;
        private int index;

        Columns(Connection connection, PreparedStatement statement, List<Row> rows) {
            this.connection = connection;
            this.statement = statement;
            this.rows = rows;
        }

        void next(String sqlType, Function<Row, @Nullable Object> read) throws SQLException {
            @Nullable Object[] values = rows.stream().map(read).toArray();
            statement.setArray(++index, connection.createArrayOf(sqlType, values));
        }

        /// The driver wants the bytes of many rows as an array of arrays.
        void nextBytes(Function<Row, byte[]> read) throws SQLException {
            byte[][] values = rows.stream().map(read).toArray(byte[][]::new);
            statement.setArray(++index, connection.createArrayOf("bytea", values));
        }
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
