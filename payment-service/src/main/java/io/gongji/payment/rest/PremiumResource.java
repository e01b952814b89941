package io.gongji.payment.rest;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.BusinessClock;
import io.gongji.payment.app.PremiumHandler;
import io.gongji.payment.app.PremiumHandler.OrderResult;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.app.Written;
import io.gongji.payment.domain.premium.PremiumId;
import io.gongji.payment.password.PasswordRule;
import io.gongji.payment.rest.PremiumBodies.OrderRequest;
import io.gongji.payment.rest.PremiumBodies.OrderResponse;
import io.gongji.payment.rest.PremiumBodies.PaymentRequest;
import io.gongji.payment.rest.PremiumBodies.ReceiptResponse;
import io.gongji.payment.view.PremiumQueries;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Resident premiums (居民医保缴费).
@Path("/v1")
@Tag(
        name = "Premiums",
        description = "Resident premiums: ordered from a channel, or paid from an account.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PremiumResource {
    static final int YEAR_MIN = 2000;
    static final int YEAR_MAX = 2100;

    private final PremiumHandler premiums;
    private final PremiumQueries queries;
    private final BusinessClock clock;
    private final RequestHead head;
    private final ChannelAddress channels;

    PremiumResource(
            PremiumHandler premiums,
            PremiumQueries queries,
            BusinessClock clock,
            RequestHead head,
            ChannelAddress channels) {
        this.premiums = premiums;
        this.queries = queries;
        this.clock = clock;
        this.head = head;
        this.channels = channels;
    }

    @POST
    @Path("premium-orders")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Order a premium to be paid by a channel",
            description =
                    "The amount stays as it is said here. While the order waits for its money, nobody else can pay the"
                            + " premium. A premium that the assistance covers whole is posted at once.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = OrderRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Ordered",
            content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    public Response order(InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "memberId", "year", "channel");
        return reply(premiums.order(write, premium(body), body.id("channel", Channel::new)));
    }

    @GET
    @Path("premium-orders/{orderId}")
    @Operation(summary = "An order")
    @APIResponse(
            responseCode = "200",
            description = "The order",
            content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    public Response order(@PathParam("orderId") String orderId) {
        return Response.ok(render(orderId(orderId))).build();
    }

    @POST
    @Path("premium-orders/{orderId}/cancel")
    @Operation(
            summary = "Cancel an order that nobody has paid",
            description =
                    "Money that comes for it all the same pays the premium, if nobody else has; else it is held.")
    @APIResponse(
            responseCode = "201",
            description = "Cancelled",
            content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    public Response cancel(@PathParam("orderId") String orderId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody.requireNothing(json);
        return reply(premiums.cancel(write, orderId(orderId)));
    }

    @POST
    @Path("premium-payments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Pay a premium from an account, for oneself or for a relative",
            description =
                    "All or nothing. The payer gives the payment password; another person than the payer needs the"
                            + " payer's active authorisation. The password is no part of what makes two requests the"
                            + " same.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PaymentRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Paid",
            content = @Content(schema = @Schema(implementation = ReceiptResponse.class)))
    public Response pay(InputStream in) {
        JsonBody body = JsonBody.read(keyed(in), "memberId", "year", "payerId", "password");
        PremiumId premium = premium(body);
        MemberId payer = body.id("payerId", MemberId::parse);
        String password = password(body, "password");
        // A digest of the body would let the six digits be guessed by whoever reads the key table.
        WriteHead write = head.write((premium + "/" + payer).getBytes(StandardCharsets.UTF_8));
        return Replies.of(
                head,
                premiums.pay(write, premium, payer, password),
                paid -> "/v1/premium-receipts/" + paid.receiptId(),
                (paid, _) -> receipt(paid.receiptId()));
    }

    @GET
    @Path("premium-receipts/{receiptId}")
    @Operation(summary = "A payment of a premium and what it covers")
    @APIResponse(
            responseCode = "200",
            description = "The receipt",
            content = @Content(schema = @Schema(implementation = ReceiptResponse.class)))
    public ReceiptResponse receipt(@PathParam("receiptId") String receiptId) {
        try {
            return receipt(EventId.parse(receiptId));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Refusal.NOT_FOUND, Sentence.NONE);
        }
    }

    private ReceiptResponse receipt(EventId receiptId) {
        return queries.receipt(receiptId)
                .map(ReceiptResponse::of)
                .orElseThrow(() -> new ProblemException(Refusal.NOT_FOUND, Sentence.NONE));
    }

    /// The body, read after the key was looked at.
    private byte[] keyed(InputStream in) {
        byte[] json = head.json(in);
        head.requireKey();
        return json;
    }

    private Response reply(Written<OrderResult> written) {
        return Replies.of(
                head,
                written,
                order -> "/v1/premium-orders/" + order.orderId(),
                (order, _) -> render(order.orderId()));
    }

    private OrderResponse render(UUID orderId) {
        return queries.order(orderId, clock.instant())
                .map(view -> OrderResponse.of(view, channels.url()))
                .orElseThrow(() -> new ProblemException(Refusal.NOT_FOUND, Sentence.NONE));
    }

    private static PremiumId premium(JsonBody body) {
        return new PremiumId(
                body.id("memberId", MemberId::parse), body.integer("year", YEAR_MIN, YEAR_MAX));
    }

    /// A password as it was sent; what is too long to be one is never hashed.
    static String password(JsonBody body, String field) {
        String password = body.text(field);
        if (password.length() > 2 * PasswordRule.LENGTH_MAX) {
            throw new ProblemException(
                    Refusal.PASSWORD_UNFIT,
                    new Sentence(field + ": at most 64 characters.", field + "：最多 64 个字符。"));
        }
        return password;
    }

    static UUID orderId(String text) {
        try {
            UUID orderId = UUID.fromString(text);
            if (orderId.toString().equals(text)) {
                return orderId;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new ProblemException(Refusal.NOT_FOUND, Sentence.NONE);
    }
}
