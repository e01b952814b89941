package io.gongji.ledger.proof;

import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.proof.Difference.Where;
import java.util.Map;
import java.util.stream.Collectors;

/// The tables of suspense, dues and public money against a fold.
final class LiveReceipts {
    private final Comparison tables;

    LiveReceipts(Comparison tables) {
        this.tables = tables;
    }

    void requireEqual(BookState state) {
        suspense(state);
        dues(state);
        publicMoney(state);
    }

    private void suspense(BookState state) {
        Map<String, String> expected =
                state.suspense().stream()
                        .collect(
                                Collectors.toMap(
                                        receipt ->
                                                id(
                                                        receipt.key().receipt(),
                                                        receipt.key().fund(),
                                                        receipt.key().region()),
                                        receipt ->
                                                left(
                                                        receipt.leftFen(),
                                                        receipt.amountFen(),
                                                        receipt.seq())));
        tables.compare(
                Where.SUSPENSE,
                expected,
                "SELECT * FROM suspense WHERE book = :book ORDER BY seq, receipt, fund, region",
                (row, _) ->
                        new Comparison.Row(
                                id(
                                        row.getString("receipt"),
                                        row.getString("fund"),
                                        row.getString("region")),
                                left(
                                        row.getLong("left_fen"),
                                        row.getLong("amount_fen"),
                                        row.getLong("seq"))));
    }

    private static String left(long leftFen, long amountFen, long seq) {
        return leftFen + " of " + amountFen + " fen left, by record " + seq;
    }

    private void dues(BookState state) {
        Map<String, String> expected =
                state.dues().stream()
                        .collect(
                                Collectors.toMap(
                                        due ->
                                                id(
                                                        due.key().due(),
                                                        due.key().memberId(),
                                                        due.key().year()),
                                        due -> due(due.amountFen(), due.paid(), due.seq())));
        tables.compare(
                Where.DUE,
                expected,
                "SELECT * FROM due WHERE book = :book ORDER BY member_id, due, year",
                (row, _) ->
                        new Comparison.Row(
                                id(
                                        row.getString("due"),
                                        row.getString("member_id"),
                                        row.getInt("year")),
                                due(
                                        row.getLong("amount_fen"),
                                        row.getBoolean("paid"),
                                        row.getLong("seq"))));
    }

    private static String due(long amountFen, boolean paid, long seq) {
        return amountFen + " fen" + (paid ? " paid" : " owed") + " by record " + seq;
    }

    private void publicMoney(BookState state) {
        Map<String, String> expected =
                state.publicMoney().stream()
                        .collect(
                                Collectors.toMap(
                                        sum ->
                                                id(
                                                        sum.key().region(),
                                                        sum.key().money(),
                                                        sum.key().year()),
                                        sum -> sum.receivedFen() + " fen"));
        tables.compare(
                Where.PUBLIC_MONEY,
                expected,
                "SELECT * FROM public_money WHERE book = :book ORDER BY region, money, year",
                (row, _) ->
                        new Comparison.Row(
                                id(
                                        row.getString("region"),
                                        row.getString("money"),
                                        row.getInt("year")),
                                row.getLong("received_fen") + " fen"));
    }

    private static String id(Object first, Object second, Object third) {
        return first + "/" + second + "/" + third;
    }
}
