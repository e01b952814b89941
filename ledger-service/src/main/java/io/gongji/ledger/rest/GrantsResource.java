package io.gongji.ledger.rest;

import io.gongji.contracts.GrantId;
import io.gongji.ledger.view.Consumption;
import io.gongji.ledger.view.ConsumptionQueries;
import io.gongji.ledger.view.GrantQueries;
import io.gongji.ledger.view.GrantView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
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

/// What was spent by single grants.
@Path("/v1/grants/{grantId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Pool use", description = "What relatives spent, and what a person can spend")
@APIResponse(
        responseCode = "404",
        description = "NOT_FOUND: no book knows this grant",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "422",
        description = "INVALID_FIELD: the detail names the field",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
final class GrantsResource {
    private final ConsumptionQueries consumption;
    private final GrantQueries grants;

    GrantsResource(ConsumptionQueries consumption, GrantQueries grants) {
        this.consumption = consumption;
        this.grants = grants;
    }

    @GET
    @Operation(
            summary = "A grant as the ledger has it",
            description = "ACTIVE, FROZEN or ENDED, what is left of it, and why it is frozen.")
    @APIResponse(responseCode = "200", description = "As it is now")
    public GrantView grant(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-00000000000c") String grantId) {
        return RefusedRequest.valueOf(grants.of(Asked.id("grantId", grantId, GrantId::parse)));
    }

    @GET
    @Path("/consumption")
    @Operation(
            summary = "What was spent by one grant",
            description = "As of a giver, of one grant, also after it has ended.")
    @APIResponse(responseCode = "200", description = "One page, in the order of recording")
    public Consumption ofGrant(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-00000000000c") String grantId,
            @BeanParam ConsumptionPage page) {
        GrantId grant = Asked.id("grantId", grantId, GrantId::parse);
        return RefusedRequest.valueOf(consumption.ofGrant(grant, page.asked(grant, null)));
    }
}
