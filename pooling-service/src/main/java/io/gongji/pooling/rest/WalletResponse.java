package io.gongji.pooling.rest;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.RegionTable;
import io.gongji.contracts.TransferId;
import io.gongji.pooling.app.WalletReader;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A person's wallet. Its money is the ledger's to tell.
///
/// @param placeOfUse the city it is used in (使用地)
/// @param sentToday transfers of today, oldest first
public record WalletResponse(
        @Schema(implementation = String.class, format = "uuid") MemberId memberId,
        @Schema(implementation = String.class, pattern = "[0-9]{6}") RegionCode placeOfUse,
        String placeName,
        Status status,
        List<TransferId> sentToday) {
    /// Where it stands.
    enum Status {
        OPEN
    }

    static WalletResponse of(WalletReader.WalletSeen seen) {
        return new WalletResponse(
                seen.holder(),
                seen.placeOfUse(),
                RegionTable.nameOf(seen.placeOfUse()),
                Status.OPEN,
                seen.sentToday());
    }
}
