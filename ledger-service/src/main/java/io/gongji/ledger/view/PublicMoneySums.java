package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.RegionCode;
import java.util.List;

/// Public money of resident premiums, by region, year of cover and kind.
public record PublicMoneySums(BookId book, List<Line> sums) {
    public PublicMoneySums {
        sums = List.copyOf(sums);
    }

    /// One kind of one region and year.
    ///
    /// @param accruedFen what premiums that are paid brought with them
    /// @param receivedFen what the treasury paid
    /// @param owedFen what it still owes; negative where it paid more
    public record Line(
            RegionCode region,
            int year,
            PublicMoney kind,
            long accruedFen,
            long receivedFen,
            long owedFen) {}
}
