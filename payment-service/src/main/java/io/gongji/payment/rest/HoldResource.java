package io.gongji.payment.rest;

import io.gongji.contracts.CaptureId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.HoldEvent.Purpose;
import io.gongji.contracts.event.HoldEvent.Rest;
import io.gongji.payment.app.CaptureRef;
import io.gongji.payment.app.CaptureRequest;
import io.gongji.payment.app.HoldHandler;
import io.gongji.payment.app.HoldRequest;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.app.Written;
import io.gongji.payment.domain.hold.HoldState;
import io.gongji.payment.rest.HoldBodies.CaptureRequestBody;
import io.gongji.payment.rest.HoldBodies.CaptureResponse;
import io.gongji.payment.rest.HoldBodies.HoldRequestBody;
import io.gongji.payment.rest.HoldBodies.HoldResponse;
import io.gongji.payment.view.HoldQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Money reserved for a pending payment (预授权).
@Path("/v1/holds")
@Tag(
        name = "Holds",
        description =
                "Reserve account money, capture it in parts or whole, let it go. Amounts are fen.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class HoldResource {
    private static final Sentence UNKNOWN =
            new Sentence("holdId: no hold has this id; check it.", "holdId：没有该编号的预授权，请核对。");
    private static final Sentence UNKNOWN_CAPTURE =
            new Sentence(
                    "captureId: this hold has no such capture; check it.",
                    "captureId：该预授权没有此笔扣款，请核对。");

    private final HoldHandler holds;
    private final HoldQueries queries;
    private final RequestHead head;

    HoldResource(HoldHandler holds, HoldQueries queries, RequestHead head) {
        this.holds = holds;
        this.queries = queries;
        this.head = head;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Reserve money for a pending payment",
            description =
                    "All or nothing, from the person's own money, wallet and grants in the order of the region's policy: "
                            + "what a bill of that amount would take. 201 when it is reserved, 202 while the ledger has not "
                            + "answered, 422 INSUFFICIENT_BALANCE when the accounts do not reach the amount. When its time is "
                            + "over, the ledger gives back what was not captured.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = HoldRequestBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "Reserved",
            content = @Content(schema = @Schema(implementation = HoldResponse.class)))
    public Response place(InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body =
                JsonBody.read(
                        json,
                        "memberId",
                        "providerId",
                        "providerRegion",
                        "providerNumber",
                        "purpose",
                        "amountFen",
                        "expiresInSeconds");
        return reply(
                holds.place(
                        write,
                        new HoldRequest(
                                body.id("memberId", MemberId::parse),
                                body.id("providerId", ProviderId::new),
                                body.region("providerRegion"),
                                number(body),
                                body.constant("purpose", Purpose.values()),
                                body.fen("amountFen", 1),
                                body.integer(
                                        "expiresInSeconds",
                                        HoldRequest.SECONDS_MIN,
                                        HoldRequest.SECONDS_MAX))));
    }

    @POST
    @Path("{holdId}/captures")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Pay a part of a hold, or all of it, to its provider",
            description =
                    "In the order in which the hold took the money; a grant that has ended meanwhile still pays. With "
                            + "rest GOES_BACK what is left goes back at once. More than is left is 422 HOLD_EXCEEDED, a hold "
                            + "that has ended 409 HOLD_ENDED, one whose last request is not answered 409 HOLD_PENDING.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = CaptureRequestBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "Paid",
            content = @Content(schema = @Schema(implementation = CaptureResponse.class)))
    public Response capture(@PathParam("holdId") String holdId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "providerId", "providerNumber", "amountFen", "rest");
        return replyCapture(
                holds.capture(
                        write,
                        id(holdId),
                        new CaptureRequest(
                                body.id("providerId", ProviderId::new),
                                number(body),
                                body.fen("amountFen", 1),
                                body.constantIfAny("rest", Rest.values())
                                        .orElse(Rest.STAYS_HELD))));
    }

    @POST
    @Path("{holdId}/captures/{captureId}/void")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Take a capture back whole (撤销)",
            description =
                    "Its money goes to the persons it came from, not to the hold, whether the hold has ended or not.")
    @APIResponse(
            responseCode = "201",
            description = "Voided",
            content = @Content(schema = @Schema(implementation = CaptureResponse.class)))
    public Response voidCapture(
            @PathParam("holdId") String holdId,
            @PathParam("captureId") String captureId,
            InputStream in) {
        return replyCapture(
                holds.voidCapture(bodiless(in), new CaptureRef(id(holdId), captureId(captureId))));
    }

    @POST
    @Path("{holdId}/release")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Let go what a hold has left (解冻)")
    @APIResponse(
            responseCode = "201",
            description = "Released",
            content = @Content(schema = @Schema(implementation = HoldResponse.class)))
    public Response release(@PathParam("holdId") String holdId, InputStream in) {
        return reply(holds.release(bodiless(in), id(holdId)));
    }

    @GET
    @Path("{holdId}")
    @Operation(summary = "A hold as it stands, with its captures")
    @APIResponse(
            responseCode = "200",
            description = "The hold",
            content = @Content(schema = @Schema(implementation = HoldResponse.class)))
    public HoldResponse hold(@PathParam("holdId") String holdId) {
        return render(id(holdId));
    }

    @GET
    @Path("{holdId}/captures/{captureId}")
    @Operation(summary = "A capture as it stands")
    @APIResponse(
            responseCode = "200",
            description = "The capture",
            content = @Content(schema = @Schema(implementation = CaptureResponse.class)))
    public CaptureResponse capture(
            @PathParam("holdId") String holdId, @PathParam("captureId") String captureId) {
        return render(new CaptureRef(id(holdId), captureId(captureId)));
    }

    private static String number(JsonBody body) {
        return body.text(
                "providerNumber", SettlementResource.NUMBER, SettlementResource.NUMBER_FORM);
    }

    private WriteHead bodiless(InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody.requireNothing(json);
        return write;
    }

    private Response reply(Written<HoldId> written) {
        return Replies.of(head, written, id -> "/v1/holds/" + id, (id, _) -> render(id));
    }

    private Response replyCapture(Written<CaptureRef> written) {
        return Replies.of(
                head,
                written,
                ref -> "/v1/holds/" + ref.holdId() + "/captures/" + ref.captureId(),
                (ref, _) -> render(ref));
    }

    private HoldResponse render(HoldId id) {
        return HoldResponse.of(queries.hold(id))
                .orElseThrow(() -> new ProblemException(Refusal.NOT_FOUND, UNKNOWN));
    }

    private CaptureResponse render(CaptureRef ref) {
        if (queries.hold(ref.holdId()) instanceof HoldState.Placed hold) {
            return hold.capture(ref.captureId())
                    .map(CaptureResponse::of)
                    .orElseThrow(() -> new ProblemException(Refusal.NOT_FOUND, UNKNOWN_CAPTURE));
        }
        throw new ProblemException(Refusal.NOT_FOUND, UNKNOWN);
    }

    private static HoldId id(String text) {
        try {
            return HoldId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Refusal.NOT_FOUND, UNKNOWN);
        }
    }

    private static CaptureId captureId(String text) {
        try {
            return CaptureId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Refusal.NOT_FOUND, UNKNOWN_CAPTURE);
        }
    }
}
