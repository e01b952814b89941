package io.gongji.payment.rest;

import io.gongji.contracts.ProviderId;
import io.gongji.contracts.SettlementId;
import io.gongji.payment.app.ReversalHandler;
import io.gongji.payment.app.ReversalHandler.Reversal;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.rest.Replies.Progress;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Takes a bill back by its provider's own number (冲正).
@Path("/v1/providers/{providerId}/settlements/{providerNumber}/reversal")
@Tag(name = "Settlements")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReversalResource {
    private final ReversalHandler reversals;
    private final RequestHead head;

    ReversalResource(ReversalHandler reversals, RequestHead head) {
        this.reversals = reversals;
        this.head = head;
    }

    /// A number that was taken back.
    ///
    /// @param status REVERSED, BARRED when no bill had arrived, PENDING while the ledger has not
    ///   answered
    /// @param settlementId the bill, if one had arrived
    record ReversalResponse(
            ProviderId providerId,
            String providerNumber,
            String status,
            @Nullable SettlementId settlementId,
            @Nullable String book,
            @Nullable Long seq) {
        static ReversalResponse of(Reversal reversal, Progress progress) {
            String done = reversal.settlementId() == null ? "BARRED" : "REVERSED";
            return new ReversalResponse(
                    reversal.provider(),
                    reversal.number(),
                    progress.status().equals("PENDING") ? "PENDING" : done,
                    reversal.settlementId(),
                    progress.book(),
                    progress.seq());
        }
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Take a bill back by its provider's own number (冲正)",
            description =
                    "For a provider that does not know whether its bill arrived. A posted bill is voided; an open one "
                            + "is voided as soon as the ledger has answered it; a number without a bill is barred. The number "
                            + "is barred for ever: a bill that arrives later is 409 SETTLEMENT_REVERSED. Asking again gives "
                            + "the same answer. A bill on which a later price rests is 422 LATER_SETTLEMENT_EXISTS.")
    @APIResponse(
            responseCode = "201",
            description = "Taken back",
            content = @Content(schema = @Schema(implementation = ReversalResponse.class)))
    public Response reverse(
            @PathParam("providerId") String providerId,
            @PathParam("providerNumber") String providerNumber,
            InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody.requireNothing(json);
        ProviderId provider = Parameters.id("providerId", providerId, ProviderId::new);
        if (!SettlementResource.NUMBER.matcher(providerNumber).matches()) {
            throw JsonBody.invalid("providerNumber", SettlementResource.NUMBER_FORM);
        }
        return Replies.of(
                head,
                reversals.reverse(write, provider, providerNumber),
                _ -> "/v1/providers/" + provider + "/settlements/" + providerNumber,
                ReversalResponse::of);
    }
}
