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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of `account` that one batch touches, and the postings it makes on them.
final class AccountRows {
    private final Connection connection;
    private final BookId book;
    private final BookCache cache;
    private final Map<Account, Row> rows = new HashMap<>();
    private final Map<String, Map<Account, BookCache.Known>> found = new HashMap<>();
    private Map<Account, Row> touched = Map.of();

    /// @param cache asked before the database
    AccountRows(Connection connection, BookId book, BookCache cache) {
        this.connection = connection;
        this.book = book;
        this.cache = cache;
    }

    /// Reads those of some accounts that were not read yet; one without a row holds nothing. All
    /// accounts of an owner are read at once: that is one place in the index instead of one for
    /// each, and tells for certain which ones there are.
    void load(Collection<Account> accounts) throws SQLException {
        List<Account> missing =
                accounts.stream().filter(account -> !rows.containsKey(account)).toList();
        read(
                missing.stream()
                        .map(Account::owner)
                        .filter(owner -> accountsOf(owner) == null)
                        .collect(Collectors.toSet()));
        for (Account account : missing) {
            Map<Account, BookCache.Known> known = accountsOf(account.owner());
            rows.put(account, Row.of(account, known == null ? null : known.get(account)));
        }
    }

    private @Nullable Map<Account, BookCache.Known> accountsOf(String owner) {
        Map<Account, BookCache.Known> read = found.get(owner);
        return read == null ? cache.accountsOf(owner) : read;
    }

    private void read(Set<String> owners) throws SQLException {
        if (owners.isEmpty()) {
            return;
        }
        owners.forEach(owner -> found.put(owner, new HashMap<>(4)));
        String sql =
                """
                SELECT code, fund, region, owner, id, balance_fen FROM account
                WHERE book = ? AND owner = ANY (?::text[])
                """;
        Bulk.of(connection, sql, owners)
                .with(book.value())
                .texts(owner -> owner)
                .query(row -> {
                    Account account = account(row);
                    found.computeIfAbsent(account.owner(), _ -> new HashMap<>())
                            .put(account, new BookCache.Known(row.getLong(5), row.getLong(6)));
                });
    }

    /// Leaves to the cache what was read, with the balances after the batch.
    void keep(BookCache kept) {
        found.forEach(kept::put);
        touched.forEach((account, row) -> {
            Map<Account, BookCache.Known> known = kept.accountsOf(account.owner());
            if (known != null) {
                known.put(account, new BookCache.Known(row.requiredId(), row.balanceFen));
            }
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
        touched = new LinkedHashMap<>();
        List<PostingRows.Line> lines = new ArrayList<>();
        for (NewRecord written : records) {
            int number = 0;
            for (Posting leg : Legs.of(written.record())) {
                Row row = row(leg.account());
                row.apply(leg.amountFen(), written.record().seq());
                touched.put(leg.account(), row);
                lines.add(
                        new PostingRows.Line(written.record(), number++, row, leg, row.balanceFen));
            }
        }
        if (!lines.isEmpty()) {
            insertNew(touched.values().stream().filter(row -> row.id == null).toList());
            update(touched.values().stream().filter(row -> !row.inserted).toList());
            PostingRows.insert(connection, book, lines);
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

    private Row row(Account account) {
        Row row = rows.get(account);
        if (row == null) {
            throw new IllegalStateException("not loaded: " + account);
        }
        return row;
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                AccountCode.ofCode(row.getString(1)),
                Fund.valueOf(row.getString(2)),
                new RegionCode(row.getString(3)),
                row.getString(4));
    }

    /// An account's row as the batch leaves it.
    static final class Row {
        private final Account account;
        private @Nullable Long id;
        private long balanceFen;
        private long lastSeq;
        private boolean inserted;

        private Row(Account account) {
            this.account = account;
        }

        static Row of(Account account, BookCache.@Nullable Known known) {
            Row row = new Row(account);
            if (known != null) {
                row.id = known.id();
                row.balanceFen = known.balanceFen();
            }
            return row;
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
}
