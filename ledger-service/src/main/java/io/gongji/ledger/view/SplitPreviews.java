package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.MemberState;
import io.gongji.ledger.domain.Split;
import jakarta.inject.Singleton;
import java.util.List;

/// Runs the ledger's own split on what it would load, without a bill.
@Singleton
public final class SplitPreviews {
    private final Snapshots snapshots;

    SplitPreviews(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// A person whom the book does not know has nothing, so all of it is cash; a closed account is
    /// refused as its bill would be.
    public Answer<SplitPreview> of(SplitPreview.Asked asked) {
        BookId book = asked.region().book();
        return snapshots.read(handle -> {
            BookState slice = PatientSlice.load(handle, book, asked.memberId(), asked.region());
            return preview(asked, slice, Point.headSeq(handle, book));
        });
    }

    private static Answer<SplitPreview> preview(
            SplitPreview.Asked asked, BookState slice, long seq) {
        MemberState patient = slice.member(asked.memberId());
        if (patient == null) {
            return Answer.found(
                    new SplitPreview(0, 0, 0, asked.accountPayableFen(), List.of(), seq));
        }
        if (patient.status() == MemberState.Status.CLOSED) {
            return Answer.refused(
                    Refusal.ACCOUNT_CLOSED,
                    new Sentence(
                            "The account of memberId is closed, so it pays no more bills; the whole self-pay is cash.",
                            "memberId 的账户已关闭，不再支付费用，自付部分请以现金结算。"));
        }
        Split split =
                Split.of(
                        slice,
                        asked.memberId(),
                        patient.region(),
                        asked.accountPayableFen(),
                        asked.debitOrder(),
                        asked.effectiveDate());
        return Answer.found(SplitPreview.of(split, seq));
    }
}
