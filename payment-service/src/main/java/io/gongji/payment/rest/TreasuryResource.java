package io.gongji.payment.rest;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.TreasuryEvent;
import io.gongji.payment.app.MoneyHandler;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.rest.MoneyBodies.InterestRequest;
import io.gongji.payment.rest.MoneyBodies.MoneyResponse;
import io.gongji.payment.rest.MoneyBodies.PaidOverRequest;
import io.gongji.payment.rest.MoneyBodies.RemittanceRequest;
import io.gongji.payment.rest.MoneyBodies.SubsidyRequest;
import io.gongji.payment.view.MoneyQueries;
import io.gongji.payment.view.MoneyQueries.MoneyView;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What the fund's treasury account (1010) got and gave. The bank's own number is unique for ever.
@Path("/v1/treasury")
@Tag(
        name = "Treasury",
        description =
                "Remittances of channels, public money, interest, fees paid over. The same fact under a bankReference"
                        + " again is the one that is known; another one is CHANNEL_REFERENCE_REUSED.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TreasuryResource {
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 9999;

    private final MoneyHandler money;
    private final MoneyQueries queries;
    private final RequestHead head;

    TreasuryResource(MoneyHandler money, MoneyQueries queries, RequestHead head) {
        this.money = money;
        this.queries = queries;
        this.head = head;
    }

    @POST
    @Path("remittances")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A channel passed on what it had taken (汇缴)")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = RemittanceRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = MoneyResponse.class)))
    public Response remittance(InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body =
                JsonBody.read(
                        json, "region", "fund", "channel", "bankReference", "amountFen", "onDate");
        return reply(
                write,
                body,
                new TreasuryEvent.ChannelRemitted(
                        body.region("region"),
                        body.constant("fund", Fund.values()),
                        body.id("channel", Channel::new),
                        MoneyBodies.reference(body, "bankReference"),
                        body.fen("amountFen", 1)));
    }

    @POST
    @Path("subsidies")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Public money of resident premiums came in",
            description = "SUBSIDY (财政补助) and ASSISTANCE (资助) are never merged.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = SubsidyRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = MoneyResponse.class)))
    public Response subsidy(InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body =
                JsonBody.read(
                        json, "region", "kind", "year", "bankReference", "amountFen", "onDate");
        return reply(
                write,
                body,
                new TreasuryEvent.SubsidyReceived(
                        body.region("region"),
                        body.constant("kind", PublicMoney.values()),
                        body.integer("year", YEAR_MIN, YEAR_MAX),
                        MoneyBodies.reference(body, "bankReference"),
                        body.fen("amountFen", 1)));
    }

    @POST
    @Path("large-cost-fees")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Large-cost fees were paid over to the insurer (大额医疗救助费)")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PaidOverRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = MoneyResponse.class)))
    public Response paidOver(InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "region", "bankReference", "amountFen", "onDate");
        return reply(
                write,
                body,
                new TreasuryEvent.LargeCostFeePaidOver(
                        body.region("region"),
                        MoneyBodies.reference(body, "bankReference"),
                        body.fen("amountFen", 1)));
    }

    @POST
    @Path("interest")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "The bank paid interest to the fund")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = InterestRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Posted",
            content = @Content(schema = @Schema(implementation = MoneyResponse.class)))
    public Response interest(InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body =
                JsonBody.read(json, "region", "fund", "bankReference", "amountFen", "onDate");
        return reply(
                write,
                body,
                new TreasuryEvent.InterestReceived(
                        body.region("region"),
                        body.constant("fund", Fund.values()),
                        MoneyBodies.reference(body, "bankReference"),
                        body.fen("amountFen", 1)));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A fact of the treasury and the ledger's answer")
    public MoneyResponse fact(@PathParam("id") String id) {
        try {
            Optional<MoneyView> found = queries.event(EventId.parse(id));
            if (found.isPresent() && found.get().event() instanceof TreasuryEvent) {
                return MoneyResponse.of(found.get());
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new ProblemException(Refusal.NOT_FOUND, Sentence.NONE);
    }

    private Response reply(WriteHead write, JsonBody body, TreasuryEvent event) {
        return Replies.of(
                head,
                money.ofBank(
                        write,
                        event,
                        MoneyBodies.reference(body, "bankReference"),
                        body.dateIfAny("onDate").orElse(null)),
                id -> "/v1/treasury/" + id,
                (id, _) -> render(id));
    }

    private MoneyResponse render(EventId id) {
        return queries.event(id)
                .map(MoneyResponse::of)
                .orElseThrow(() -> new ProblemException(Refusal.NOT_FOUND, Sentence.NONE));
    }
}
