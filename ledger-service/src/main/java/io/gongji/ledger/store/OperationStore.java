package io.gongji.ledger.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.contracts.BookId;
import io.gongji.contracts.CorrectionReason;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.eventstore.EventStore;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.eventstore.StreamId;
import io.gongji.ledger.domain.Operation;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Operators' requests as streams of the ledger's own event table: what was asked, then the events
/// that ask the book for it, and for a sweep its end. The handle's search path has the schema
/// `operations` first.
public final class OperationStore {
    /// Who numbers these events.
    public static final String SOURCE = "/ledger/operations";

    /// The type of an operation's first event.
    public static final String BEGUN = "operation-begun";

    /// The type of the event after which an operation has nothing more to ask.
    public static final String FINISHED = "operation-finished";

    /// The type of the event by which a second person rejects a correction.
    public static final String REJECTED = "operation-rejected";

    private static final String KIND = "operation";
    private static final byte[] NOTHING = {'{', '}'};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventStore events;

    public OperationStore(EventStore events) {
        this.events = events;
    }

    /// Begins an operation.
    ///
    /// @param asked the events that ask for all of it; none for a sweep, whose events come later
    /// @throws io.gongji.eventstore.VersionConflict when it had begun before
    public void begin(
            Handle handle, Operation operation, List<OperationEvent> asked, Metadata metadata) {
        List<NewEvent> all = new ArrayList<>();
        all.add(NewEvent.internal(BEGUN, write(operation), metadata));
        asked.forEach(event -> all.add(published(operation, event, metadata)));
        if (operation.kind() != Operation.Kind.ROLL_YEAR) {
            all.add(NewEvent.internal(FINISHED, NOTHING, metadata));
        }
        events.append(handle, stream(operation.id()), 0, all);
    }

    /// Begins a correction, which waits for a second person.
    public void await(Handle handle, Operation operation, Metadata metadata) {
        events.append(
                handle,
                stream(operation.id()),
                0,
                List.of(NewEvent.internal(BEGUN, write(operation), metadata)));
    }

    /// A correction that waits.
    ///
    /// @param requestedBy who asked for it
    public record Waiting(Operation operation, String requestedBy) {}

    /// A correction that nobody has decided on yet.
    public Optional<Waiting> waiting(Handle handle, UUID id) {
        List<Stored> stream = events.load(handle, stream(id));
        if (stream.size() != 1) {
            return Optional.empty();
        }
        Operation operation = read(id, stream.getFirst().data());
        return operation.kind() == Operation.Kind.CORRECT
                ? Optional.of(new Waiting(operation, stream.getFirst().metadata().actor()))
                : Optional.empty();
    }

    /// Asks the book for what a second person approved.
    ///
    /// @throws io.gongji.eventstore.VersionConflict when somebody decided meanwhile
    public void approve(
            Handle handle, Operation operation, OperationEvent asked, Metadata metadata) {
        events.append(
                handle,
                stream(operation.id()),
                1,
                List.of(
                        published(operation, asked, metadata),
                        NewEvent.internal(FINISHED, NOTHING, metadata)));
    }

    /// Ends what a second person rejected.
    ///
    /// @throws io.gongji.eventstore.VersionConflict when somebody decided meanwhile
    public void reject(Handle handle, Operation operation, Metadata metadata) {
        events.append(
                handle,
                stream(operation.id()),
                1,
                List.of(NewEvent.internal(REJECTED, NOTHING, metadata)));
    }

    /// Asks for the next parts of a sweep.
    public void goOn(
            Handle handle, Operation operation, List<OperationEvent> asked, Metadata metadata) {
        events.append(
                handle,
                stream(operation.id()),
                version(handle, operation.id()),
                asked.stream().map(event -> published(operation, event, metadata)).toList());
    }

    /// Says that a sweep has asked for everything.
    public void finish(Handle handle, Operation operation, Metadata metadata) {
        events.append(
                handle,
                stream(operation.id()),
                version(handle, operation.id()),
                List.of(NewEvent.internal(FINISHED, NOTHING, metadata)));
    }

    /// The sweeps that have not asked for everything yet, oldest first.
    public List<Operation> unfinished(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT b.stream_id, b.data FROM event b
                         WHERE b.stream_kind = 'operation' AND b.topic IS NULL AND b.type = :begun
                           AND NOT EXISTS (SELECT FROM event f WHERE f.stream_kind = 'operation' AND f.topic IS NULL
                                              AND f.type = :finished AND f.stream_id = b.stream_id)
                         ORDER BY b.id
                        """)
                .bind("begun", BEGUN)
                .bind("finished", FINISHED)
                .map((row, _) ->
                        read(UUID.fromString(row.getString("stream_id")), row.getBytes("data")))
                .filter(operation -> operation.kind() == Operation.Kind.ROLL_YEAR)
                .list();
    }

    /// Whether an operation has begun.
    public boolean isKnown(Handle handle, UUID id) {
        return version(handle, id) > 0;
    }

    /// How many of an operation's events the book has not answered.
    public int unanswered(Handle handle, UUID id) {
        return handle.createQuery(
                        """
                        SELECT count(*) FROM event e
                         WHERE e.stream_kind = 'operation' AND e.stream_id = :id AND e.topic IS NOT NULL
                           AND NOT EXISTS (SELECT FROM public.journal j WHERE j.event_id = e.event_id)
                        """)
                .bind("id", id.toString())
                .mapTo(Integer.class)
                .one();
    }

    /// Persons whose current-year money is that of a year before `year`, in the order of their ids.
    ///
    /// @param after the last person that was asked for, or none
    public List<MemberId> unrolled(
            Handle handle, BookId book, int year, @Nullable MemberId after, int max) {
        return handle.createQuery(
                        """
                        SELECT m.member_id FROM public.member m
                         WHERE m.book = :book AND m.open_year < :year AND m.member_id > :after
                           AND EXISTS (SELECT FROM public.account a WHERE a.book = m.book
                                          AND a.owner = m.member_id::text AND a.code = '2110' AND a.balance_fen <> 0)
                         ORDER BY m.member_id LIMIT :max
                        """)
                .bind("book", book.value())
                .bind("year", year)
                .bind("after", after == null ? new UUID(0, 0) : after.value())
                .bind("max", max)
                .map((row, _) -> new MemberId(row.getObject(1, UUID.class)))
                .list();
    }

    /// Regions that have premiums received in advance for a year.
    public List<RegionCode> withPremiumsInAdvance(Handle handle, BookId book, int year) {
        return handle.createQuery(
                        """
                        SELECT DISTINCT region FROM public.account
                         WHERE book = :book AND code = '2320' AND balance_fen <> 0
                           AND owner IN (:year || ':PREMIUM', :year || ':ASSISTANCE', :year || ':SUBSIDY')
                         ORDER BY region
                        """)
                .bind("book", book.value())
                .bind("year", Integer.toString(year))
                .map((row, _) -> new RegionCode(row.getString(1)))
                .list();
    }

    /// Reads the first event of an operation.
    public static Operation read(UUID id, byte[] begun) {
        try {
            JsonNode json = JSON.readTree(begun);
            JsonNode month = json.get("month");
            JsonNode year = json.get("year");
            JsonNode subject = json.get("subject");
            return new Operation(
                    id,
                    new BookId(Objects.requireNonNull(json.get("book")).textValue()),
                    Operation.Kind.valueOf(Objects.requireNonNull(json.get("kind")).textValue()),
                    month == null ? null : YearMonth.parse(month.textValue()),
                    year == null ? null : year.intValue(),
                    subject == null ? null : subject.textValue(),
                    correction(json.get("correction")));
        } catch (IOException e) {
            throw new IllegalStateException("an operation that cannot be read: " + id, e);
        }
    }

    private static Operation.@Nullable Correction correction(@Nullable JsonNode json) {
        return json == null
                ? null
                : new Operation.Correction(
                        Objects.requireNonNull(json.get("seq")).longValue(),
                        CorrectionReason.valueOf(
                                Objects.requireNonNull(json.get("reason")).textValue()),
                        Objects.requireNonNull(json.get("reference")).textValue(),
                        LocalDate.parse(
                                Objects.requireNonNull(json.get("effectiveDate")).textValue()));
    }

    private static byte[] write(Operation operation) {
        ObjectNode json = JSON.createObjectNode();
        json.put("book", operation.book().value());
        json.put("kind", operation.kind().name());
        if (operation.month() != null) {
            json.put("month", operation.month().toString());
        }
        if (operation.year() != null) {
            json.put("year", operation.year());
        }
        if (operation.subject() != null) {
            json.put("subject", operation.subject());
        }
        Operation.Correction correction = operation.correction();
        if (correction != null) {
            json.putObject("correction")
                    .put("seq", correction.seq())
                    .put("reason", correction.reason().name())
                    .put("reference", correction.reference())
                    .put("effectiveDate", correction.effectiveDate().toString());
        }
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an operation that cannot be written", e);
        }
    }

    private static NewEvent published(
            Operation operation, OperationEvent event, Metadata metadata) {
        return NewEvent.published(event, SOURCE, subject(operation), metadata);
    }

    private static String subject(Operation operation) {
        return switch (operation.kind()) {
            case LOCK_PERIOD, UNLOCK_PERIOD, CLOSE_PERIOD ->
                    "period/" + operation.book() + "/" + operation.month();
            case ROLL_YEAR -> "year/" + operation.book() + "/" + operation.year();
            case RELEASE_PREMIUMS -> "premium-year/" + operation.book() + "/" + operation.year();
            case FREEZE_ACCOUNT, UNFREEZE_ACCOUNT, FREEZE_GRANT, UNFREEZE_GRANT, CORRECT ->
                    Objects.requireNonNull(operation.subject());
        };
    }

    private static StreamId stream(UUID id) {
        return new StreamId(KIND, id.toString());
    }

    private static long version(Handle handle, UUID id) {
        return handle.createQuery(
                        "SELECT coalesce(max(version), 0) FROM event WHERE stream_kind = :kind AND stream_id = :id")
                .bind("kind", KIND)
                .bind("id", id.toString())
                .mapTo(Long.class)
                .one();
    }
}
