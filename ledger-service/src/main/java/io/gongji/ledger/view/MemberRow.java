package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
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

    /// A person as one book has it; a person whom the book's own grants name.
    static MemberRow in(Handle handle, BookId book, MemberId id) {
        return handle.createQuery(
                        "SELECT region, status FROM member WHERE member_id = :id AND book = :book")
                .bind("id", id.value())
                .bind("book", book.value())
                .map((row, _) ->
                        new MemberRow(
                                id,
                                book,
                                new RegionCode(row.getString("region")),
                                Status.valueOf(row.getString("status"))))
                .one();
    }
}
