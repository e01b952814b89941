package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import io.gongji.ledger.domain.DispatchState;
import io.gongji.ledger.domain.TransferState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The tables `wallet_transfer` and `dispatch`.
final class TransferRows {
    private static final String SELECT =
            """
            SELECT transfer_id, payer, payer_region, payee, payee_region, amount_fen, from_current_fen,
                   from_previous_fen, from_wallet_fen, stage, seq, stage_seq, to_book, ordinal, dispatch_seq
            FROM wallet_transfer
            """;

    private TransferRows() {}

    static List<TransferState> named(Connection connection, BookId book, Set<TransferId> transfers)
            throws SQLException {
        List<TransferState> found = new ArrayList<>();
        if (!transfers.isEmpty()) {
            Bulk.of(
                            connection,
                            SELECT + "WHERE transfer_id = ANY (?::uuid[]) AND book = ?",
                            transfers)
                    .uuids(TransferId::value)
                    .with(book.value())
                    .query(row -> found.add(read(row)));
        }
        return found;
    }

    /// The numbers a book gave to all others.
    static List<DispatchState> dispatches(Connection connection, BookId book) throws SQLException {
        List<DispatchState> found = new ArrayList<>();
        String sql = "SELECT to_book, last_ordinal FROM dispatch WHERE book = ? ORDER BY to_book";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, book.value());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new DispatchState(new BookId(row.getString(1)), row.getLong(2)));
                }
            }
        }
        return found;
    }

    static void save(Connection connection, BookId book, Collection<TransferState> transfers)
            throws SQLException {
        if (transfers.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO wallet_transfer (book, transfer_id, payer, payer_region, payee, payee_region, amount_fen,
                    from_current_fen, from_previous_fen, from_wallet_fen, stage, seq, stage_seq, to_book, ordinal,
                    dispatch_seq)
                SELECT ?, changed.* FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::int8[],
                    ?::int8[], ?::int8[], ?::int8[], ?::text[], ?::int8[], ?::int8[], ?::text[], ?::int8[], ?::int8[])
                    changed
                ON CONFLICT (transfer_id, book) DO UPDATE SET stage = excluded.stage, stage_seq = excluded.stage_seq,
                    to_book = excluded.to_book, ordinal = excluded.ordinal, dispatch_seq = excluded.dispatch_seq
                """;
        Bulk.of(connection, sql, transfers)
                .with(book.value())
                .uuids(transfer -> transfer.id().value())
                .uuids(transfer -> transfer.payer().value())
                .texts(TransferState::payerRegion)
                .uuids(transfer -> transfer.payee().value())
                .texts(TransferState::payeeRegion)
                .longs(TransferState::amountFen)
                .longs(transfer -> transfer.from().currentFen())
                .longs(transfer -> transfer.from().previousFen())
                .longs(transfer -> transfer.from().walletFen())
                .texts(TransferState::stage)
                .longs(TransferState::seq)
                .longs(TransferState::stageSeq)
                .texts(transfer -> told(transfer, TransferState.Dispatch::toBook))
                .optionalLongs(transfer -> told(transfer, TransferState.Dispatch::ordinal))
                .optionalLongs(transfer -> told(transfer, TransferState.Dispatch::seq))
                .update();
    }

    static void saveDispatches(
            Connection connection, BookId book, Collection<DispatchState> dispatches)
            throws SQLException {
        if (dispatches.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO dispatch (book, to_book, last_ordinal)
                SELECT ?, changed.* FROM unnest(?::text[], ?::int8[]) changed
                ON CONFLICT (book, to_book) DO UPDATE SET last_ordinal = excluded.last_ordinal
                """;
        Bulk.of(connection, sql, dispatches)
                .with(book.value())
                .texts(DispatchState::toBook)
                .longs(DispatchState::lastOrdinal)
                .update();
    }

    private static <R> @Nullable R told(
            TransferState transfer, Function<TransferState.Dispatch, R> column) {
        TransferState.Dispatch dispatch = transfer.dispatch();
        return dispatch == null ? null : column.apply(dispatch);
    }

    private static TransferState read(ResultSet row) throws SQLException {
        String toBook = row.getString(13);
        return new TransferState(
                new TransferId(row.getObject(1, UUID.class)),
                new MemberId(row.getObject(2, UUID.class)),
                new RegionCode(row.getString(3)),
                new MemberId(row.getObject(4, UUID.class)),
                new RegionCode(row.getString(5)),
                row.getLong(6),
                new TransferState.Buckets(row.getLong(7), row.getLong(8), row.getLong(9)),
                TransferState.Stage.valueOf(row.getString(10)),
                row.getLong(11),
                row.getLong(12),
                toBook == null
                        ? null
                        : new TransferState.Dispatch(
                                new BookId(toBook), row.getLong(14), row.getLong(15)));
    }
}
