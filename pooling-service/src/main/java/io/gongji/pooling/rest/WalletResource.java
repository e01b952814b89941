package io.gongji.pooling.rest;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.pooling.app.Reply;
import io.gongji.pooling.app.RequestKey;
import io.gongji.pooling.app.WalletHandler;
import io.gongji.pooling.app.WalletReader;
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

/// Opening wallets and changing their place of use.
@Path("/v1/wallets")
@Tag(name = "wallets", description = "Wallets (医保钱包)")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class WalletResource {
    private final WalletHandler handler;
    private final WalletReader reader;
    private final WriteHeaders headers;
    private final Problems problems;

    WalletResource(
            WalletHandler handler, WalletReader reader, WriteHeaders headers, Problems problems) {
        this.handler = handler;
        this.reader = reader;
        this.headers = headers;
        this.problems = problems;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Open a person's wallet")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "open",
            content = @Content(schema = @Schema(implementation = WalletResponse.class)))
    @APIResponse(
            responseCode = "422",
            description = "refused, with the reason's code, such as CITY_NOT_OPEN",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Response open(@Nullable OpenWalletRequest body) {
        OpenWalletRequest request = Fields.body(body);
        RequestKey key = headers.requestKey(request);
        MemberId holder = Fields.required("memberId", request.memberId());
        RegionCode place = Fields.region("placeOfUse", request.placeOfUse());
        return rendered(handler.open(key, holder, place), 201);
    }

    @GET
    @Path("/{memberId}")
    @Operation(summary = "A person's wallet")
    @APIResponse(
            responseCode = "200",
            description = "as it is now",
            content = @Content(schema = @Schema(implementation = WalletResponse.class)))
    public Response wallet(@PathParam("memberId") String memberId) {
        return rendered(new Reply.Done(Fields.id(memberId, MemberId::new).value()), 200);
    }

    @POST
    @Path("/{memberId}/place")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Change the place of use")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "200",
            description = "changed",
            content = @Content(schema = @Schema(implementation = WalletResponse.class)))
    public Response changePlace(
            @PathParam("memberId") String memberId, @Nullable PlaceRequest body) {
        PlaceRequest request = Fields.body(body);
        RequestKey key = headers.requestKey(request);
        MemberId holder = Fields.id(memberId, MemberId::new);
        RegionCode place = Fields.region("placeOfUse", request.placeOfUse());
        return rendered(handler.changePlace(key, holder, place), 200);
    }

    private Response rendered(Reply reply, int status) {
        return switch (reply) {
            case Reply.Refused(Refusal reason, Sentence detail) -> problems.of(reason, detail);
            case Reply.Done(UUID holder) ->
                    reader.wallet(new MemberId(holder))
                            .map(seen ->
                                    Response.status(status)
                                            .location(URI.create("/v1/wallets/" + holder))
                                            .entity(WalletResponse.of(seen))
                                            .build())
                            .orElseGet(() ->
                                    problems.of(
                                            Refusal.NOT_FOUND,
                                            new Sentence(
                                                    "This person has opened no wallet.",
                                                    "该参保人尚未开通医保钱包。")));
        };
    }
}
