package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Money that waits in suspense (2310) to be matched or returned, the oldest first.
///
/// @param nextCursor where the next page begins; absent on the last one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OpenReceipts(BookId book, List<Line> receipts, @Nullable String nextCursor) {
    public static final int LIMIT_MAX = 500;

    public OpenReceipts {
        receipts = List.copyOf(receipts);
    }

    /// What one event left in the suspense of a region and fund.
    ///
    /// @param receipt the event, by which it is matched
    /// @param type of that event
    /// @param subject of that event
    /// @param leftFen what was not found to be for anything yet
    /// @param days since its business day
    public record Line(
            EventId receipt,
            Fund fund,
            RegionCode region,
            long amountFen,
            long leftFen,
            long seq,
            String type,
            String subject,
            Instant recordedAt,
            LocalDate effectiveDate,
            long days) {}
}
