package io.gongji.ledger.domain;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.journal.Change;
import org.jspecify.annotations.Nullable;

/// A wallet transfer (医保钱包转账) as one book knows it: the payer's book from the sending on, the
/// payee's from the arrival on.
///
/// @param from the payer's money by bucket; nothing in the payee's book
/// @param seq the record that sent it, or with which it arrived
/// @param stageSeq the record of its stage
/// @param dispatch how the other book is told, when this book tells it
public record TransferState(
        TransferId id,
        MemberId payer,
        RegionCode payerRegion,
        MemberId payee,
        RegionCode payeeRegion,
        long amountFen,
        Buckets from,
        Stage stage,
        long seq,
        long stageSeq,
        @Nullable Dispatch dispatch)
        implements StateRow {
    /// Where the money is.
    public enum Stage {
        /// in transit (2150) in the payer's book
        SENT,
        /// with the payee, who is of the payer's book
        CREDITED,
        /// it left the payer's book for the payee's
        DISPATCHED,
        /// with the payer again, or in suspense when that account is closed
        RETURNED,
        /// with the payee, in the payee's book
        ARRIVED,
        /// it left the payee's book for the payer's, since the payee could not take it
        STRANDED
    }

    /// What was taken from 2110, 2120 and 2140.
    public record Buckets(long currentFen, long previousFen, long walletFen) {
        static final Buckets NONE = new Buckets(0, 0, 0);
    }

    /// The event number `ordinal` from this book to another, made of record `seq`.
    public record Dispatch(BookId toBook, long ordinal, long seq) {}

    static TransferState sent(Change.TransferSent sent, long seq) {
        Buckets from =
                new Buckets(sent.fromCurrentFen(), sent.fromPreviousFen(), sent.fromWalletFen());
        return new TransferState(
                sent.transferId(),
                sent.payer(),
                sent.payerRegion(),
                sent.payee(),
                sent.payeeRegion(),
                from.currentFen() + from.previousFen() + from.walletFen(),
                from,
                Stage.SENT,
                seq,
                seq,
                null);
    }

    static TransferState arrived(Change.TransferArrived arrived, long seq) {
        return new TransferState(
                arrived.transferId(),
                arrived.payer(),
                arrived.payerRegion(),
                arrived.payee(),
                arrived.payeeRegion(),
                arrived.amountFen(),
                Buckets.NONE,
                Stage.ARRIVED,
                seq,
                seq,
                null);
    }

    static TransferState stranded(Change.TransferStranded stranded, long seq) {
        return new TransferState(
                stranded.transferId(),
                stranded.payer(),
                stranded.payerRegion(),
                stranded.payee(),
                stranded.payeeRegion(),
                stranded.amountFen(),
                Buckets.NONE,
                Stage.STRANDED,
                seq,
                seq,
                new Dispatch(stranded.toBook(), stranded.ordinal(), seq));
    }

    /// The payee took it, in the payer's book.
    TransferState credited(long bySeq) {
        return at(Stage.CREDITED, Stage.SENT, bySeq, dispatch);
    }

    TransferState dispatched(Change.TransferDispatched by, long bySeq) {
        return at(
                Stage.DISPATCHED,
                Stage.SENT,
                bySeq,
                new Dispatch(by.toBook(), by.ordinal(), bySeq));
    }

    /// Back from transit, or from the payee's book.
    TransferState returned(long bySeq) {
        Stage before = stage == Stage.DISPATCHED ? Stage.DISPATCHED : Stage.SENT;
        return at(Stage.RETURNED, before, bySeq, dispatch);
    }

    private TransferState at(Stage next, Stage before, long bySeq, @Nullable Dispatch told) {
        if (stage != before) {
            throw new CorruptBook(
                    "transfer " + id + " is " + stage + " and cannot be " + next + " by " + bySeq);
        }
        return new TransferState(
                id,
                payer,
                payerRegion,
                payee,
                payeeRegion,
                amountFen,
                from,
                next,
                seq,
                bySeq,
                told);
    }
}
