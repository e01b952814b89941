package io.gongji.systemtests.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The keys and indexes of a table, taken away while it is loaded and made again as they were.
///
/// @param making the statements that make them
record Keys(List<String> making) {
    static Keys drop(Statement statement, String table) throws SQLException {
        List<String> making = new ArrayList<>();
        Map<String, String> constraints =
                pairs(
                        statement,
                        """
                        SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
                         WHERE conrelid = '%s'::regclass AND contype IN ('p', 'u')
                        """
                                .formatted(table));
        Map<String, String> indexes =
                pairs(
                        statement,
                        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = '%s'"
                                .formatted(table));
        for (var constraint : constraints.entrySet()) {
            String name = constraint.getKey();
            indexes.remove(name);
            statement.execute("ALTER TABLE " + table + " DROP CONSTRAINT " + name);
            making.add(
                    "ALTER TABLE "
                            + table
                            + " ADD CONSTRAINT "
                            + name
                            + " "
                            + constraint.getValue());
        }
        for (var index : indexes.entrySet()) {
            statement.execute("DROP INDEX " + index.getKey());
            making.add(index.getValue());
        }
        return new Keys(making);
    }

    void restore(Statement statement) throws SQLException {
        for (String one : making) {
            statement.execute(one);
        }
    }

    private static Map<String, String> pairs(Statement statement, String query)
            throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                found.put(row.getString(1), row.getString(2));
            }
        }
        return found;
    }
}
