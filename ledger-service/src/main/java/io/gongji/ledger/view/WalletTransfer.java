package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Where the money of a wallet transfer (医保钱包转账) is. Each transfer is in exactly one state.
///
/// @param book the payer's book
/// @param toBook the payee's book; the same one inside a province
/// @param sentSeq the record of the payer's book that sent it
/// @param arrivedSeq between two books: the record of the payee's book that took it, or could not
/// @param goesBack the payee's book could not credit the payee; the money is on its way to the
///   payer
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WalletTransfer(
        TransferId transferId,
        State state,
        MemberId payer,
        RegionCode payerRegion,
        MemberId payee,
        RegionCode payeeRegion,
        long amountFen,
        BookId book,
        BookId toBook,
        Instant sentAt,
        long sentSeq,
        long stageSeq,
        @Nullable Long arrivedSeq,
        boolean goesBack) {
    /// Where it is.
    @Schema(name = "WalletTransferState")
    public enum State {
        /// in transit (2150), until the payee accepts
        SENT,
        /// accepted, and between two books
        ACCEPTED_NOT_CREDITED,
        /// with the payee
        CREDITED,
        /// with the payer again
        RETURNED
    }
}
