package io.gongji.ledger.rest;

import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.BusinessClock;
import io.gongji.ledger.view.OpenReceipts;
import io.gongji.ledger.view.ReceiptQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Money in suspense by the event that put it there.
@Path("/v1/suspense/{receipt}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Receipts and dues")
final class SuspenseResource {
    private final ReceiptQueries receipts;
    private final BusinessClock clock;

    SuspenseResource(ReceiptQueries receipts, BusinessClock clock) {
        this.receipts = receipts;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "What one event put into suspense, and what is left of it",
            description = "An item for each region and fund.")
    @APIResponse(responseCode = "200", description = "One item or more")
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: it put nothing there",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public List<OpenReceipts.Line> receipt(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-00000000005a") String receipt) {
        List<OpenReceipts.Line> found =
                receipts.ofReceipt(Asked.id("receipt", receipt, EventId::parse), clock.today());
        if (found.isEmpty()) {
            throw new RefusedRequest(Refusal.NOT_FOUND, Sentence.NONE);
        }
        return found;
    }
}
