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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of `account` that one batch touches, and the postings it makes on them. [#post] makes
/// everything ready, ids of new accounts too; [#write] only sends it, on whatever connection.
final class AccountRows {
    private final Reads reads;
    private final BookId book;
    private final BookCache cache;
    private Map<Account, Row> rows = new HashMap<>();
    private Map<String, Map<Account, BookCache.Known>> found;
    private List<AccountRows> earlier;
    private List<Row> touched = List.of();
    private @Nullable CopyRows postings;
    private @Nullable AccountDays days;

    /// @param cache asked before the database
    /// @param found all accounts of owners that were read before; taken over
    /// @param earlier the batches that may not be committed yet, in order: their balances are those
    ///   that count
    AccountRows(
            Reads reads,
            BookId book,
            BookCache cache,
            Map<String, Map<Account, BookCache.Known>> found,
            List<AccountRows> earlier) {
        this.reads = reads;
        this.book = book;
        this.cache = cache;
        this.found = new HashMap<>(found);
        this.earlier = earlier;
        earlier.forEach(batch -> batch.lay(this.found));
    }

    /// Reads those of some accounts that were not read yet; one without a row holds nothing. All
    /// accounts of an owner are read at once: that is one place in the index instead of one for
    /// each, and tells for certain which ones there are.
    void load(Collection<Account> accounts) throws SQLException {
        List<Account> missing =
                accounts.stream().filter(account -> known(account) == null).toList();
        if (missing.isEmpty()) {
            return;
        }
        Set<String> unknown = missing.stream().map(Account::owner).collect(Collectors.toSet());
        Map<String, Map<Account, BookCache.Known>> read =
                reads.read(connection -> read(connection, book, unknown));
        earlier.forEach(batch -> batch.lay(read));
        found.putAll(read);
        for (Account account : missing) {
            Map<Account, BookCache.Known> known = accountsOf(account.owner());
            rows.put(account, Row.of(account, known == null ? null : known.get(account)));
        }
    }

    private @Nullable Map<Account, BookCache.Known> accountsOf(String owner) {
        Map<Account, BookCache.Known> read = found.get(owner);
        return read == null ? cache.accountsOf(owner) : read;
    }

    /// All accounts of some owners, by owner; an owner without any is there too.
    static Map<String, Map<Account, BookCache.Known>> read(
            Connection connection, BookId book, Set<String> owners) throws SQLException {
        Map<String, Map<Account, BookCache.Known>> read = HashMap.newHashMap(owners.size());
        owners.forEach(owner -> read.put(owner, HashMap.newHashMap(4)));
        if (owners.isEmpty()) {
            return read;
        }
        String sql =
                """
                SELECT code, fund, region, owner, id, balance_fen FROM account
                WHERE book = ? AND owner = ANY (?::text[])
                """;
        Texts texts = new Texts(owners);
        Bulk.of(connection, sql, owners)
                .with(book.value())
                .texts(owner -> owner)
                .query(row -> {
                    Account account = account(row, texts);
                    read.computeIfAbsent(account.owner(), _ -> new HashMap<>())
                            .put(account, new BookCache.Known(row.getLong(5), row.getLong(6)));
                });
        return read;
    }

    /// Lays what this batch leaves over what was read beside it.
    private void lay(Map<String, Map<Account, BookCache.Known>> read) {
        for (Row row : touched) {
            Map<Account, BookCache.Known> known = read.get(row.account.owner());
            if (known != null) {
                known.put(row.account, row.known());
            }
        }
    }

    /// Leaves to the cache what was read, with the balances after the batch.
    void leaveTo(BookCache cached) {
        found.forEach(cached::put);
        for (Row row : touched) {
            Map<Account, BookCache.Known> known = cached.accountsOf(row.account.owner());
            if (known != null) {
                known.put(row.account, row.known());
            }
        }
        found = Map.of();
        rows = Map.of();
    }

    long balanceFen(Account account) {
        return row(account).balanceFen;
    }

    /// Makes the postings of some records ready, and the balances after them.
    void post(List<NewRecord> records) throws SQLException {
        List<PostingRows.Line> lines = lines(records);
        touched = new ArrayList<>();
        for (PostingRows.Line line : lines) {
            Row row = line.account();
            if (row.lastSeq == 0) {
                touched.add(row);
            }
            line.apply();
        }
        number(touched.stream().filter(row -> row.id == null).toList());
        postings = PostingRows.rows(book, lines);
        days = AccountDays.of(lines);
        earlier = List.of();
    }

    /// The legs of some records with their accounts, which are read where they are not there yet.
    private List<PostingRows.Line> lines(List<NewRecord> records) throws SQLException {
        List<PostingRows.Line> lines = new ArrayList<>(records.size() * 4);
        Set<Account> missing = new HashSet<>();
        for (NewRecord written : records) {
            int number = 0;
            for (Posting leg : Legs.of(written.record())) {
                Row row = known(leg.account());
                if (row == null) {
                    missing.add(leg.account());
                }
                lines.add(new PostingRows.Line(written.record(), number++, row, leg));
            }
        }
        if (!missing.isEmpty()) {
            load(missing);
            lines.stream()
                    .filter(line -> !line.isRead())
                    .forEach(line -> line.read(row(line.leg().account())));
        }
        return lines;
    }

    /// The row of an account that was read, or of one whose owner was; null when it must be read.
    private @Nullable Row known(Account account) {
        Row row = rows.get(account);
        if (row == null) {
            Map<Account, BookCache.Known> accounts = accountsOf(account.owner());
            if (accounts != null) {
                row = Row.of(account, accounts.get(account));
                rows.put(account, row);
            }
        }
        return row;
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
        days = null;
    }

    /// Gives new accounts their ids before they are written, so that a batch decided meanwhile can
    /// post on them. Numbers that are never used do no harm.
    private void number(List<Row> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return;
        }
        Iterator<Long> ids = reads.read(connection -> newIds(connection, fresh.size())).iterator();
        for (Row row : fresh) {
            row.id = ids.next();
            row.isNew = true;
        }
    }

    private static List<Long> newIds(Connection connection, int count) throws SQLException {
        String sql =
                "SELECT nextval(pg_get_serial_sequence('account', 'id')) FROM generate_series(1, ?)";
        List<Long> ids = new ArrayList<>(count);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, count);
            try (ResultSet id = statement.executeQuery()) {
                while (id.next()) {
                    ids.add(id.getLong(1));
                }
            }
        }
        return ids;
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

    private static Account account(ResultSet row, Texts texts) throws SQLException {
        return new Account(
                AccountCode.ofCode(row.getString(1)),
                Fund.valueOf(row.getString(2)),
                texts.region(row.getString(3)),
                texts.owner(row.getString(4)));
    }

    /// What many rows say alike, kept once.
    private static final class Texts {
        private final Map<String, String> owners;
        private final Map<String, RegionCode> regions = new HashMap<>();

        Texts(Set<String> owners) {
            this.owners = HashMap.newHashMap(owners.size());
            owners.forEach(owner -> this.owners.put(owner, owner));
        }

        String owner(String text) {
            return owners.getOrDefault(text, text);
        }

        RegionCode region(String text) {
            return regions.computeIfAbsent(text, RegionCode::new);
        }
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

        /// Moves the balance and gives it.
        long apply(long amountFen, long seq) {
            balanceFen = Math.addExact(balanceFen, amountFen);
            lastSeq = seq;
            if (balanceFen > 0 && account.code().neverNegative()) {
                throw new CorruptBook(account + " would fall below zero in record " + seq);
            }
            return balanceFen;
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
