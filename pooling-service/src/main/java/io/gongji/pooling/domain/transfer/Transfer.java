package io.gongji.pooling.domain.transfer;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import java.time.Instant;

/// One transfer as it was sent, and where it stands.
///
/// @param returnAt when it goes back unless it was accepted before
public record Transfer(
        TransferId id,
        MemberId payer,
        RegionCode payerRegion,
        MemberId payee,
        RegionCode payeeRegion,
        long amountFen,
        Instant sentAt,
        Instant returnAt,
        Stage stage) {
    Transfer with(Stage next) {
        return new Transfer(
                id, payer, payerRegion, payee, payeeRegion, amountFen, sentAt, returnAt, next);
    }
}
