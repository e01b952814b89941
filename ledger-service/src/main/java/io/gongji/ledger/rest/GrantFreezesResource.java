package io.gongji.ledger.rest;

import io.gongji.contracts.FreezeReason;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.eventstore.AnswerWaiter;
import io.gongji.ledger.app.Operations;
import io.gongji.ledger.domain.Operation.Kind;
import io.gongji.ledger.view.GrantQueries;
import io.gongji.ledger.view.GrantView;
import io.gongji.ledger.view.OperationQueries;
import io.gongji.ledger.view.OperationView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Freezes (冻结, domain US-37) of grants.
@Path("/v1/grants/{grantId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Freezes", description = "Accounts and grants whose money nobody may spend")
@APIResponse(
        responseCode = "404",
        description = "NOT_FOUND: no book knows this grant",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
final class GrantFreezesResource {
    private final GrantQueries grants;
    private final Freezing freezing;

    GrantFreezesResource(
            Operations operations,
            GrantQueries grants,
            OperationQueries queries,
            AnswerWaiter waiter) {
        this.grants = grants;
        this.freezing = new Freezing(operations, new OperationReplies(queries, waiter));
    }

    @POST
    @Path("/freeze")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Freeze one grant: it pays nothing", description = OperationReplies.WRITE)
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(name = WriteHeaders.PREFER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "Frozen",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    @APIResponse(responseCode = "202", description = "The book has not answered yet")
    public Response freezeGrant(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-00000000000c") String grantId,
            @Nullable FreezeRequest body,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        FreezeRequest asked = Freezing.required(body);
        FreezeReason reason = asked.reason();
        String order = asked.orderReference();
        GrantView grant = grant(grantId);
        return freezing.tell(
                Kind.FREEZE_GRANT,
                "grant/" + grant.grantId(),
                Freezing.event(
                        order,
                        number ->
                                new OperationEvent.GrantFrozen(
                                        grant.grantId(), grant.region(), reason, number)),
                WriteHeaders.requestKey(headers, uri, reason + " " + order),
                headers);
    }

    @POST
    @Path("/unfreeze")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lift the freeze of one grant", description = OperationReplies.WRITE)
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(name = WriteHeaders.PREFER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "Free again",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    @APIResponse(responseCode = "202", description = "The book has not answered yet")
    public Response unfreezeGrant(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-00000000000c") String grantId,
            @Nullable UnfreezeRequest body,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        String order = Freezing.required(body).orderReference();
        GrantView grant = grant(grantId);
        return freezing.tell(
                Kind.UNFREEZE_GRANT,
                "grant/" + grant.grantId(),
                Freezing.event(
                        order,
                        number ->
                                new OperationEvent.GrantUnfrozen(
                                        grant.grantId(), grant.region(), number)),
                WriteHeaders.requestKey(headers, uri, order),
                headers);
    }

    private GrantView grant(String grantId) {
        return RefusedRequest.valueOf(grants.of(Asked.id("grantId", grantId, GrantId::parse)));
    }
}
