package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What persons had on their personal accounts (2110 and 2120) at the end of a day: what interest
/// is computed of. The same day and `asOfSeq` give the same figures for ever.
///
/// @param nextCursor where the next page begins; absent on the last one
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InterestBases(
        BookId book, LocalDate on, long asOfSeq, List<Line> persons, @Nullable String nextCursor) {
    public static final int LIMIT_MAX = 500;

    public InterestBases {
        persons = List.copyOf(persons);
    }

    /// One person's balance, 1.. fen.
    public record Line(MemberId memberId, long balanceFen) {}
}
