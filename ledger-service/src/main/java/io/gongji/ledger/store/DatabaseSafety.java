package io.gongji.ledger.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the ledger relies on in its database: commits that survive a crash, and a journal that
/// nobody can change.
public final class DatabaseSafety {
    private static final List<String> ONLY_GROW = List.of("journal", "posting", "dead_letter");

    private DatabaseSafety() {}

    /// What is unsafe, as sentences; empty when nothing is.
    public static List<String> unsafe(Connection connection) throws SQLException {
        List<String> unsafe = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
                String value = text(statement, "SHOW " + setting);
                if (value.equals("off") || value.equals("local")) {
                    unsafe.add(
                            "PostgreSQL runs with "
                                    + setting
                                    + "="
                                    + value
                                    + ": a commit may be lost in a crash");
                }
            }
            for (String table : ONLY_GROW) {
                for (String right : List.of("UPDATE", "DELETE", "TRUNCATE")) {
                    String granted =
                            text(
                                    statement,
                                    "SELECT has_table_privilege(current_user, '"
                                            + table
                                            + "', '"
                                            + right
                                            + "')");
                    if (granted.equals("t")) {
                        unsafe.add(
                                "the role "
                                        + text(statement, "SELECT current_user")
                                        + " may "
                                        + right
                                        + " "
                                        + table);
                    }
                }
            }
        }
        return unsafe;
    }

    /// Keeps which Kafka was met; says what changed since the last start.
    ///
    /// @param topicIds Kafka's id of each topic
    public static List<String> meet(
            Connection connection, String clusterId, Map<String, String> topicIds)
            throws SQLException {
        List<String> changed = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT topic, cluster_id, topic_id FROM kafka_identity")) {
            while (row.next()) {
                String topic = row.getString(1);
                if (!row.getString(2).equals(clusterId)) {
                    changed.add("topic " + topic + " is in another Kafka cluster than before");
                } else if (!row.getString(3).equals(topicIds.get(topic))) {
                    changed.add("topic " + topic + " was made anew");
                }
            }
        }
        String sql =
                """
                INSERT INTO kafka_identity (topic, cluster_id, topic_id)
                SELECT topic, ?, topic_id FROM unnest(?::text[], ?::text[]) met (topic, topic_id)
                ON CONFLICT (topic) DO UPDATE SET cluster_id = excluded.cluster_id, topic_id = excluded.topic_id
                """;
        Bulk.of(connection, sql, topicIds.entrySet())
                .with(clusterId)
                .texts(Map.Entry::getKey)
                .texts(Map.Entry::getValue)
                .update();
        return changed;
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
