package io.gongji.pooling.rest;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.pooling.app.BindingHandler;
import io.gongji.pooling.app.GiverReader;
import io.gongji.pooling.app.Reply;
import io.gongji.pooling.app.RequestKey;
import io.gongji.pooling.domain.giver.BindingId;
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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Binding and unbinding relatives.
@Path("/v1/bindings")
@Tag(name = "bindings", description = "Relatives of a giver (绑定, 解绑)")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class BindingResource {
    private final BindingHandler handler;
    private final GiverReader reader;
    private final WriteHeaders headers;
    private final Problems problems;

    BindingResource(
            BindingHandler handler, GiverReader reader, WriteHeaders headers, Problems problems) {
        this.handler = handler;
        this.reader = reader;
        this.headers = headers;
        this.problems = problems;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Bind a relative")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "bound",
            content = @Content(schema = @Schema(implementation = BindingResponse.class)))
    @APIResponse(
            responseCode = "422",
            description = "refused, with the reason's code",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Response bind(@Nullable BindRequest body) {
        BindRequest request = Fields.body(body);
        RequestKey key = headers.requestKey(request);
        return switch (handler.bind(key, request.toBind())) {
            case Reply.Refused(Refusal reason, Sentence detail) -> problems.of(reason, detail);
            case Reply.Done(UUID target) ->
                    reader.settledBinding(new BindingId(target), Duration.ZERO)
                            .map(seen ->
                                    Response.created(location(target))
                                            .entity(
                                                    BindingResponse.of(
                                                            seen.giver(), seen.binding(), null))
                                            .build())
                            .orElseGet(() -> problems.of(Refusal.NOT_FOUND));
        };
    }

    @GET
    @Path("/{bindingId}")
    @Operation(summary = "One binding")
    @APIResponse(
            responseCode = "200",
            description = "as it is now",
            content = @Content(schema = @Schema(implementation = BindingResponse.class)))
    public Response binding(@PathParam("bindingId") String bindingId) {
        return reader.settledBinding(Fields.id(bindingId, BindingId::new), Duration.ZERO)
                .map(seen ->
                        Response.ok(BindingResponse.of(seen.giver(), seen.binding(), null)).build())
                .orElseGet(() -> problems.of(Refusal.NOT_FOUND));
    }

    @POST
    @Path("/{bindingId}/unbind")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Unbind a relative, or leave a giver's pool",
            description = "The grants that rest on the binding end with it.")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(
            name = "Prefer",
            in = ParameterIn.HEADER,
            description = "wait=0..30 seconds, default 5")
    @APIResponse(
            responseCode = "200",
            description = "unbound, and the ledger has ended the grants",
            content = @Content(schema = @Schema(implementation = BindingResponse.class)))
    @APIResponse(
            responseCode = "202",
            description = "unbound; the ledger has not ended every grant yet")
    public Response unbind(
            @PathParam("bindingId") String bindingId, @Nullable EndGrantRequest body) {
        BindingId id = Fields.id(bindingId, BindingId::new);
        EndGrantRequest request = new EndGrantRequest(EndGrantRequest.reasonOf(body));
        return switch (handler.unbind(
                headers.requestKey(request), id, EndGrantRequest.reasonOf(request))) {
            case Reply.Refused(Refusal reason, Sentence detail) -> problems.of(reason, detail);
            case Reply.Done(UUID target) ->
                    reader.settledBinding(new BindingId(target), headers.patience())
                            .map(seen -> unbound(target, seen))
                            .orElseGet(() -> problems.of(Refusal.NOT_FOUND));
        };
    }

    private static Response unbound(UUID id, GiverReader.BindingSeen seen) {
        List<GrantResponse> grants = seen.grants().stream().map(GrantResponse::of).toList();
        boolean ended =
                grants.stream().noneMatch(grant -> grant.status() == GrantResponse.Status.ENDING);
        return Response.status(ended ? 200 : 202)
                .location(location(id))
                .entity(BindingResponse.of(seen.giver(), seen.binding(), grants))
                .build();
    }

    private static URI location(UUID id) {
        return URI.create("/v1/bindings/" + id);
    }
}
