package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.ledger.domain.Periods;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// The table `period`: one row per book in which a month was ever locked.
public final class PeriodRows {
    private PeriodRows() {}

    public static Periods read(Connection connection, BookId book) throws SQLException {
        String sql = "SELECT locked_through, closed_through FROM period WHERE book = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, book.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new Periods(month(row.getString(1)), month(row.getString(2)))
                        : Periods.OPEN;
            }
        }
    }

    static void save(Connection connection, BookId book, Periods periods) throws SQLException {
        String sql =
                """
                INSERT INTO period (book, locked_through, closed_through) VALUES (?, ?, ?)
                ON CONFLICT (book) DO UPDATE SET locked_through = excluded.locked_through,
                    closed_through = excluded.closed_through
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, book.value());
            statement.setString(2, text(periods.lockedThrough()));
            statement.setString(3, text(periods.closedThrough()));
            statement.executeUpdate();
        }
    }

    private static @Nullable YearMonth month(@Nullable String text) {
        return text == null ? null : YearMonth.parse(text);
    }

    private static @Nullable String text(@Nullable YearMonth month) {
        return month == null ? null : month.toString();
    }
}
