package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// The table `topic_offset`.
public final class TopicOffsets {
    private TopicOffsets() {}

    /// Where reading goes on, by topic; a topic never read is absent and starts at 0.
    public static Map<String, TopicOffset> load(Connection connection, BookId book)
            throws SQLException {
        Map<String, TopicOffset> offsets = new HashMap<>();
        String sql = "SELECT topic, next_offset, topic_id FROM topic_offset WHERE book = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, book.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    offsets.put(
                            row.getString(1),
                            new TopicOffset(row.getString(1), row.getLong(2), row.getString(3)));
                }
            }
        }
        return offsets;
    }

    public static void save(Connection connection, BookId book, Collection<TopicOffset> offsets)
            throws SQLException {
        if (offsets.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO topic_offset (book, topic, next_offset, topic_id)
                SELECT ?, topic, next_offset, topic_id
                FROM unnest(?::text[], ?::int8[], ?::text[]) read (topic, next_offset, topic_id)
                ON CONFLICT (book, topic) DO UPDATE SET next_offset = excluded.next_offset, topic_id = excluded.topic_id
                """;
        Bulk.of(connection, sql, offsets)
                .with(book.value())
                .texts(TopicOffset::topic)
                .longs(TopicOffset::nextOffset)
                .texts(TopicOffset::topicId)
                .update();
    }

    /// An offset and the topic it belongs to.
    ///
    /// @param topicId Kafka's id of the topic; empty when it is not known
    public record TopicOffset(String topic, long nextOffset, String topicId) {}
}
