package io.gongji.ledger.rest;

import io.gongji.contracts.Sentence;
import io.gongji.contracts.TransferId;
import io.gongji.ledger.view.Clearing;
import io.gongji.ledger.view.ClearingQueries;
import io.gongji.ledger.view.WalletTransfer;
import io.gongji.ledger.view.WalletTransferPage;
import io.gongji.ledger.view.WalletTransferQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Where transferred money is, and whether both books say the same.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Wallet transfers",
        description = "Transfers between wallets, and clearing between books")
final class WalletTransfersResource {
    private static final int LIMIT = 100;

    private final WalletTransferQueries transfers;
    private final ClearingQueries clearing;

    WalletTransfersResource(WalletTransferQueries transfers, ClearingQueries clearing) {
        this.transfers = transfers;
        this.clearing = clearing;
    }

    @GET
    @Path("/wallet-transfers")
    @Operation(
            summary = "Wallet transfers, all or those in a state",
            description = "Every transfer is in exactly one state.")
    @APIResponse(responseCode = "200", description = "One page, in the order of their ids")
    @APIResponse(
            responseCode = "422",
            description = "INVALID_FIELD: the detail names the field",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public WalletTransferPage all(
            @RestQuery
                    @Parameter(
                            description = "SENT, ACCEPTED_NOT_CREDITED, CREDITED or RETURNED",
                            example = "ACCEPTED_NOT_CREDITED")
                    @Nullable String state,
            @RestQuery @Parameter(description = "nextCursor of the page before")
                    @Nullable String cursor,
            @RestQuery @Parameter(description = "1 to 500, otherwise 100", example = "100")
                    @Nullable String limit) {
        return transfers.all(
                state == null
                        ? null
                        : Asked.parsed(
                                "state",
                                state,
                                new Sentence(
                                        "SENT, ACCEPTED_NOT_CREDITED, CREDITED or RETURNED",
                                        " SENT、ACCEPTED_NOT_CREDITED、CREDITED 或 RETURNED"),
                                WalletTransfer.State::valueOf),
                cursor == null ? null : Asked.id("cursor", cursor, TransferId::parse),
                Asked.limit(limit, LIMIT, WalletTransferPage.LIMIT_MAX));
    }

    @GET
    @Path("/wallet-transfers/{transferId}")
    @Operation(summary = "One wallet transfer", description = "As it is now, over both books.")
    @APIResponse(responseCode = "200", description = "Where its money is")
    @APIResponse(
            responseCode = "404",
            description = "TRANSFER_UNKNOWN: no book has it",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public WalletTransfer one(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-00000000003a")
                    String transferId) {
        return RefusedRequest.valueOf(
                transfers.of(Asked.id("transferId", transferId, TransferId::parse)));
    }

    @GET
    @Path("/clearing")
    @Operation(
            summary = "The standing check of clearing between books",
            description =
                    "For each pair of regions of two books: what the debtor's book says it owes (2410) and what the"
                            + " creditor's says it is owed (1510). The difference is what is on its way, and nothing else.")
    @APIResponse(responseCode = "200", description = "All pairs, at one moment")
    public Clearing clearing() {
        return clearing.now();
    }
}
