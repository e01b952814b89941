package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Transfers in the order of their ids.
///
/// @param nextCursor where the next page begins; absent on the last one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WalletTransferPage(List<WalletTransfer> transfers, @Nullable String nextCursor) {
    public static final int LIMIT_MAX = 500;

    public WalletTransferPage {
        transfers = List.copyOf(transfers);
    }
}
