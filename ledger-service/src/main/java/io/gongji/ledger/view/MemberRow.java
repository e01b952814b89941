package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.EventType;
import io.gongji.ledger.domain.MemberState.Status;
import org.jdbi.v3.core.Handle;

/// Where a person's accounts are. Someone who moved is in two books: the open one answers, then the
/// lower book.
record MemberRow(MemberId id, BookId book, RegionCode region, Status status) {
    static Answer<MemberRow> find(Handle handle, MemberId id) {
        return handle.createQuery(
                        """
                        SELECT book, region, status FROM member WHERE member_id = :id
                         ORDER BY status = 'CLOSED', book LIMIT 1
                        """)
                .bind("id", id.value())
                .map((row, _) ->
                        new MemberRow(
                                id,
                                new BookId(row.getString("book")),
                                new RegionCode(row.getString("region")),
                                Status.valueOf(row.getString("status"))))
                .findOne()
                .map(Answer::found)
                .orElseGet(() ->
                        Answer.refused(
                                Refusal.MEMBER_UNKNOWN,
                                new Sentence(
                                        "No book has an account of this person; check the memberId, and after an"
                                                + " enrolment ask again in a moment.",
                                        "各账本均无此人账户：请核对 memberId；如刚办理参保登记，请稍后再查。")));
    }

    /// OPEN before the record that closed it. A closing is one record whose subject is the person.
    Status statusAt(Handle handle, Point point) {
        if (point.live() || status == Status.OPEN) {
            return status;
        }
        boolean closedBefore =
                handle.createQuery(
                                """
                                SELECT EXISTS (SELECT 1 FROM journal
                                                WHERE subject = :subject AND book = :book AND seq <= :seq
                                                  AND type = :closed AND outcome = 'ACCEPTED')
                                """)
                        .bind("subject", "member/" + id)
                        .bind("book", book.value())
                        .bind("seq", point.seq())
                        .bind("closed", EventType.MEMBER_CLOSED.wireName())
                        .mapTo(Boolean.class)
                        .one();
        return closedBefore ? Status.CLOSED : Status.OPEN;
    }
}
