package io.gongji.pooling.rest;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.pooling.app.GiverReader;
import io.gongji.pooling.app.GrantHandler;
import io.gongji.pooling.app.Reply;
import io.gongji.pooling.app.RequestKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Giving and ending grants.
@Path("/v1/grants")
@Tag(name = "grants", description = "Who may spend from whose account (授权, 划拨)")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class GrantResource {
    private final GrantHandler handler;
    private final GiverReader reader;
    private final WriteHeaders headers;
    private final Problems problems;

    GrantResource(
            GrantHandler handler, GiverReader reader, WriteHeaders headers, Problems problems) {
        this.handler = handler;
        this.reader = reader;
        this.headers = headers;
        this.problems = problems;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give a bound relative a grant")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(
            name = "Prefer",
            in = ParameterIn.HEADER,
            description = "wait=0..30 seconds, default 5")
    @APIResponse(
            responseCode = "201",
            description = "the ledger has accepted it: usable",
            content = @Content(schema = @Schema(implementation = GrantResponse.class)))
    @APIResponse(
            responseCode = "202",
            description = "the ledger has not answered yet; look at Location")
    @APIResponse(
            responseCode = "422",
            description = "refused here or declined by the ledger, with the reason's code",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Response give(@Nullable GrantRequest body) {
        GrantRequest request = Fields.body(body);
        RequestKey key = headers.requestKey(request);
        MemberId giver = Fields.required("giverId", request.giverId());
        MemberId member = Fields.required("memberId", request.memberId());
        return switch (handler.offer(key, giver, member, request.offer())) {
            case Reply.Refused(Refusal reason, Sentence detail) -> problems.of(reason, detail);
            case Reply.Done(UUID target) -> settled(new GrantId(target), 201);
        };
    }

    @GET
    @Path("/{grantId}")
    @Operation(summary = "One grant")
    @APIResponse(
            responseCode = "200",
            description = "as it is now",
            content = @Content(schema = @Schema(implementation = GrantResponse.class)))
    public Response grant(@PathParam("grantId") String grantId) {
        return reader.grant(Fields.id(grantId, GrantId::new))
                .map(grant -> Response.ok(GrantResponse.of(grant)).build())
                .orElseGet(() -> problems.of(Refusal.NOT_FOUND));
    }

    @POST
    @Path("/{grantId}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "End a grant: the giver stops it, or the member leaves")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(
            name = "Prefer",
            in = ParameterIn.HEADER,
            description = "wait=0..30 seconds, default 5")
    @APIResponse(
            responseCode = "200",
            description = "the ledger has ended it",
            content = @Content(schema = @Schema(implementation = GrantResponse.class)))
    @APIResponse(responseCode = "202", description = "ending; the ledger has not answered yet")
    public Response end(@PathParam("grantId") String grantId, @Nullable EndGrantRequest body) {
        GrantId id = Fields.id(grantId, GrantId::new);
        EndGrantRequest request = new EndGrantRequest(EndGrantRequest.reasonOf(body));
        return switch (handler.end(
                headers.requestKey(request), id, EndGrantRequest.reasonOf(request))) {
            case Reply.Refused(Refusal reason, Sentence detail) -> problems.of(reason, detail);
            case Reply.Done(UUID target) -> settled(new GrantId(target), 200);
        };
    }

    private Response settled(GrantId id, int whenAccepted) {
        return reader.settledGrant(id, headers.patience())
                .map(GrantResponse::of)
                .map(grant ->
                        grant.declinedFor() == null
                                ? Response.status(status(grant, whenAccepted))
                                        .location(URI.create("/v1/grants/" + id))
                                        .entity(grant)
                                        .build()
                                : problems.of(
                                        grant.declinedFor(),
                                        new Sentence(
                                                "The ledger declined grant "
                                                        + id
                                                        + "; correct what it names and give a new grant.",
                                                "账本未受理授权 " + id + "；请按原因处理后重新授权。")))
                .orElseGet(() -> problems.of(Refusal.NOT_FOUND));
    }

    private static int status(GrantResponse grant, int whenAccepted) {
        return switch (grant.status()) {
            case PENDING, ENDING -> 202;
            case ACTIVE, ENDED, DECLINED -> whenAccepted;
        };
    }
}
