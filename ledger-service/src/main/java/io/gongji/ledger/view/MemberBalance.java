package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person has (domain 4.3), in fen, after record `asOfSeq`.
///
/// @param currentYearFen 当年, 2110
/// @param previousYearsFen 历年, 2120
/// @param walletFen 医保钱包, 2140
/// @param heldFen this person's money that is reserved for pending payments (2160), by holds of the
///   person and by those of relatives under the person's authorisations
/// @param availableFen current year + previous years + wallet; what is held has left these already
/// @param recoverableFen 多拨待收, 1430: owed back by the person, the next allotment pays it first
/// @param holds the person's own, with what relatives' grants gave to them
/// @param heldUnderGrants what relatives' holds took under the person's grants
/// @param status that of `standing`
/// @param effectiveDate only services up to this day were counted; absent when all were. What was
///   spent on a day may have been recorded after money of a later day came, so a bucket may be
///   below zero then
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberBalance(
        MemberId memberId,
        RegionCode region,
        BookId book,
        long asOfSeq,
        long currentYearFen,
        long previousYearsFen,
        long walletFen,
        long heldFen,
        long availableFen,
        long recoverableFen,
        List<HeldMoney.Hold> holds,
        List<HeldMoney.UnderGrant> heldUnderGrants,
        Standing.Status status,
        Standing standing,
        @Nullable LocalDate effectiveDate) {
    public MemberBalance {
        holds = List.copyOf(holds);
        heldUnderGrants = List.copyOf(heldUnderGrants);
    }
}
