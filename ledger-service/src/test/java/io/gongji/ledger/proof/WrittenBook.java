package io.gongji.ledger.proof;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.ClaimEvent;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.Envelope;
import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.event.ParkingEvent;
import io.gongji.contracts.event.ProviderEvent;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.contracts.event.RecourseEvent;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.event.TreasuryEvent;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.event.WithdrawalEvent;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Sha256;
import io.gongji.ledger.app.BatchResult;
import io.gongji.ledger.app.BookWriter;
import io.gongji.ledger.app.Delivery;
import io.gongji.ledger.app.TopicRecord;
import io.gongji.ledger.app.TopicScan;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.LedgerDecider;
import io.gongji.ledger.store.DeadLetter;
import io.gongji.ledger.store.LedgerDatabase;
import io.gongji.local.Database;
import io.gongji.local.LocalServers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// A book in a database of its own, written by the service's writer as its role.
public final class WrittenBook implements AutoCloseable {
    public static final BookId BOOK = new BookId("13");
    public static final List<RegionCode> CITIES =
            List.of(new RegionCode("130100"), new RegionCode("130200"));

    private static final RegionCode ABROAD = new RegionCode("410100");

    public final RandomHistory history;
    public final BookId book;
    private final @Nullable RandomMoney money;
    private final RandomReceipts receipts;
    private final Database database;
    private final BookWriter writer;
    private final Map<String, Long> positions = new HashMap<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private Instant now = Instant.parse("2025-03-01T00:00:00Z");
    private long events;
    private int secondsMax = 90;

    private WrittenBook(
            Database database, RandomHistory history, BookId book, @Nullable RandomMoney money)
            throws SQLException {
        this.database = database;
        this.history = history;
        this.book = book;
        this.money = money;
        this.receipts = new RandomReceipts(history);
        LedgerDatabase asService =
                new LedgerDatabase(
                        database.url(),
                        database.app(),
                        database.appPassword(),
                        new LedgerDatabase.SessionLimits(
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(5)));
        writer = new BookWriter(asService, book, () -> now);
        writer.head();
    }

    private static Database migrated() {
        Database database = LocalServers.shared().freshDatabase("ledgerproof");
        Flyway.configure()
                .dataSource(database.url(), database.owner(), database.ownerPassword())
                .locations("classpath:db/ledger")
                .placeholders(Map.of("appRole", database.app()))
                .load()
                .migrate();
        return database;
    }

    /// A book of a seed, with so many events.
    public static WrittenBook random(long seed, int events) throws SQLException {
        return random(seed, events, CITIES);
    }

    static WrittenBook random(long seed, int events, List<RegionCode> cities) throws SQLException {
        RandomHistory history = new RandomHistory(seed, cities);
        WrittenBook written = new WrittenBook(migrated(), history, cities.getFirst().book(), null);
        written.go(events);
        return written;
    }

    /// The same with every kind of event.
    public static WrittenBook ofEverything(long seed, int events) throws SQLException {
        RandomHistory history = new RandomHistory(seed, CITIES);
        WrittenBook written =
                new WrittenBook(migrated(), history, BOOK, new RandomMoney(history, ABROAD));
        written.go(events);
        return written;
    }

    /// A book that is recorded over some days.
    public static WrittenBook recordedOverDays(long seed, int events) throws SQLException {
        RandomHistory history = new RandomHistory(seed, CITIES);
        WrittenBook written = new WrittenBook(migrated(), history, BOOK, null);
        written.secondsMax = 9_000;
        written.go(events);
        return written;
    }

    /// A book whose months are closed through one, after so many events.
    public static WrittenBook closedThrough(long seed, int events, YearMonth month)
            throws SQLException {
        WrittenBook written = random(seed, events);
        RegionCode region = CITIES.getFirst();
        LocalDate next = month.plusMonths(1).atDay(1);
        written.write(new OperationEvent.PeriodLocked(region, month), next);
        written.write(new OperationEvent.PeriodClosed(region, month), next);
        return written;
    }

    /// A book whose events are all of 2025: none of them rolls a year.
    static WrittenBook ofOneYear(long seed, int events) throws SQLException {
        RandomHistory history = new RandomHistory(seed, CITIES);
        WrittenBook written = new WrittenBook(migrated(), history, BOOK, null);
        written.goOn(LocalDate.of(2025, 3, 1), events);
        return written;
    }

    /// A book that is in a database already. Its sources go on after what was taken of them.
    static WrittenBook in(Database database, long seed) throws SQLException {
        RandomHistory history = new RandomHistory(seed, CITIES);
        WrittenBook written =
                new WrittenBook(database, history, BOOK, new RandomMoney(history, ABROAD));
        written.asOwner()
                .useHandle(handle ->
                        handle.createQuery(
                                        "SELECT source, position FROM source_position WHERE book = :book")
                                .bind("book", BOOK.value())
                                .map((row, _) ->
                                        written.positions.put(
                                                row.getString("source"), row.getLong("position")))
                                .list());
        written.events = 1_000_000;
        return written;
    }

    /// Writes so many more events of one day, each in a batch of its own.
    void goOn(LocalDate day, int more) throws SQLException {
        for (int i = 0; i < more; i++) {
            write(List.of(delivery(next(), day)));
        }
    }

    /// Writes so many more events, in batches of random sizes; one in forty is no event.
    public void go(int more) throws SQLException {
        int left = more;
        while (left > 0) {
            int size = Math.min(left, 1 + history.random().nextInt(12));
            List<Delivery> batch = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                batch.add(
                        history.random().nextInt(40) == 0
                                ? bytes("no event " + events)
                                : delivery(next(), history.day()));
            }
            write(batch);
            left -= size;
        }
    }

    /// Adopts the records of another book of the same number, so many at a time, as a restore does.
    void adopt(List<byte[]> values, int atATime) throws SQLException {
        TopicScan scan = new TopicScan("topic", 0);
        for (int from = 0; from < values.size(); from += atATime) {
            List<TopicRecord> batch = new ArrayList<>();
            for (int i = from; i < Math.min(values.size(), from + atATime); i++) {
                JournalRecord record = JournalCodec.decode(values.get(i));
                boolean unreadable = record.outcome() instanceof Outcome.Unreadable;
                DeadLetter letter = unreadable ? new DeadLetter(List.of(), null) : null;
                batch.add(new TopicRecord(i, values.get(i), record, letter));
            }
            if (!(writer.reconcile(batch, scan) instanceof BatchResult.Written)) {
                throw new AssertionError("records were not adopted");
            }
        }
    }

    private GongjiEvent next() {
        if (money == null) {
            return history.next();
        }
        return switch (history.random().nextInt(10)) {
            case 0, 1, 2, 3 -> money.next();
            case 4, 5 -> receipts.next(events + 1);
            default -> history.next();
        };
    }

    /// Writes one event in a batch of its own and returns its record.
    public JournalRecord write(GongjiEvent event, LocalDate day) throws SQLException {
        write(List.of(delivery(event, day)));
        return records().getLast();
    }

    private void write(List<Delivery> batch) throws SQLException {
        now = now.plusSeconds(history.random().nextInt(0, secondsMax));
        if (!(writer.write(batch, Map.of()) instanceof BatchResult.Written written)
                || written.recorded() != batch.size()) {
            throw new AssertionError("a batch was not written whole");
        }
    }

    private Delivery delivery(GongjiEvent event, LocalDate day) {
        EventType type = EventType.of(event);
        String topic = type.topic().topicName();
        String source = "/test/" + topic;
        Envelope envelope =
                new Envelope(
                        event(++events),
                        source,
                        positions.merge(source, 1L, Long::sum),
                        book,
                        subject(event),
                        now,
                        day,
                        null,
                        "tester",
                        "correlation-" + events,
                        null,
                        null);
        return new Delivery.OfEvent(coordinate(topic), new EventMessage(envelope, event));
    }

    static EventId event(long n) {
        return new EventId(new UUID(0x0197_0000_0003_7000L, n));
    }

    private Delivery bytes(String text) {
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        return new Delivery.OfBytes(
                coordinate("gongji.members"),
                new DeadLetter(List.of(), value),
                Sha256.digestOf(value).toString(),
                "not JSON");
    }

    private Cause.Coordinate coordinate(String topic) {
        return new Cause.Coordinate(topic, offsets.merge(topic, 1L, Long::sum));
    }

    private static String subject(GongjiEvent event) {
        return switch (event) {
            case MemberEvent.Enrolled enrolled -> "member/" + enrolled.memberId();
            case MemberEvent.Closed closed -> "member/" + closed.memberId();
            case MemberEvent.Deceased deceased -> "member/" + deceased.memberId();
            case ContributionEvent _ -> "payroll/EMPLOYER01/2025-01";
            case ReceiptEvent _ -> "receipt/1";
            case TreasuryEvent _ -> "treasury/1";
            case SettlementEvent bill -> "settlement/" + bill.settlementId();
            case HoldEvent hold -> "hold/" + hold.holdId();
            case ProviderEvent provider -> "provider/" + provider.provider();
            case ClaimEvent claim -> "claim/" + claim.claimId();
            case RecourseEvent recourse -> "recourse/" + recourse.recourseId();
            case GrantEvent grant -> "grant/" + grant.grantId();
            case WalletEvent transfer -> "wallet-transfer/" + transfer.transferId();
            case WithdrawalEvent withdrawal -> "withdrawal/" + withdrawal.withdrawalId();
            case OperationEvent.AccountFrozen frozen -> "member/" + frozen.memberId();
            case OperationEvent.AccountUnfrozen unfrozen -> "member/" + unfrozen.memberId();
            case OperationEvent operation -> "operation/" + operation.region().book();
            case ParkingEvent parking -> "parking/" + parking.region().book();
        };
    }

    /// Where it is.
    Database database() {
        return database;
    }

    /// As the service reads.
    public DataSource asService() {
        return source(database.app(), database.appPassword());
    }

    /// Somebody who may do anything to the tables.
    Jdbi asOwner() {
        return Jdbi.create(source(database.owner(), database.ownerPassword()));
    }

    private DataSource source(String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /// The canonical bytes, in order.
    public List<byte[]> values() {
        return Jdbi.create(asService())
                .withHandle(handle ->
                        handle.createQuery(
                                        "SELECT value FROM journal WHERE book = :book ORDER BY seq")
                                .bind("book", book.value())
                                .mapTo(byte[].class)
                                .list());
    }

    public List<JournalRecord> records() {
        return values().stream().map(JournalCodec::decode).toList();
    }

    /// The state after so many records, by folding them.
    public static BookState foldOf(BookId book, List<JournalRecord> records) {
        BookState state = BookState.complete(book);
        records.forEach(record -> LedgerDecider.evolve(state, record));
        return state;
    }

    @Override
    public void close() {
        writer.close();
    }
}
