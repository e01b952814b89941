package io.gongji.ledger.view;

import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.ledger.domain.Split;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How the ledger would split a self-pay if the bill came now. Nothing is decided, written or
/// reserved.
///
/// @param ownFen from the person's 2110 and 2120
/// @param walletFen from the person's 2140
/// @param poolFen from grants
/// @param cashFen what no account pays
/// @param grants the parts of `poolFen`, oldest grant first
public record SplitPreview(
        long ownFen,
        long walletFen,
        long poolFen,
        long cashFen,
        List<GrantPart> grants,
        long asOfSeq) {
    public SplitPreview {
        grants = List.copyOf(grants);
    }

    /// What one grant would pay.
    @Schema(name = "SplitPreviewGrant")
    public record GrantPart(GrantId grantId, MemberId giver, long amountFen) {}

    /// What is asked for.
    ///
    /// @param region of the person when the book does not know the person yet
    /// @param fund that pays the benefit; every account part is in the employee fund, whatever it
    ///   is
    /// @param accountPayableFen the self-pay that accounts may pay, 0..
    /// @param debitOrder which money is used first, each source at most once
    /// @param effectiveDate of the service; caps of its year count
    @Schema(name = "SplitPreviewRequest")
    public record Asked(
            MemberId memberId,
            RegionCode region,
            Fund fund,
            long accountPayableFen,
            List<DebitSource> debitOrder,
            LocalDate effectiveDate) {
        public Asked {
            debitOrder = List.copyOf(debitOrder);
        }
    }

    static SplitPreview of(Split split, long asOfSeq) {
        List<GrantPart> parts =
                split.draws().stream()
                        .map(draw ->
                                new GrantPart(
                                        draw.grant().id(), draw.grant().giver(), draw.amountFen()))
                        .toList();
        return new SplitPreview(
                split.ownFen(),
                split.walletFen(),
                split.poolFen(),
                split.cashFen(),
                parts,
                asOfSeq);
    }
}
