package io.gongji.systemtests.bench;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.Envelope;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.event.Topic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// The events of a scenario for one book. A payroll line makes 2 legs, 1120 and 2190 of an employer
/// and month; a bill with a fund share 3, 5120, the patient's 2110 and the provider's 2210; a bill
/// of own money at a provider of another city 4, 2110, 2210, 2410 and 1510.
final class Events {
    static final int PROVIDERS = 100;
    private static final LocalDate DAY = LocalDate.of(2025, 3, 14);
    private static final YearMonth MONTH = YearMonth.of(2025, 3);
    private static final long AMOUNT_MAX_FEN = 200;

    private static final ThreadLocal<MessageDigest> MD5 = ThreadLocal.withInitial(Events::md5);

    private final Scenario scenario;
    private final BookId book;
    private final int owners;
    private final SplittableRandom random;
    private final String source;
    private long position;
    private final long startMillis = Instant.parse("2025-03-14T01:00:00Z").toEpochMilli();

    /// @param accounts how many accounts of a kind the book has
    /// @param after the last position that the source has already
    Events(Scenario scenario, BookId book, int accounts, long seed, long after) {
        this.scenario = scenario;
        this.book = book;
        this.owners = scenario.reach().owners(accounts, scenario.legs() == 2 ? 2 : 1);
        this.position = after;
        this.random = new SplittableRandom((seed << 40) + after * 100 + book.number());
        this.source = "/bench/" + topic().name().toLowerCase(java.util.Locale.ROOT);
    }

    BookId book() {
        return book;
    }

    Topic topic() {
        return topic(scenario);
    }

    static Topic topic(Scenario scenario) {
        return scenario.legs() == 2 ? Topic.CONTRIBUTIONS : Topic.SETTLEMENTS;
    }

    String source() {
        return source;
    }

    /// The event with the next position.
    Message next() {
        position++;
        GongjiEvent event = event(position);
        EventType type = EventType.of(event);
        EventId id = new EventId(Uuids.version7(startMillis + position / 10));
        Envelope envelope =
                new Envelope(
                        id,
                        source,
                        position,
                        book,
                        subject(event),
                        Instant.ofEpochMilli(startMillis + position / 10),
                        DAY,
                        null,
                        "bench",
                        "bench",
                        null,
                        null);
        return new Message(
                id.toString(),
                type.wireName(),
                EventCodec.encode(type, envelope, EventCodec.encodeData(event)));
    }

    private GongjiEvent event(long position) {
        int owner = random.nextInt(owners);
        long amountFen = 1 + random.nextLong(AMOUNT_MAX_FEN);
        return scenario.legs() == 2 ? line(owner, amountFen) : bill(owner, amountFen, position);
    }

    private GongjiEvent line(int owner, long amountFen) {
        return new ContributionEvent.PayrollLineAssessed(
                employer(owner),
                MONTH,
                home(book),
                member(book, random.nextInt(1_000_000)),
                800_000,
                800_000,
                amountFen);
    }

    private GongjiEvent bill(int owner, long amountFen, long position) {
        boolean away = scenario.legs() == 4;
        long fundFen = away ? 0 : 2 * amountFen;
        return new SettlementEvent.Requested(
                new SettlementId(Uuids.version7(startMillis + position / 10)),
                member(book, owner),
                home(book),
                Fund.EMPLOYEE,
                provider(random.nextInt(PROVIDERS)),
                away ? away(book) : home(book),
                "B" + position,
                SettlementEvent.Benefit.OUTPATIENT,
                fundFen + amountFen,
                fundFen,
                amountFen,
                0,
                List.of(DebitSource.OWN_CURRENT, DebitSource.OWN_PREVIOUS, DebitSource.GRANTS),
                new SettlementEvent.Pricing(
                        2025, "ACTIVE_UNDER_45", fundFen + amountFen, 600, 350_000, 0));
    }

    private static String subject(GongjiEvent event) {
        return event instanceof SettlementEvent bill
                ? "settlement/" + bill.settlementId()
                : "payroll/" + ((ContributionEvent.PayrollLineAssessed) event).employer();
    }

    /// A person's id: spread over all values, as those of a million people are. SQL makes the same
    /// as `md5('13/7')::uuid`.
    static MemberId member(BookId book, int number) {
        byte[] digest = MD5.get().digest((book + "/" + number).getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        return new MemberId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    static EmployerId employer(int number) {
        return new EmployerId("EMPLOYER%08d".formatted(number));
    }

    static String employerMonth(int number) {
        return employer(number) + ":" + MONTH;
    }

    static ProviderId provider(int number) {
        return new ProviderId("PROVIDER%04d".formatted(number));
    }

    static RegionCode home(BookId book) {
        return new RegionCode(book + "0100");
    }

    static RegionCode away(BookId book) {
        return new RegionCode(book + "0200");
    }

    /// What is sent.
    @SuppressWarnings("ArrayRecordComponent")
    record Message(String eventId, String type, byte[] value) {}
}
