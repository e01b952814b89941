package io.gongji.ledger.proof;

import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.DispatchState;
import io.gongji.ledger.domain.Periods;
import io.gongji.ledger.domain.TransferState;
import io.gongji.ledger.proof.Difference.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The tables of accounting months, wallet transfers, premiums, withdrawals and parked events
/// against a fold.
final class LiveRequests {
    private final Comparison tables;

    LiveRequests(Comparison tables) {
        this.tables = tables;
    }

    void requireEqual(BookState state) {
        periods(state);
        transfers(state);
        dispatches(state);
        premiums(state);
        withdrawals(state);
        reversals(state);
        parked(state);
    }

    private void reversals(BookState state) {
        Map<String, String> expected =
                state.reversals().stream()
                        .collect(
                                Collectors.toMap(
                                        reversal -> "record " + reversal.reversedSeq(),
                                        reversal -> "by record " + reversal.bySeq()));
        tables.compare(
                Where.REVERSAL,
                expected,
                "SELECT reversed_seq, by_seq FROM reversal WHERE book = :book ORDER BY reversed_seq",
                (row, _) ->
                        new Comparison.Row(
                                "record " + row.getLong("reversed_seq"),
                                "by record " + row.getLong("by_seq")));
    }

    private void parked(BookState state) {
        Map<String, String> expected =
                state.parked().stream()
                        .collect(
                                Collectors.toMap(
                                        event -> event.eventId().toString(),
                                        event ->
                                                parked(
                                                        event.subject(),
                                                        event.seq(),
                                                        event.at().topic(),
                                                        event.at().offset(),
                                                        event.releasedBySeq())));
        tables.compare(
                Where.PARKED_EVENT,
                expected,
                "SELECT * FROM parked_event WHERE book = :book ORDER BY seq",
                (row, _) ->
                        new Comparison.Row(
                                row.getString("event_id"),
                                parked(
                                        row.getString("subject"),
                                        row.getLong("seq"),
                                        row.getString("topic"),
                                        row.getLong("kafka_offset"),
                                        row.getObject("released_by_seq", Long.class))));
    }

    private static String parked(
            String subject, long seq, String topic, long offset, @Nullable Long releasedBySeq) {
        return subject
                + " at "
                + topic
                + "@"
                + offset
                + " by record "
                + seq
                + (releasedBySeq == null ? "" : ", released by record " + releasedBySeq);
    }

    private void periods(BookState state) {
        Map<String, String> expected = new HashMap<>();
        Periods periods = state.periods();
        if (periods.lockedThrough() != null) {
            expected.put(
                    state.book().value(),
                    months(
                            String.valueOf(periods.lockedThrough()),
                            String.valueOf(periods.closedThrough())));
        }
        tables.compare(
                Where.PERIOD,
                expected,
                "SELECT book, locked_through, closed_through FROM period WHERE book = :book",
                (row, _) ->
                        new Comparison.Row(
                                row.getString("book"),
                                months(
                                        String.valueOf(row.getString("locked_through")),
                                        String.valueOf(row.getString("closed_through")))));
    }

    private static String months(String lockedThrough, String closedThrough) {
        return "locked through " + lockedThrough + ", closed through " + closedThrough;
    }

    private void transfers(BookState state) {
        Map<String, String> expected =
                state.transfers().stream()
                        .collect(
                                Collectors.toMap(
                                        transfer -> transfer.id().toString(), LiveRequests::text));
        tables.compare(
                Where.TRANSFER,
                expected,
                "SELECT * FROM wallet_transfer WHERE book = :book ORDER BY seq, transfer_id",
                (row, _) -> new Comparison.Row(row.getString("transfer_id"), text(row)));
    }

    private static String text(TransferState transfer) {
        TransferState.Buckets from = transfer.from();
        TransferState.Dispatch dispatch = transfer.dispatch();
        return transfer(
                transfer.payer() + "@" + transfer.payerRegion(),
                transfer.payee() + "@" + transfer.payeeRegion(),
                transfer.amountFen(),
                from.currentFen() + " + " + from.previousFen() + " + " + from.walletFen(),
                transfer.stage()
                        + " by record "
                        + transfer.stageSeq()
                        + ", first by "
                        + transfer.seq(),
                dispatch == null
                        ? ""
                        : told(dispatch.toBook().value(), dispatch.ordinal(), dispatch.seq()));
    }

    private static String text(ResultSet row) throws SQLException {
        String toBook = row.getString("to_book");
        return transfer(
                row.getString("payer") + "@" + row.getString("payer_region"),
                row.getString("payee") + "@" + row.getString("payee_region"),
                row.getLong("amount_fen"),
                row.getLong("from_current_fen")
                        + " + "
                        + row.getLong("from_previous_fen")
                        + " + "
                        + row.getLong("from_wallet_fen"),
                row.getString("stage")
                        + " by record "
                        + row.getLong("stage_seq")
                        + ", first by "
                        + row.getLong("seq"),
                toBook == null
                        ? ""
                        : told(toBook, row.getLong("ordinal"), row.getLong("dispatch_seq")));
    }

    private static String transfer(
            String payer, String payee, long amountFen, String from, String stage, String told) {
        return "from " + payer + " to " + payee + " " + amountFen + " fen (" + from + "), " + stage
                + told;
    }

    private static String told(String toBook, long ordinal, long seq) {
        return ", event " + ordinal + " to book " + toBook + " by record " + seq;
    }

    private void dispatches(BookState state) {
        Map<String, String> expected =
                state.dispatches().stream()
                        .collect(
                                Collectors.toMap(
                                        dispatch -> "book " + dispatch.toBook(),
                                        LiveRequests::text));
        tables.compare(
                Where.DISPATCH,
                expected,
                "SELECT to_book, last_ordinal FROM dispatch WHERE book = :book ORDER BY to_book",
                (row, _) ->
                        new Comparison.Row(
                                "book " + row.getString("to_book"),
                                "event " + row.getLong("last_ordinal")));
    }

    private static String text(DispatchState dispatch) {
        return "event " + dispatch.lastOrdinal();
    }

    private void premiums(BookState state) {
        Map<String, String> expected =
                state.premiums().stream()
                        .collect(
                                Collectors.toMap(
                                        premium -> premium.memberId() + " in " + premium.year(),
                                        premium ->
                                                premium(premium.seq(), premium.returnedBySeq())));
        tables.compare(
                Where.PREMIUM,
                expected,
                "SELECT * FROM premium WHERE book = :book ORDER BY member_id, year",
                (row, _) ->
                        new Comparison.Row(
                                row.getString("member_id") + " in " + row.getInt("year"),
                                premium(
                                        row.getLong("seq"),
                                        row.getObject("returned_by_seq", Long.class))));
    }

    private static String premium(long seq, @Nullable Long returnedBySeq) {
        return "posted by record "
                + seq
                + (returnedBySeq == null ? "" : ", given back by record " + returnedBySeq);
    }

    private void withdrawals(BookState state) {
        Map<String, String> expected =
                state.withdrawals().stream()
                        .collect(
                                Collectors.toMap(
                                        withdrawal -> withdrawal.id().toString(),
                                        withdrawal ->
                                                withdrawal(
                                                        withdrawal.memberId().toString(),
                                                        withdrawal.amountFen(),
                                                        withdrawal.paidFen(),
                                                        withdrawal.seq())));
        tables.compare(
                Where.WITHDRAWAL,
                expected,
                "SELECT * FROM withdrawal WHERE book = :book ORDER BY seq, withdrawal_id",
                (row, _) ->
                        new Comparison.Row(
                                row.getString("withdrawal_id"),
                                withdrawal(
                                        row.getString("member_id"),
                                        row.getLong("amount_fen"),
                                        row.getLong("paid_fen"),
                                        row.getLong("seq"))));
    }

    private static String withdrawal(String member, long amountFen, long paidFen, long seq) {
        return member + " " + amountFen + " fen by record " + seq + ", paid " + paidFen + " fen";
    }
}
