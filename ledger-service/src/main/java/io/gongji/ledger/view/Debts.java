package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What persons owe the fund (1430), in the order of their ids.
///
/// @param nextCursor where the next page begins; absent on the last one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Debts(BookId book, List<Line> debts, @Nullable String nextCursor) {
    public static final int LIMIT_MAX = 500;

    public Debts {
        debts = List.copyOf(debts);
    }

    /// One person's debt.
    public record Line(MemberId memberId, RegionCode region, long owedFen) {}
}
