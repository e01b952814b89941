package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.domain.Operation;
import io.gongji.ledger.store.OperationStore;
import io.gongji.ledger.view.OperationView.Status;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How far operators' requests are: their events against the records that answer them.
@Singleton
public final class OperationQueries {
    private final Snapshots snapshots;

    OperationQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// One request of a book.
    public Answer<OperationView> of(BookId book, UUID id) {
        return snapshots.read(handle ->
                begun(handle, id)
                        .filter(operation -> operation.book().equals(book))
                        .map(operation -> Answer.found(view(handle, operation)))
                        .orElseGet(() ->
                                Answer.refused(
                                        Refusal.NOT_FOUND,
                                        new Sentence(
                                                "This book knows no such operation; check the operationId.",
                                                "该账本没有此操作，请核对 operationId。"))));
    }

    private static Optional<Operation> begun(Handle handle, UUID id) {
        return handle.createQuery(
                        """
                        SELECT data FROM operations.event
                         WHERE stream_kind = 'operation' AND stream_id = :id AND version = 1
                        """)
                .bind("id", id.toString())
                .map((row, _) -> OperationStore.read(id, row.getBytes("data")))
                .findOne();
    }

    private static OperationView view(Handle handle, Operation operation) {
        Progress progress =
                handle.createQuery(
                                """
                                SELECT count(*) FILTER (WHERE e.topic IS NOT NULL) AS events,
                                       count(j.seq) AS answered, max(j.seq) AS seq,
                                       min(j.seq) FILTER (WHERE j.outcome = 'DECLINED') AS declined,
                                       coalesce(bool_or(e.type = :finished), false) AS finished,
                                       coalesce(bool_or(e.type = :rejected), false) AS rejected,
                                       min(e.actor) FILTER (WHERE e.version = 1) AS requested_by,
                                       min(e.actor) FILTER (WHERE e.version = 2) AS decided_by
                                  FROM operations.event e LEFT JOIN journal j ON j.event_id = e.event_id
                                 WHERE e.stream_kind = 'operation' AND e.stream_id = :id
                                """)
                        .bind("id", operation.id().toString())
                        .bind("finished", OperationStore.FINISHED)
                        .bind("rejected", OperationStore.REJECTED)
                        .map((row, _) -> Progress.read(row))
                        .one();
        Long declined = progress.declined;
        Operation.Correction correction = operation.correction();
        return new OperationView(
                operation.id(),
                operation.book(),
                operation.kind(),
                operation.month() == null ? null : operation.month().toString(),
                operation.year(),
                operation.subject(),
                correction == null ? null : correction.reason(),
                correction == null ? null : correction.reference(),
                progress.requestedBy,
                correction == null ? null : progress.decidedBy,
                progress.status(operation.kind()),
                progress.events,
                progress.answered,
                progress.seq,
                declined == null ? null : reason(handle, operation.book(), declined));
    }

    private static @Nullable Refusal reason(Handle handle, BookId book, long seq) {
        byte[] value =
                handle.createQuery("SELECT value FROM journal WHERE book = :book AND seq = :seq")
                        .bind("book", book.value())
                        .bind("seq", seq)
                        .map((row, _) -> row.getBytes("value"))
                        .one();
        return JournalCodec.decode(value).outcome() instanceof Outcome.Declined(Refusal reason)
                ? reason
                : null;
    }

    private record Progress(
            int events,
            int answered,
            @Nullable Long seq,
            @Nullable Long declined,
            boolean finished,
            boolean rejected,
            String requestedBy,
            @Nullable String decidedBy) {
        static Progress read(ResultSet row) throws SQLException {
            return new Progress(
                    row.getInt("events"),
                    row.getInt("answered"),
                    row.getObject("seq", Long.class),
                    row.getObject("declined", Long.class),
                    row.getBoolean("finished"),
                    row.getBoolean("rejected"),
                    row.getString("requested_by"),
                    row.getString("decided_by"));
        }

        Status status(Operation.Kind kind) {
            if (rejected) {
                return Status.REJECTED;
            }
            if (kind == Operation.Kind.CORRECT && !finished) {
                return Status.AWAITING_APPROVAL;
            }
            if (declined != null) {
                return Status.DECLINED;
            }
            return finished && answered == events ? Status.DONE : Status.PENDING;
        }
    }
}
