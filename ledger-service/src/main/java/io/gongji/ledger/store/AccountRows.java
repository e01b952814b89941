package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Posting;
import io.gongji.ledger.domain.CorruptBook;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of `account` that one batch touches, and the postings it makes on them. [#post] makes
/// everything ready, ids of new accounts too; [#write] only sends it, on whatever connection.
final class AccountRows {
    private final Connection connection;
    private final BookId book;
    private final BookCache cache;
    private final Map<Account, Row> rows = new HashMap<>();
    private final Map<String, Map<Account, BookCache.Known>> found = new HashMap<>();
    private @Nullable AccountRows before;
    private List<Row> touched = List.of();
    private @Nullable CopyRows postings;
    private @Nullable AccountDays days;

    /// @param cache asked before the database
    /// @param before the batch that is being written meanwhile: its balances are those that count
    AccountRows(Connection connection, BookId book, BookCache cache, @Nullable AccountRows before) {
        this.connection = connection;
        this.book = book;
        this.cache = cache;
        this.before = before;
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
        if (before != null) {
            before.overlay(found);
        }
    }

    /// Puts what this batch leaves over what was read beside it.
    private void overlay(Map<String, Map<Account, BookCache.Known>> read) {
        for (Row row : touched) {
            Map<Account, BookCache.Known> known = read.get(row.account.owner());
            if (known != null) {
                known.put(row.account, row.known());
            }
        }
    }

    /// Leaves to the cache what was read, with the balances after the batch.
    void keep(BookCache kept) {
        found.forEach(kept::put);
        for (Row row : touched) {
            Map<Account, BookCache.Known> known = kept.accountsOf(row.account.owner());
            if (known != null) {
                known.put(row.account, row.known());
            }
        }
    }

    long balanceFen(Account account) {
        return row(account).balanceFen;
    }

    /// Makes the postings of some records ready, and the balances after them.
    void post(List<NewRecord> records) throws SQLException {
        Set<Account> missing = new HashSet<>();
        for (NewRecord written : records) {
            for (Posting leg : Legs.of(written.record())) {
                if (!rows.containsKey(leg.account())) {
                    missing.add(leg.account());
                }
            }
        }
        load(missing);
        touched = new ArrayList<>();
        List<PostingRows.Line> lines = new ArrayList<>(records.size() * 4);
        for (NewRecord written : records) {
            int number = 0;
            for (Posting leg : Legs.of(written.record())) {
                Row row = row(leg.account());
                if (row.lastSeq == 0) {
                    touched.add(row);
                }
                row.apply(leg.amountFen(), written.record().seq());
                lines.add(
                        new PostingRows.Line(written.record(), number++, row, leg, row.balanceFen));
            }
        }
        number(touched.stream().filter(row -> row.id == null).toList());
        postings = PostingRows.rows(book, lines);
        days = AccountDays.of(lines);
        before = null;
    }

    /// Sends what [#post] made ready.
    void write(Connection to) throws SQLException {
        CopyRows made = postings;
        AccountDays moved = days;
        if (made != null && moved != null && !touched.isEmpty()) {
            insertNew(to, touched.stream().filter(row -> row.isNew).toList());
            update(to, touched.stream().filter(row -> !row.isNew).toList());
            made.send(to);
            moved.save(to, book);
        }
        postings = null;
    }

    /// Gives new accounts their ids before they are written, so that a batch decided meanwhile can
    /// post on them. Numbers that are never used do no harm.
    private void number(List<Row> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        String sql =
                "SELECT nextval(pg_get_serial_sequence('account', 'id')) FROM generate_series(1, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, fresh.size());
            try (ResultSet id = statement.executeQuery()) {
                for (Row row : fresh) {
                    id.next();
                    row.id = id.getLong(1);
                    row.isNew = true;
                }
            }
        }
    }

    private void insertNew(Connection to, List<Row> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        String sql =
                """
                INSERT INTO account (id, code, fund, region, owner, balance_fen, last_seq, book)
                OVERRIDING SYSTEM VALUE
                SELECT opened.*, ?
                FROM unnest(?::int8[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::int8[]) opened
                """;
        Bulk.of(to, sql, fresh)
                .with(book.value())
                .longs(Row::requiredId)
                .texts(row -> row.account.code().code())
                .texts(row -> row.account.fund())
                .texts(row -> row.account.region())
                .texts(row -> row.account.owner())
                .longs(row -> row.balanceFen)
                .longs(row -> row.lastSeq)
                .update();
    }

    private void update(Connection to, List<Row> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        String sql =
                """
                UPDATE account a SET balance_fen = changed.balance_fen, last_seq = changed.last_seq
                FROM unnest(?::int8[], ?::int8[], ?::int8[]) changed (id, balance_fen, last_seq)
                WHERE a.id = changed.id
                """;
        Bulk.of(to, sql, changed)
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
        private boolean isNew;

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

        BookCache.Known known() {
            return new BookCache.Known(requiredId(), balanceFen);
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
