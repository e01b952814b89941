package io.gongji.ledger.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Sha256;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.Reason;
import io.gongji.ledger.domain.Operation;
import io.gongji.ledger.domain.Operation.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/// What the calendar asks for when a year has begun: the roll of current-year money and the release
/// of premiums received in advance, once for each book of this process. A book is asked only after
/// it has read everything that stood in its request topics when the year had begun (design 4,
/// "Time"): what the old year sent is accounted first.
public final class YearBegins {
    private static final Logger LOG = Logger.getLogger(YearBegins.class);

    private final BookStatuses statuses;
    private final Operations operations;
    private final BusinessClock clock;
    private final Reading reading;
    private final Map<BookYear, Map<String, Long>> marks = new HashMap<>();
    private final Map<BookYear, LocalDate> done = new HashMap<>();

    public YearBegins(
            BookStatuses statuses, Operations operations, BusinessClock clock, Reading reading) {
        this.statuses = statuses;
        this.operations = operations;
        this.clock = clock;
        this.reading = reading;
    }

    /// Looks once. Not thread-safe; a failure of one book is logged and tried again at the next
    /// look.
    public void look() {
        int year = clock.today().getYear();
        for (BookStatus status : statuses.all()) {
            BookYear of = new BookYear(status.book(), year);
            if (status.phase() == BookStatus.Phase.RUNNING) {
                LocalDate last = done.get(of);
                if (last == null) {
                    look(of);
                } else if (last.isBefore(clock.today())) {
                    repeat(of);
                }
            }
        }
    }

    /// A premium dated before the year and recorded after its release waits in advance (2320): each
    /// day the release is repeated where something waits.
    private void repeat(BookYear of) {
        LocalDate today = clock.today();
        try {
            UUID id = idOf(Kind.RELEASE_PREMIUMS + "/" + today, of);
            if (operations.begin(
                    new Operation(
                            id, of.book(), Kind.RELEASE_PREMIUMS, null, of.year(), null, null))) {
                LOG.infof("Late premiums are released book=%s year=%d", of.book(), of.year());
            }
            done.put(of, today);
        } catch (RuntimeException e) {
            LOG.warnf(
                    "The release of late premiums is tried again book=%s reason=%s",
                    of.book(), Reason.of(e));
        }
    }

    private void look(BookYear of) {
        try {
            Map<String, Long> mark = marks.computeIfAbsent(of, _ -> reading.ends(of.book()));
            if (reading.hasRead(of.book(), mark)) {
                begin(of);
                done.put(of, clock.today());
                marks.remove(of);
            }
        } catch (RuntimeException e) {
            LOG.warnf(
                    "The new year of a book is tried again book=%s reason=%s",
                    of.book(), Reason.of(e));
        }
    }

    private void begin(BookYear of) {
        for (Kind kind : List.of(Kind.ROLL_YEAR, Kind.RELEASE_PREMIUMS)) {
            Operation operation =
                    new Operation(
                            idOf(kind.name(), of), of.book(), kind, null, of.year(), null, null);
            if (operations.begin(operation)) {
                LOG.infof("A year has begun book=%s year=%d kind=%s", of.book(), of.year(), kind);
            }
        }
    }

    /// The same for the same book and year, whichever process asks.
    static UUID idOf(String what, BookYear of) {
        String name = "calendar/" + what + "/" + of.book() + "/" + of.year();
        ByteBuffer digest =
                ByteBuffer.wrap(Sha256.digestOf(name.getBytes(StandardCharsets.UTF_8)).toBytes());
        long high = (digest.getLong() & 0xFFFFFFFFFFFF0FFFL) | 0x8000L;
        long low = (digest.getLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /// A book and the year that has begun.
    record BookYear(BookId book, int year) {}

    /// How far a book's request topics reach, and how far the book has read them.
    public interface Reading {
        /// The offsets after the last record, by topic.
        Map<String, Long> ends(BookId book);

        /// The offsets that the book reads next, by topic; absent where it never read.
        Map<String, Long> offsets(BookId book);

        /// Whether a book has read as far as its topics reached once.
        ///
        /// @param mark what [#ends] gave then
        default boolean hasRead(BookId book, Map<String, Long> mark) {
            Map<String, Long> offsets = offsets(book);
            return mark.entrySet().stream()
                    .allMatch(end -> offsets.getOrDefault(end.getKey(), 0L) >= end.getValue());
        }
    }
}
