package io.gongji.payment.rest;

import io.gongji.contracts.EmployerId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.payment.app.ReceiptHandler;
import io.gongji.payment.app.ReceiptHandler.Target;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.app.Written;
import io.gongji.payment.rest.MoneyBodies.MatchKind;
import io.gongji.payment.rest.MoneyBodies.MatchRequest;
import io.gongji.payment.rest.MoneyBodies.MoneyResponse;
import io.gongji.payment.rest.MoneyBodies.ReceiptResponse;
import io.gongji.payment.rest.MoneyBodies.ReturnRequest;
import io.gongji.payment.view.MoneyQueries;
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
import org.jspecify.annotations.Nullable;

/// Receipts: matching what waits in suspense, and money that goes back.
@Path("/v1/receipts")
@Tag(
        name = "Receipts",
        description =
                "A receipt is named by the event that told of it; the ledger's GET /v1/books/{book}/suspense lists those"
                        + " that wait.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReceiptResource {
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 9999;

    private final ReceiptHandler receipts;
    private final MoneyQueries queries;
    private final RequestHead head;

    ReceiptResource(ReceiptHandler receipts, MoneyQueries queries, RequestHead head) {
        this.receipts = receipts;
        this.queries = queries;
        this.head = head;
    }

    @POST
    @Path("{receiptId}/matches")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say what money in suspense is for, in whole or in part (认领)",
            description =
                    "It pays as if it had come by its channel for that: premiums and months are judged by the policy of"
                            + " the day it came. The ledger declines more than is left (MATCH_EXCEEDED).")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = MatchRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Matched",
            content = @Content(schema = @Schema(implementation = MoneyResponse.class)))
    public Response match(@PathParam("receiptId") String receiptId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body =
                JsonBody.read(
                        json,
                        "kind",
                        "employer",
                        "month",
                        "payrollRegion",
                        "memberId",
                        "year",
                        "amountFen",
                        "region",
                        "fund");
        return reply(receipts.match(write, id(receiptId), where(body), target(body)));
    }

    private static ReceiptHandler.@Nullable Where where(JsonBody body) {
        return body.has("region") || body.has("fund")
                ? new ReceiptHandler.Where(
                        body.region("region"), body.constant("fund", Fund.values()))
                : null;
    }

    private static Target target(JsonBody body) {
        return switch (body.constant("kind", MatchKind.values())) {
            case PAYROLL ->
                    new Target.Payroll(
                            body.id("employer", EmployerId::new),
                            body.month("month"),
                            body.regionIfAny("payrollRegion").orElse(null),
                            body.fen("amountFen", 1));
            case FLEXIBLE -> new Target.Flexible(member(body), body.month("month"));
            case PREMIUM -> new Target.Premium(member(body), year(body), body.fen("amountFen", 1));
            case CATCH_UP -> new Target.CatchUp(member(body), year(body));
            case LARGE_COST_FEE ->
                    new Target.LargeCostFee(member(body), year(body), body.fen("amountFen", 1));
            case DEBT -> new Target.Debt(member(body), body.fen("amountFen", 1));
            case PERSONAL_ACCOUNT ->
                    new Target.PersonalAccount(member(body), body.fen("amountFen", 1));
        };
    }

    private static MemberId member(JsonBody body) {
        return body.id("memberId", MemberId::parse);
    }

    private static int year(JsonBody body) {
        return body.integer("year", YEAR_MIN, YEAR_MAX);
    }

    @POST
    @Path("{receiptId}/returns")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say that money of a receipt went back by its channel (退费, 退单)",
            description =
                    "A part of what waits in suspense, or the whole receipt: what it had paid is owed again, a premium's"
                            + " cover ends.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ReturnRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = MoneyResponse.class)))
    public Response giveBack(@PathParam("receiptId") String receiptId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "reason", "channelReference", "amountFen", "onDate");
        return reply(
                receipts.giveBack(
                        write,
                        id(receiptId),
                        new ReceiptHandler.Return(
                                body.constant("reason", ReceiptEvent.Reason.values()),
                                MoneyBodies.reference(body, "channelReference"),
                                body.has("amountFen") ? (Long) body.fen("amountFen", 1) : null,
                                body.dateIfAny("onDate").orElse(null))));
    }

    @GET
    @Path("{receiptId}")
    @Operation(summary = "A receipt, a match or a return, and what became of it")
    public ReceiptResponse receipt(@PathParam("receiptId") String receiptId) {
        EventId id = id(receiptId);
        return new ReceiptResponse(
                render(id),
                queries.usesOf(ReceiptHandler.uses(id)).stream().map(MoneyResponse::of).toList());
    }

    private Response reply(Written<EventId> written) {
        return Replies.of(head, written, id -> "/v1/receipts/" + id, (id, _) -> render(id));
    }

    private MoneyResponse render(EventId id) {
        return queries.event(id)
                .map(MoneyResponse::of)
                .orElseThrow(() -> new ProblemException(Refusal.NOT_FOUND, Sentence.NONE));
    }

    private static EventId id(String text) {
        try {
            return EventId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Refusal.NOT_FOUND, Sentence.NONE);
        }
    }
}
