package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.FreezeReason;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.ledger.domain.Freeze;
import io.gongji.ledger.domain.MemberState;
import io.gongji.ledger.view.Standing.Frozen;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Where accounts stand: from their rows at the head, from the person's own records before.
final class Standings {
    private static final List<String> TYPES =
            Stream.of(
                            EventType.MEMBER_ENROLLED,
                            EventType.MEMBER_CLOSED,
                            EventType.MEMBER_DECEASED,
                            EventType.ACCOUNT_FROZEN,
                            EventType.ACCOUNT_UNFROZEN)
                    .map(EventType::wireName)
                    .toList();

    private Standings() {}

    static Standing at(Handle handle, Point point, MemberId member) {
        return point.live() ? live(handle, point.book(), member) : past(handle, point, member);
    }

    /// A person's state at a point of the past, but for the year that was open: it counts as the
    /// one that is asked about.
    static MemberState stateAt(Handle handle, Point point, MemberRow person, int year) {
        Standing standing = at(handle, point, person.id());
        MemberState.Status status =
                switch (standing.status()) {
                    case OPEN, FROZEN -> MemberState.Status.OPEN;
                    case DECEASED -> MemberState.Status.DECEASED;
                    case CLOSED -> MemberState.Status.CLOSED;
                };
        Frozen freeze = standing.freeze();
        return new MemberState(
                person.id(),
                person.region(),
                status,
                0,
                freeze == null
                        ? null
                        : new Freeze(freeze.reason(), freeze.orderReference(), freeze.sinceSeq()),
                year,
                0);
    }

    static Standing live(Handle handle, BookId book, MemberId member) {
        return handle.createQuery(
                        """
                        SELECT m.*, s.effective_date AS since, f.effective_date AS freeze_since
                          FROM member m
                          JOIN journal s ON s.book = m.book AND s.seq = m.status_seq
                          LEFT JOIN journal f ON f.book = m.book AND f.seq = m.freeze_seq
                         WHERE m.member_id = :member AND m.book = :book
                        """)
                .bind("member", member.value())
                .bind("book", book.value())
                .map((row, _) -> live(row))
                .one();
    }

    private static Standing live(ResultSet row) throws SQLException {
        Frozen freeze = freeze(row);
        MemberState.Status status = MemberState.Status.valueOf(row.getString("status"));
        boolean byFreeze = status == MemberState.Status.OPEN && freeze != null;
        return new Standing(
                Standing.statusOf(status, freeze != null),
                byFreeze ? row.getLong("freeze_seq") : row.getLong("status_seq"),
                row.getObject(byFreeze ? "freeze_since" : "since", LocalDate.class),
                freeze);
    }

    /// The columns `freeze_*` of a row, with the date of the record that froze as `freeze_since`.
    static @Nullable Frozen freeze(ResultSet row) throws SQLException {
        String reason = row.getString("freeze_reason");
        return reason == null
                ? null
                : new Frozen(
                        FreezeReason.valueOf(reason),
                        row.getString("freeze_order"),
                        row.getLong("freeze_seq"),
                        row.getObject("freeze_since", LocalDate.class));
    }

    private static Standing past(Handle handle, Point point, MemberId member) {
        Standing standing = new Standing(Standing.Status.OPEN, null, null, null);
        List<JournalRecord> records =
                handle.createQuery(
                                """
                                SELECT value FROM journal
                                 WHERE subject = :subject AND book = :book AND seq <= :seq
                                   AND outcome = 'ACCEPTED' AND type IN (<types>) ORDER BY seq
                                """)
                        .bind("subject", "member/" + member)
                        .bind("book", point.book().value())
                        .bind("seq", point.seq())
                        .bindList("types", TYPES)
                        .map((row, _) -> JournalCodec.decode(row.getBytes("value")))
                        .list();
        for (JournalRecord record : records) {
            if (record.outcome() instanceof Outcome.Accepted accepted) {
                for (Change change : accepted.changes()) {
                    standing = after(standing, record, change);
                }
            }
        }
        return standing;
    }

    private static Standing after(Standing before, JournalRecord record, Change change) {
        long seq = record.seq();
        LocalDate day = record.effectiveDate();
        Frozen freeze = before.freeze();
        if (change instanceof Change.AccountClosed) {
            return new Standing(Standing.Status.CLOSED, seq, day, freeze);
        }
        if (change instanceof Change.AccountDeceased) {
            return new Standing(Standing.Status.DECEASED, seq, day, freeze);
        }
        if (change instanceof Change.AccountOpened) {
            return new Standing(Standing.Status.OPEN, seq, day, null);
        }
        if (change instanceof Change.AccountFrozen frozen) {
            Frozen now = new Frozen(frozen.reason(), frozen.orderReference(), seq, day);
            return before.status() == Standing.Status.OPEN
                    ? new Standing(Standing.Status.FROZEN, seq, day, now)
                    : new Standing(before.status(), before.sinceSeq(), before.since(), now);
        }
        if (change instanceof Change.AccountUnfrozen) {
            return before.status() == Standing.Status.FROZEN
                    ? new Standing(Standing.Status.OPEN, null, null, null)
                    : new Standing(before.status(), before.sinceSeq(), before.since(), null);
        }
        return before;
    }
}
