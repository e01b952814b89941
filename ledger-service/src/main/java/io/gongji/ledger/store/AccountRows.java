package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Posting;
import io.gongji.ledger.domain.CorruptBook;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows of `account` that one batch touches, and the postings it makes on them.
final class AccountRows {
    private final Connection connection;
    private final BookId book;
    private final Map<Account, Row> rows = new HashMap<>();

    AccountRows(Connection connection, BookId book) {
        this.connection = connection;
        this.book = book;
    }

    /// Reads those of some accounts that were not read yet; one without a row holds nothing.
    void load(Collection<Account> accounts) throws SQLException {
        List<Account> missing =
                accounts.stream().filter(account -> !rows.containsKey(account)).toList();
        if (missing.isEmpty()) {
            return;
        }
        missing.forEach(account -> rows.put(account, new Row(account)));
        String sql =
                """
                SELECT a.code, a.fund, a.region, a.owner, a.id, a.balance_fen
                FROM account a JOIN unnest(?::text[], ?::text[], ?::text[], ?::text[]) wanted (code, fund, region, owner)
                  ON a.owner = wanted.owner AND a.code = wanted.code AND a.fund = wanted.fund AND a.region = wanted.region
                WHERE a.book = ?
                """;
        keyed(Bulk.of(connection, sql, missing))
                .with(book.value())
                .query(found -> {
                    Row row = row(account(found));
                    row.id = found.getLong(5);
                    row.balanceFen = found.getLong(6);
                });
    }

    long balanceFen(Account account) {
        return row(account).balanceFen;
    }

    /// Writes the postings of some records, and the balances after them.
    void post(List<NewRecord> records) throws SQLException {
        load(
                records.stream()
                        .flatMap(record -> Legs.of(record.record()).stream())
                        .map(Posting::account)
                        .distinct()
                        .toList());
        Map<Account, Row> touched = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        for (NewRecord written : records) {
            int number = 0;
            for (Posting leg : Legs.of(written.record())) {
                Row row = row(leg.account());
                row.apply(leg.amountFen(), written.record().seq());
                touched.put(leg.account(), row);
                lines.add(
                        new Line(
                                written.record().seq(),
                                number++,
                                row,
                                leg,
                                row.balanceFen,
                                written.record().effectiveDate()));
            }
        }
        if (!lines.isEmpty()) {
            insertNew(touched.values().stream().filter(row -> row.id == null).toList());
            update(touched.values().stream().filter(row -> !row.inserted).toList());
            insertLines(lines);
            AccountDays.add(connection, book, records, account -> row(account).requiredId());
        }
    }

    private void insertNew(List<Row> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO account (code, fund, region, owner, balance_fen, last_seq, book)
                SELECT code, fund, region, owner, balance_fen, last_seq, ?
                FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::int8[])
                    opened (code, fund, region, owner, balance_fen, last_seq)
                RETURNING code, fund, region, owner, id
                """;
        Bulk.of(connection, sql, fresh)
                .with(book.value())
                .texts(row -> row.account.code().code())
                .texts(row -> row.account.fund())
                .texts(row -> row.account.region())
                .texts(row -> row.account.owner())
                .longs(row -> row.balanceFen)
                .longs(row -> row.lastSeq)
                .query(opened -> {
                    Row row = row(account(opened));
                    row.id = opened.getLong(5);
                    row.inserted = true;
                });
    }

    private void update(List<Row> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        String sql =
                """
                UPDATE account a SET balance_fen = changed.balance_fen, last_seq = changed.last_seq
                FROM unnest(?::int8[], ?::int8[], ?::int8[]) changed (id, balance_fen, last_seq)
                WHERE a.id = changed.id
                """;
        Bulk.of(connection, sql, changed)
                .longs(Row::requiredId)
                .longs(row -> row.balanceFen)
                .longs(row -> row.lastSeq)
                .update();
    }

    private void insertLines(List<Line> lines) throws SQLException {
        String sql =
                """
                INSERT INTO posting (book, seq, line, account_id, amount_fen, balance_after_fen, grant_id, effective_date)
                SELECT ?, leg.*
                FROM unnest(?::int8[], ?::int4[], ?::int8[], ?::int8[], ?::int8[], ?::uuid[], ?::date[]) leg
                """;
        Bulk.of(connection, sql, lines)
                .with(book.value())
                .longs(Line::seq)
                .ints(Line::number)
                .longs(line -> line.row().requiredId())
                .longs(line -> line.leg().amountFen())
                .longs(Line::balanceAfterFen)
                .uuids(Line::grant)
                .dates(Line::effectiveDate)
                .update();
    }

    private Row row(Account account) {
        Row row = rows.get(account);
        if (row == null) {
            throw new IllegalStateException("not loaded: " + account);
        }
        return row;
    }

    private static Bulk<Account> keyed(Bulk<Account> bulk) throws SQLException {
        return bulk.texts(account -> account.code().code())
                .texts(Account::fund)
                .texts(Account::region)
                .texts(Account::owner);
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                AccountCode.ofCode(row.getString(1)),
                Fund.valueOf(row.getString(2)),
                new RegionCode(row.getString(3)),
                row.getString(4));
    }

    private static final class Row {
        private final Account account;
        private @Nullable Long id;
        private long balanceFen;
        private long lastSeq;
        private boolean inserted;

        Row(Account account) {
            this.account = account;
        }

        void apply(long amountFen, long seq) {
            balanceFen = Math.addExact(balanceFen, amountFen);
            lastSeq = seq;
            if (balanceFen > 0 && account.code().neverNegative()) {
                throw new CorruptBook(account + " would fall below zero in record " + seq);
            }
        }

        long requiredId() {
            Long known = id;
            if (known == null) {
                throw new IllegalStateException("an account without a row: " + account);
            }
            return known;
        }
    }

    private record Line(
            long seq,
            int number,
            Row row,
            Posting leg,
            long balanceAfterFen,
            LocalDate effectiveDate) {
        @Nullable UUID grant() {
            return leg.grant() == null ? null : leg.grant().value();
        }
    }
}
