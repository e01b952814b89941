package io.gongji.payment.store;

import io.gongji.contracts.BookId;
import io.gongji.payment.domain.interest.InterestRun;
import io.gongji.payment.domain.interest.InterestTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// SQL of interest runs.
public final class InterestRows {
    private static final String RUNS = "SELECT * FROM interest_run WHERE ";
    private static final String ONE = "book = :book AND year = :year";
    private static final RowMapper<InterestRun> RUN =
            (row, context) -> {
                OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
                return new InterestRun(
                        new InterestRun.Id(new BookId(row.getString("book")), row.getInt("year")),
                        new InterestTerms(
                                row.getInt("rate_permille"),
                                row.getObject("from_day", LocalDate.class),
                                row.getObject("to_day", LocalDate.class)),
                        row.getLong("as_of_seq"),
                        row.getString("started_by"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        finished == null ? null : finished.toInstant(),
                        row.getString("cursor_member"),
                        row.getLong("persons"),
                        row.getLong("interest_fen"));
            };

    /// Begins a run; nothing happens when there is one.
    public void begin(
            Handle handle,
            InterestRun.Id id,
            InterestTerms terms,
            long asOfSeq,
            String startedBy,
            Instant at) {
        bind(
                        handle.createUpdate(
                                """
                                INSERT INTO interest_run (book, year, rate_permille, from_day, to_day, as_of_seq, started_by,
                                    started_at)
                                VALUES (:book, :year, :rate, :from, :to, :seq, :by, :at) ON CONFLICT DO NOTHING\
                                """),
                        id)
                .bind("rate", terms.ratePermille())
                .bind("from", terms.from())
                .bind("to", terms.to())
                .bind("seq", asOfSeq)
                .bind("by", startedBy)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    public Optional<InterestRun> find(Handle handle, InterestRun.Id id) {
        return bind(handle.createQuery(RUNS + ONE), id).map(RUN).findOne();
    }

    /// Locks a run for the transaction at hand.
    ///
    /// @return empty when it is finished
    public Optional<InterestRun> lock(Handle handle, InterestRun.Id id) {
        return bind(handle.createQuery(RUNS + ONE + " AND finished_at IS NULL FOR UPDATE"), id)
                .map(RUN)
                .findOne();
    }

    /// Runs that are at work, or were cut off.
    public List<InterestRun.Id> atWork(Handle handle) {
        return handle.createQuery(RUNS + "finished_at IS NULL ORDER BY book, year")
                .map(RUN)
                .map(InterestRun::id)
                .list();
    }

    /// Moves a run behind a page.
    ///
    /// @param cursor null behind the last page
    public void pass(
            Handle handle,
            InterestRun.Id id,
            @Nullable String cursor,
            long persons,
            long interestFen,
            Instant at) {
        bind(
                        handle.createUpdate(
                                """
                                UPDATE interest_run SET cursor_member = coalesce(:cursor, cursor_member),
                                    persons = persons + :persons, interest_fen = interest_fen + :fen,
                                    finished_at = CASE WHEN CAST(:cursor AS text) IS NULL THEN CAST(:at AS timestamptz) END
                                WHERE\s
                                """
                                        + ONE),
                        id)
                .bind("cursor", cursor)
                .bind("persons", persons)
                .bind("fen", interestFen)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    private static <T extends SqlStatement<T>> T bind(T statement, InterestRun.Id id) {
        return statement.bind("book", id.book().value()).bind("year", id.year());
    }
}
