package io.gongji.ledger.proof;

import io.gongji.contracts.BookId;
import io.gongji.ledger.domain.GrantState;
import io.gongji.ledger.domain.MemberState;
import io.gongji.ledger.proof.Difference.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Holds the tables of live state against a fold, in both directions: a row that differs, is
/// missing or is too much.
final class LiveTables {
    private final Comparison tables;

    LiveTables(Handle handle, BookId book) {
        this.tables = new Comparison(handle, book);
    }

    /// Compares everything that folding the records gives.
    void requireEqual(Chain chain, Fold fold) {
        accounts(fold);
        days(fold);
        dates(fold);
        members(fold);
        grants(fold);
        draws(fold);
        settlements(fold);
        new LiveRequests(tables).requireEqual(fold.state());
        new LiveHolds(tables).requireEqual(fold.state());
        new LiveReceipts(tables).requireEqual(fold.state());
        sourcePositions(chain);
        deadLetters(fold);
    }

    private void accounts(Fold fold) {
        Map<String, String> expected = new HashMap<>();
        fold.state()
                .balances()
                .forEach((account, fen) ->
                        expected.put(
                                account.toString(),
                                balance(fen, fold.lastSeqs().getOrDefault(account, 0L))));
        tables.compare(
                Where.ACCOUNT,
                expected,
                "SELECT code, fund, region, owner, balance_fen, last_seq FROM account WHERE book = :book"
                        + " ORDER BY owner, code, fund, region",
                (row, _) ->
                        new Comparison.Row(
                                AccountRows.text(row),
                                balance(row.getLong("balance_fen"), row.getLong("last_seq"))));
    }

    private static String balance(long fen, long lastSeq) {
        return fen + " fen after record " + lastSeq;
    }

    private void days(Fold fold) {
        tables.compare(
                Where.ACCOUNT_DAY,
                fold.days(),
                "SELECT a.code, a.fund, a.region, a.owner, d.* FROM account_day d"
                        + " LEFT JOIN account a ON a.id = d.account_id AND a.book = d.book WHERE d.book = :book"
                        + " ORDER BY d.account_id, d.recorded_day, d.effective_date, d.accounting_date",
                (row, _) ->
                        new Comparison.Row(
                                Fold.Day.text(
                                        dayOf(row),
                                        row.getString("recorded_day"),
                                        row.getString("effective_date"),
                                        row.getString("accounting_date")),
                                Fold.text(row.getLong("debit_fen"), row.getLong("credit_fen"))));
    }

    private void dates(Fold fold) {
        tables.compare(
                Where.ACCOUNT_DAY,
                fold.dates(),
                "SELECT a.code, a.fund, a.region, a.owner, d.* FROM account_date d"
                        + " LEFT JOIN account a ON a.id = d.account_id AND a.book = d.book WHERE d.book = :book"
                        + " ORDER BY d.account_id, d.date_kind, d.day",
                (row, _) ->
                        new Comparison.Row(
                                Fold.DateKey.text(
                                        dayOf(row),
                                        row.getString("date_kind"),
                                        row.getString("day")),
                                Fold.text(
                                        row.getLong("debit_fen"),
                                        row.getLong("credit_fen"),
                                        row.getLong("first_seq"),
                                        row.getLong("last_seq"))));
    }

    private static String dayOf(ResultSet row) throws SQLException {
        return row.getString("code") == null
                ? "no account row " + row.getLong("account_id")
                : AccountRows.text(row);
    }

    private void members(Fold fold) {
        Map<String, String> expected =
                fold.state().members().stream()
                        .collect(
                                Collectors.toMap(
                                        member -> member.id().toString(), LiveTables::text));
        tables.compare(
                Where.MEMBER,
                expected,
                "SELECT * FROM member WHERE book = :book ORDER BY member_id",
                (row, _) ->
                        new Comparison.Row(
                                row.getString("member_id"),
                                member(
                                        row.getString("region"),
                                        row.getString("status")
                                                + " by record "
                                                + row.getLong("status_seq")
                                                + FreezeText.of(row),
                                        row.getInt("open_year"),
                                        row.getLong("open_year_seq"))));
    }

    private static String text(MemberState member) {
        return member(
                member.region().toString(),
                member.status()
                        + " by record "
                        + member.statusSeq()
                        + FreezeText.of(member.freeze()),
                member.openYear(),
                member.openYearSeq());
    }

    private static String member(String region, String status, int year, long yearSeq) {
        return region + " " + status + ", year " + year + " opened by record " + yearSeq;
    }

    private void grants(Fold fold) {
        Map<String, String> expected =
                fold.state().grants().stream()
                        .collect(Collectors.toMap(grant -> grant.id().toString(), GrantText::of));
        tables.compare(
                Where.GRANT,
                expected,
                "SELECT * FROM grant_state WHERE book = :book ORDER BY recorded_seq, grant_id",
                (row, _) -> new Comparison.Row(row.getString("grant_id"), GrantText.of(row)));
    }

    /// A year in which everything was given back may keep a row of zero.
    private void draws(Fold fold) {
        Map<String, String> expected = new HashMap<>();
        for (GrantState grant : fold.state().grants()) {
            grant.drawnFenByYear()
                    .forEach((year, fen) -> expected.put(grant.id() + " in " + year, fen + " fen"));
        }
        tables.compare(
                Where.GRANT_DRAW,
                expected,
                "SELECT grant_id, year, drawn_fen FROM grant_draw WHERE book = :book AND drawn_fen <> 0"
                        + " ORDER BY grant_id, year",
                (row, _) ->
                        new Comparison.Row(
                                row.getString("grant_id") + " in " + row.getInt("year"),
                                row.getLong("drawn_fen") + " fen"));
    }

    private void settlements(Fold fold) {
        Map<String, String> expected =
                fold.state().settlements().stream()
                        .collect(
                                Collectors.toMap(
                                        bill -> bill.id().toString(),
                                        bill -> settlement(bill.seq(), bill.voidedBySeq())));
        tables.compare(
                Where.SETTLEMENT,
                expected,
                "SELECT settlement_id, seq, voided_by_seq FROM settlement WHERE book = :book ORDER BY seq",
                (row, _) ->
                        new Comparison.Row(
                                row.getString("settlement_id"),
                                settlement(
                                        row.getLong("seq"),
                                        row.getObject("voided_by_seq", Long.class))));
    }

    private static String settlement(long seq, @Nullable Long voidedBySeq) {
        return "posted by record "
                + seq
                + (voidedBySeq == null ? "" : ", voided by record " + voidedBySeq);
    }

    private void sourcePositions(Chain chain) {
        Map<String, String> expected = new HashMap<>();
        chain.sources().forEach((source, position) -> expected.put(source, position.toString()));
        tables.compare(
                Where.SOURCE_POSITION,
                expected,
                "SELECT source, position, event_id FROM source_position WHERE book = :book ORDER BY source",
                (row, _) ->
                        new Comparison.Row(
                                row.getString("source"),
                                row.getLong("position")
                                        + " by event "
                                        + row.getString("event_id")));
    }

    private void deadLetters(Fold fold) {
        Map<String, String> expected = new HashMap<>();
        fold.deadLetters()
                .forEach((seq, letter) ->
                        expected.put(
                                "record " + seq,
                                letter.topic() + "@" + letter.offset() + " " + letter.sha256()));
        tables.compare(
                Where.DEAD_LETTER,
                expected,
                "SELECT seq, topic, kafka_offset, encode(sha256(value), 'hex') AS sha256 FROM dead_letter"
                        + " WHERE book = :book ORDER BY seq",
                (row, _) -> {
                    String id = "record " + row.getLong("seq");
                    String at = row.getString("topic") + "@" + row.getLong("kafka_offset") + " ";
                    String sha256 = row.getString("sha256");
                    return new Comparison.Row(
                            id, sha256 == null ? withoutBytes(expected.get(id), at) : at + sha256);
                });
    }

    /// Letters without bytes (null in Kafka, or adopted) are held only against where they stood.
    private static String withoutBytes(@Nullable String expected, String at) {
        return expected != null && expected.startsWith(at) ? expected : at + "without bytes";
    }
}
