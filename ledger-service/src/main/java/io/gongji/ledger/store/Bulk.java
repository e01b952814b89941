package io.gongji.ledger.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// One statement over many rows: every parameter set from the rows is an array, a column, and the
/// statement `unnest`s them. So a batch of any size is one round trip.
///
/// @param <T> a row
final class Bulk<T> {
    private final Connection connection;
    private final String sql;
    private final List<T> rows;
    private final List<Object> parameters = new ArrayList<>();

    private Bulk(Connection connection, String sql, List<T> rows) {
        this.connection = connection;
        this.sql = sql;
        this.rows = rows;
    }

    static <T> Bulk<T> of(Connection connection, String sql, Collection<T> rows) {
        return new Bulk<>(connection, sql, List.copyOf(rows));
    }

    /// A plain parameter, the same for all rows.
    Bulk<T> with(String value) {
        parameters.add(value);
        return this;
    }

    Bulk<T> with(long value) {
        parameters.add(value);
        return this;
    }

    Bulk<T> longs(ToLongFunction<T> column) {
        parameters.add(rows.stream().mapToLong(column).toArray());
        return this;
    }

    Bulk<T> ints(ToIntFunction<T> column) {
        parameters.add(rows.stream().mapToInt(column).toArray());
        return this;
    }

    Bulk<T> optionalLongs(Function<T, @Nullable Long> column) throws SQLException {
        return objects("int8", rows.stream().map(column).toArray(Long[]::new));
    }

    Bulk<T> booleans(Function<T, Boolean> column) throws SQLException {
        return objects("bool", rows.stream().map(column).toArray(Boolean[]::new));
    }

    /// The text form of each value, null for null.
    Bulk<T> texts(Function<T, ? extends @Nullable Object> column) throws SQLException {
        return objects("text", strings(column));
    }

    Bulk<T> dates(Function<T, ?> column) throws SQLException {
        return objects("date", strings(column));
    }

    /// Instants in their ISO form.
    Bulk<T> instants(Function<T, ?> column) throws SQLException {
        return objects("timestamptz", strings(column));
    }

    Bulk<T> uuids(Function<T, @Nullable UUID> column) throws SQLException {
        return objects("uuid", rows.stream().map(column).toArray(UUID[]::new));
    }

    Bulk<T> bytes(Function<T, byte @Nullable []> column) throws SQLException {
        return objects("bytea", rows.stream().map(column).toArray(byte[][]::new));
    }

    int update() throws SQLException {
        try (PreparedStatement statement = prepared()) {
            return statement.executeUpdate();
        }
    }

    /// Reads every row of the answer.
    void query(RowReader reader) throws SQLException {
        try (PreparedStatement statement = prepared();
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                reader.read(found);
            }
        }
    }

    private PreparedStatement prepared() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.size(); i++) {
            switch (parameters.get(i)) {
                case Array array -> statement.setArray(i + 1, array);
                case Object value -> statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    private @Nullable String[] strings(Function<T, ? extends @Nullable Object> column) {
        @Nullable String[] strings = new @Nullable String[rows.size()];
        for (int i = 0; i < strings.length; i++) {
            Object value = column.apply(rows.get(i));
            strings[i] = value == null ? null : value.toString();
        }
        return strings;
    }

    private Bulk<T> objects(String type, @Nullable Object[] values) throws SQLException {
        parameters.add(connection.createArrayOf(type, values));
        return this;
    }

    /// Takes one row of an answer.
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
