package io.gongji.payment.rest;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.ChannelReceiptHandler;
import io.gongji.payment.app.ChannelReceiptHandler.Report;
import io.gongji.payment.app.ChannelReceiptHandler.Reported;
import io.gongji.payment.app.Written;
import io.gongji.payment.channel.ChannelKeys;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Call-backs of payment channels.
@Path("/v1/channels/{channel}/callbacks")
@Tag(name = "Channels", description = "What payment channels tell.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ChannelResource {
    private final ChannelReceiptHandler receipts;
    private final ChannelKeys keys;
    private final Clock clock;
    private final RequestHead head;

    ChannelResource(
            ChannelReceiptHandler receipts, ChannelKeys keys, Clock clock, RequestHead head) {
        this.receipts = receipts;
        this.keys = keys;
        this.clock = clock;
        this.head = head;
    }

    /// A payment that the channel took.
    record CallbackRequest(
            UUID orderId,
            @Schema(description = "The channel's own number, unique for ever")
                    String channelReference,
            long amountFen,
            Instant paidAt) {}

    /// What became of the money.
    ///
    /// @param status PAID, or UNIDENTIFIED: held in suspense until somebody says what it was for
    /// @param receiptId of the payment it made
    /// @param suspendedReceiptId by which it is matched or given back, when it is held
    /// @param reason why it is held
    record CallbackResponse(
            String status,
            UUID orderId,
            @Nullable EventId receiptId,
            @Nullable EventId suspendedReceiptId,
            @Nullable Refusal reason) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Report a payment for an order",
            description =
                    "Signed by the channel: Gongji-Signature: t=<seconds since 1970>,v1=<hex of HMAC-SHA256 over"
                            + " t, a dot and the body>. Needs no Idempotency-Key: the channelReference is one, for"
                            + " ever. Money that pays no order is a fact all the same: 202, held in suspense.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = CallbackRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "It paid the order",
            content = @Content(schema = @Schema(implementation = CallbackResponse.class)))
    public Response report(
            @PathParam("channel") String channelName,
            @HeaderParam("Gongji-Signature") @Nullable String signature,
            InputStream in) {
        byte[] json = head.json(in);
        Channel channel = signed(channelName, signature, json);
        JsonBody body = JsonBody.read(json, "orderId", "channelReference", "amountFen", "paidAt");
        Report report =
                new Report(
                        channel,
                        body.id("orderId", UUID::fromString),
                        body.text(
                                "channelReference",
                                PayrollResource.REFERENCE,
                                PayrollResource.REFERENCE_FORM),
                        body.fen("amountFen", 1),
                        body.instant("paidAt"));
        return switch (receipts.report(report)) {
            case Written.Posted<Reported> posted -> reply(report, posted.result());
            case Written.Pending<Reported> pending -> reply(report, pending.result());
            case Written.Refused<Reported> no -> Replies.refused(head, no.reason(), no.detail());
        };
    }

    /// An unknown channel is told no more than a wrong signature.
    private Channel signed(String name, @Nullable String signature, byte[] body) {
        Channel channel;
        try {
            channel = new Channel(name);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Refusal.SIGNATURE_INVALID, Sentence.NONE);
        }
        if (!keys.signed(channel, signature, body, clock.instant())) {
            throw new ProblemException(Refusal.SIGNATURE_INVALID, Sentence.NONE);
        }
        return channel;
    }

    private static Response reply(Report report, Reported reported) {
        boolean paid = reported.reason() == null;
        return Response.status(paid ? 201 : 202)
                .entity(
                        new CallbackResponse(
                                paid ? "PAID" : "UNIDENTIFIED",
                                report.orderId(),
                                paid ? reported.eventId() : null,
                                paid ? null : reported.eventId(),
                                reported.reason()))
                .build();
    }
}
