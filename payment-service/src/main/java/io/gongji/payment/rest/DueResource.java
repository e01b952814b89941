package io.gongji.payment.rest;

import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.DueHandler;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.app.Writes;
import io.gongji.payment.app.Written;
import io.gongji.payment.rest.MoneyBodies.CatchUpRequest;
import io.gongji.payment.rest.MoneyBodies.DueResponse;
import io.gongji.payment.rest.MoneyBodies.MoneyResponse;
import io.gongji.payment.rest.MoneyBodies.OwnFeeRequest;
import io.gongji.payment.rest.MoneyBodies.OwnPaymentRequest;
import io.gongji.payment.rest.MoneyBodies.PaymentRequest;
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
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a person owes once in a year, and debts.
@Path("/v1")
@Tag(
        name = "Dues",
        description =
                "The catch-up payment at retirement (补缴), the large-cost fee (大额医疗救助费), repaying what was paid out too"
                        + " much (1430). A payment from the own account is all or nothing.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DueResource {
    private static final int MONTHS_MAX = 960;

    private final DueHandler dues;
    private final MoneyQueries queries;
    private final Writes writes;
    private final RequestHead head;

    DueResource(DueHandler dues, MoneyQueries queries, Writes writes, RequestHead head) {
        this.dues = dues;
        this.queries = queries;
        this.writes = writes;
        this.head = head;
    }

    @POST
    @Path("catch-ups")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Assess what the months that lack at retirement cost",
            description =
                    "By the policy of the day; one assessment a person and year. A quote is POST /v1/catch-up-quotes.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = CatchUpRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Assessed",
            content = @Content(schema = @Schema(implementation = MoneyResponse.class)))
    public Response assess(InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "memberId", "paidMonths", "onDate");
        return reply(
                dues.assess(
                        write,
                        body.id("memberId", MemberId::parse),
                        body.integer("paidMonths", 0, MONTHS_MAX),
                        body.dateIfAny("onDate").orElseGet(writes::today)));
    }

    @GET
    @Path("catch-ups/{memberId}/{year}")
    @Operation(
            summary = "A catch-up as it stands",
            description = "Benefits begin with the month of payment (domain I9).")
    public DueResponse catchUp(
            @PathParam("memberId") String memberId, @PathParam("year") String year) {
        MemberId member = Parameters.member(memberId);
        int of = Parameters.year(year);
        return found(DueResponse.of(member, of, true, queries.due(DueHandler.catchUp(member, of))));
    }

    @POST
    @Path("catch-ups/{memberId}/{year}/receipts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Its money came by a channel",
            description = "What is not the whole, or comes again, waits in suspense.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PaymentRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = MoneyResponse.class)))
    public Response catchUpCame(
            @PathParam("memberId") String memberId,
            @PathParam("year") String year,
            InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = payment(json);
        return reply(
                dues.catchUpByChannel(
                        write,
                        Parameters.member(memberId),
                        Parameters.year(year),
                        body.fen("amountFen", 1),
                        MoneyBodies.byChannel(body)));
    }

    @POST
    @Path("catch-ups/{memberId}/{year}/account-payment")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Pay it from the own account, in whole",
            description =
                    "With the payment password, which is no part of what makes two requests the same.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = OwnPaymentRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Paid",
            content = @Content(schema = @Schema(implementation = MoneyResponse.class)))
    public Response catchUpFromAccount(
            @PathParam("memberId") String memberId,
            @PathParam("year") String year,
            InputStream in) {
        JsonBody body = JsonBody.read(keyed(in), "password");
        MemberId member = Parameters.member(memberId);
        int of = Parameters.year(year);
        String password = PremiumResource.password(body, "password");
        WriteHead write = withoutPassword(DueHandler.catchUp(member, of));
        return reply(dues.catchUpFromAccount(write, member, of, password));
    }

    @GET
    @Path("large-cost-fees/{memberId}/{year}")
    @Operation(summary = "A person's large-cost fee of a year")
    public DueResponse fee(@PathParam("memberId") String memberId, @PathParam("year") String year) {
        MemberId member = Parameters.member(memberId);
        int of = Parameters.year(year);
        return found(
                DueResponse.of(
                        member, of, false, queries.due(DueHandler.largeCostFee(member, of))));
    }

    @POST
    @Path("large-cost-fees/{memberId}/{year}/receipts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The fee of a person and year came by a channel",
            description =
                    "No pack has its amount: it is the one that came. A second one waits in suspense.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PaymentRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = MoneyResponse.class)))
    public Response feeCame(
            @PathParam("memberId") String memberId,
            @PathParam("year") String year,
            InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = payment(json);
        return reply(
                dues.feeByChannel(
                        write,
                        Parameters.member(memberId),
                        Parameters.year(year),
                        body.fen("amountFen", 1),
                        MoneyBodies.byChannel(body)));
    }

    @POST
    @Path("large-cost-fees/{memberId}/{year}/account-payment")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Pay the own fee from the own account",
            description =
                    "With the payment password, which is no part of what makes two requests the same.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = OwnFeeRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Paid",
            content = @Content(schema = @Schema(implementation = MoneyResponse.class)))
    public Response feeFromAccount(
            @PathParam("memberId") String memberId,
            @PathParam("year") String year,
            InputStream in) {
        JsonBody body = JsonBody.read(keyed(in), "amountFen", "password");
        MemberId member = Parameters.member(memberId);
        int of = Parameters.year(year);
        long amountFen = body.fen("amountFen", 1);
        String password = PremiumResource.password(body, "password");
        WriteHead write = withoutPassword(DueHandler.largeCostFee(member, of) + "/" + amountFen);
        return reply(dues.feeFromAccount(write, member, of, amountFen, password));
    }

    @POST
    @Path("debts/{memberId}/receipts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A person repaid what was paid out too much (1430)",
            description = "What is above the debt waits in suspense. The ledger lists debts.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PaymentRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = MoneyResponse.class)))
    public Response debtCame(@PathParam("memberId") String memberId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = payment(json);
        return reply(
                dues.debtByChannel(
                        write,
                        Parameters.member(memberId),
                        body.fen("amountFen", 1),
                        MoneyBodies.byChannel(body)));
    }

    private static JsonBody payment(byte[] json) {
        return JsonBody.read(json, "channel", "channelReference", "amountFen", "paidOn");
    }

    private byte[] keyed(InputStream in) {
        byte[] json = head.json(in);
        head.requireKey();
        return json;
    }

    /// A digest of the body would let the six digits be guessed by whoever reads the key table.
    private WriteHead withoutPassword(String what) {
        return head.write(what.getBytes(StandardCharsets.UTF_8));
    }

    private Response reply(Written<EventId> written) {
        return Replies.of(head, written, id -> "/v1/receipts/" + id, (id, _) -> render(id));
    }

    private MoneyResponse render(EventId id) {
        return queries.event(id)
                .map(MoneyResponse::of)
                .orElseThrow(() -> new ProblemException(Refusal.NOT_FOUND, Sentence.NONE));
    }

    private static DueResponse found(DueResponse due) {
        if (due.assessed() == null && due.payments().isEmpty() && !due.paid()) {
            throw new ProblemException(Refusal.NOT_FOUND, Sentence.NONE);
        }
        return due;
    }
}
