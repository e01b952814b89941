package io.gongji.pooling.rest;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.pooling.app.GiverReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a giver has bound and given.
@Path("/v1/givers")
@Tag(name = "givers", description = "A giver's relatives, grants and free places")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class GiverResource {
    private final GiverReader reader;
    private final Problems problems;

    GiverResource(GiverReader reader, Problems problems) {
        this.reader = reader;
        this.problems = problems;
    }

    @GET
    @Path("/{giverId}")
    @Operation(summary = "A giver's relatives, grants and free places")
    @APIResponse(
            responseCode = "200",
            description = "as it is now",
            content = @Content(schema = @Schema(implementation = GiverResponse.class)))
    public Response giver(@PathParam("giverId") String giverId) {
        return reader.giver(Fields.id(giverId, MemberId::new))
                .map(seen -> Response.ok(GiverResponse.of(seen)).build())
                .orElseGet(() ->
                        problems.of(
                                Refusal.MEMBER_UNKNOWN,
                                new Sentence(
                                        "Nobody has this giverId; check it.",
                                        "没有该 giverId 的人员，请核对。")));
    }
}
