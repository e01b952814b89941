package io.gongji.payment.rest;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.payment.app.BillRequest;
import io.gongji.payment.app.SettlementHandler;
import io.gongji.payment.app.TrialHandler;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.app.Written;
import io.gongji.payment.domain.pricing.Pricing;
import io.gongji.payment.domain.settlement.SettlementState;
import io.gongji.payment.rest.SettlementBodies.SettlementRequest;
import io.gongji.payment.rest.SettlementBodies.SettlementResponse;
import io.gongji.payment.rest.SettlementBodies.TrialResponse;
import io.gongji.payment.view.SettlementQueries;
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
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Bills of designated providers (结算).
@Path("/v1")
@Tag(name = "Settlements", description = "Price a bill, post it, take it back. Amounts are fen.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SettlementResource {
    static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    static final Sentence NUMBER_FORM =
            new Sentence(
                    "send 1 to 64 letters, digits, dots, dashes and underscores.",
                    "应为 1 至 64 个字母、数字、点、连字符或下划线。");
    private static final Sentence UNKNOWN =
            new Sentence(
                    "settlementId: no bill has this id; check it.", "settlementId：没有该编号的结算，请核对。");

    private final SettlementHandler settlements;
    private final TrialHandler trials;
    private final SettlementQueries queries;
    private final RequestHead head;

    SettlementResource(
            SettlementHandler settlements,
            TrialHandler trials,
            SettlementQueries queries,
            RequestHead head) {
        this.settlements = settlements;
        this.trials = trials;
        this.queries = queries;
        this.head = head;
    }

    @POST
    @Path("settlements")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Settle a bill",
            description =
                    "Prices it, reserves the yearly cap and asks the ledger. 201 when it is posted, 202 while the "
                            + "ledger has not answered. While another bill of the person and year is open it waits, then "
                            + "answers 409 SETTLEMENT_IN_PROGRESS. A provider's number is unique for ever: the same bill again "
                            + "is the same settlement, another one is PROVIDER_NUMBER_REUSED.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = SettlementRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = SettlementResponse.class)))
    public Response settle(InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        return reply(settlements.request(write, bill(json)));
    }

    @POST
    @Path("settlements/trial")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What a bill would cost now (预结算)",
            description = "Needs no Idempotency-Key: nothing is written, nothing is promised.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = SettlementRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The price and the split",
            content = @Content(schema = @Schema(implementation = TrialResponse.class)))
    public Response attempt(InputStream in) {
        return switch (trials.attempt(bill(head.json(in)))) {
            case TrialHandler.Trial.Refused refused ->
                    Replies.refused(head, refused.reason(), refused.detail());
            case TrialHandler.Trial.Priced priced -> Response.ok(TrialResponse.of(priced)).build();
        };
    }

    @POST
    @Path("settlements/{settlementId}/void")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Take a posted bill back whole (撤销)",
            description =
                    "A bill on which a later price rests is refused with LATER_SETTLEMENT_EXISTS.")
    @APIResponse(
            responseCode = "201",
            description = "Voided",
            content = @Content(schema = @Schema(implementation = SettlementResponse.class)))
    public Response voidBill(@PathParam("settlementId") String settlementId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody.requireNothing(json);
        return reply(settlements.voidBill(write, settlementId(settlementId)));
    }

    @GET
    @Path("settlements/{settlementId}")
    @Operation(summary = "A bill as it stands")
    @APIResponse(
            responseCode = "200",
            description = "The bill",
            content = @Content(schema = @Schema(implementation = SettlementResponse.class)))
    public SettlementResponse settlement(@PathParam("settlementId") String settlementId) {
        return render(settlementId(settlementId));
    }

    @GET
    @Path("providers/{providerId}/settlements/{providerNumber}")
    @Operation(summary = "A bill by its provider's own number")
    @APIResponse(
            responseCode = "200",
            description = "The bill",
            content = @Content(schema = @Schema(implementation = SettlementResponse.class)))
    public SettlementResponse settlement(
            @PathParam("providerId") String providerId,
            @PathParam("providerNumber") String providerNumber) {
        ProviderId provider = Parameters.id("providerId", providerId, ProviderId::new);
        return render(
                queries.find(provider, providerNumber)
                        .orElseThrow(() ->
                                new ProblemException(
                                        Refusal.NOT_FOUND,
                                        new Sentence(
                                                "providerNumber: no bill of this provider has that number; check it.",
                                                "providerNumber：该机构没有此流水号的结算，请核对。"))));
    }

    private static BillRequest bill(byte[] json) {
        JsonBody body =
                JsonBody.read(
                        json,
                        "memberId",
                        "providerId",
                        "providerRegion",
                        "providerNumber",
                        "serviceDate",
                        "benefit",
                        "totalFen",
                        "inScopeFen");
        return new BillRequest(
                body.id("memberId", MemberId::parse),
                body.id("providerId", ProviderId::new),
                body.region("providerRegion"),
                body.text("providerNumber", NUMBER, NUMBER_FORM),
                body.date("serviceDate"),
                body.constant("benefit", Benefit.values()),
                new Pricing.Cost(body.fen("totalFen", 1), body.fen("inScopeFen", 0)));
    }

    private Response reply(Written<SettlementId> written) {
        return Replies.of(head, written, id -> "/v1/settlements/" + id, (id, _) -> render(id));
    }

    private SettlementResponse render(SettlementId settlementId) {
        SettlementState state = queries.settlement(settlementId);
        return SettlementResponse.of(state)
                .orElseThrow(() -> new ProblemException(Refusal.NOT_FOUND, UNKNOWN));
    }

    private static SettlementId settlementId(String text) {
        try {
            return SettlementId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Refusal.NOT_FOUND, UNKNOWN);
        }
    }
}
