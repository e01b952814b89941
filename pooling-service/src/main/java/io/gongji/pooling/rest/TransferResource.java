package io.gongji.pooling.rest;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.TransferId;
import io.gongji.pooling.app.Reply;
import io.gongji.pooling.app.RequestKey;
import io.gongji.pooling.app.SendHandler;
import io.gongji.pooling.app.TransferHandler;
import io.gongji.pooling.app.WalletReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
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

/// Sending wallet money, accepting and refusing it.
@Path("/v1/wallet-transfers")
@Tag(name = "wallet-transfers", description = "Transfers between wallets (医保钱包转账)")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
public class TransferResource {
    private final SendHandler sender;
    private final TransferHandler handler;
    private final WalletReader reader;
    private final WriteHeaders headers;
    private final Problems problems;

    TransferResource(
            SendHandler sender,
            TransferHandler handler,
            WalletReader reader,
            WriteHeaders headers,
            Problems problems) {
        this.sender = sender;
        this.handler = handler;
        this.reader = reader;
        this.headers = headers;
        this.problems = problems;
    }

    /// Transfers that wait for a payee, the next to go back first.
    public record WaitingResponse(List<TransferResponse> transfers) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Send money to another person's wallet")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(
            name = "Prefer",
            in = ParameterIn.HEADER,
            description = "wait=0..30 seconds, default 5")
    @APIResponse(
            responseCode = "201",
            description = "the ledger holds the money for the payee",
            content = @Content(schema = @Schema(implementation = TransferResponse.class)))
    @APIResponse(
            responseCode = "202",
            description = "the ledger has not answered yet; look at Location")
    @APIResponse(
            responseCode = "422",
            description = "refused here or declined by the ledger, with the reason's code",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Response send(@Nullable TransferRequest body) {
        TransferRequest request = Fields.body(body);
        RequestKey key = headers.requestKey(request);
        return settled(sender.send(key, request.toSend()), 201);
    }

    @GET
    @Operation(summary = "Transfers that wait for a payee, the next to go back first, at most 200")
    public WaitingResponse waiting(@QueryParam("payeeId") @Nullable String payeeId) {
        MemberId payee = Fields.id(Fields.required("payeeId", payeeId), MemberId::new);
        return new WaitingResponse(
                reader.waitingFor(payee).stream().map(TransferResponse::of).toList());
    }

    @GET
    @Path("/{transferId}")
    @Operation(summary = "One transfer")
    @APIResponse(
            responseCode = "200",
            description = "as it is now",
            content = @Content(schema = @Schema(implementation = TransferResponse.class)))
    public Response transfer(@PathParam("transferId") String transferId) {
        return reader.transfer(id(transferId))
                .map(transfer -> Response.ok(TransferResponse.of(transfer)).build())
                .orElseGet(() -> problems.of(Refusal.TRANSFER_UNKNOWN));
    }

    @POST
    @Path("/{transferId}/accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take the money, as the payee")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(
            name = "Prefer",
            in = ParameterIn.HEADER,
            description = "wait=0..30 seconds, default 5")
    @APIResponse(
            responseCode = "200",
            description = "CREDITED: the money is the payee's own",
            content = @Content(schema = @Schema(implementation = TransferResponse.class)))
    @APIResponse(responseCode = "202", description = "accepted; the books have not all answered")
    public Response accept(
            @PathParam("transferId") String transferId, @Nullable PayeeRequest body) {
        PayeeRequest request = Fields.body(body);
        RequestKey key = headers.requestKey(request);
        MemberId payee = Fields.required("payeeId", request.payeeId());
        return settled(handler.accept(key, id(transferId), payee), 200);
    }

    @POST
    @Path("/{transferId}/refuse")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Refuse the money, as the payee; it goes back to the payer")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(
            name = "Prefer",
            in = ParameterIn.HEADER,
            description = "wait=0..30 seconds, default 5")
    @APIResponse(
            responseCode = "200",
            description = "RETURNED: the money is the payer's again",
            content = @Content(schema = @Schema(implementation = TransferResponse.class)))
    @APIResponse(responseCode = "202", description = "refused; the ledger has not answered")
    public Response refuse(
            @PathParam("transferId") String transferId, @Nullable PayeeRequest body) {
        PayeeRequest request = Fields.body(body);
        RequestKey key = headers.requestKey(request);
        MemberId payee = Fields.required("payeeId", request.payeeId());
        return settled(handler.refuse(key, id(transferId), payee), 200);
    }

    private Response settled(Reply reply, int whenSettled) {
        return switch (reply) {
            case Reply.Refused(Refusal reason, Sentence detail) -> problems.of(reason, detail);
            case Reply.Done(UUID target) ->
                    reader.settled(new TransferId(target), headers.patience())
                            .map(TransferResponse::of)
                            .map(transfer -> rendered(transfer, whenSettled))
                            .orElseGet(() -> problems.of(Refusal.TRANSFER_UNKNOWN));
        };
    }

    private Response rendered(TransferResponse transfer, int whenSettled) {
        boolean done = whenSettled == 201 && transfer.status() != TransferResponse.Status.DECLINED;
        return done || transfer.declinedFor() == null
                ? Response.status(status(transfer, whenSettled))
                        .location(URI.create("/v1/wallet-transfers/" + transfer.transferId()))
                        .entity(transfer)
                        .build()
                : problems.of(transfer.declinedFor(), declined(transfer));
    }

    private static Sentence declined(TransferResponse transfer) {
        return transfer.status() == TransferResponse.Status.DECLINED
                ? new Sentence(
                        "The ledger declined transfer "
                                + transfer.transferId()
                                + "; nothing was taken. Correct what it names and send a new one.",
                        "账本未受理转账 " + transfer.transferId() + "，未扣款；请按原因处理后重新转账。")
                : new Sentence(
                        "Transfer "
                                + transfer.transferId()
                                + " could not be credited to the payee; it waits until "
                                + transfer.returnAt()
                                + " and then goes back.",
                        "转账 "
                                + transfer.transferId()
                                + " 无法记入收款人账户，将于 "
                                + transfer.returnAt()
                                + " 退回付款人。");
    }

    private static int status(TransferResponse transfer, int whenSettled) {
        return switch (transfer.status()) {
            case PENDING, ACCEPTING, RETURNING -> 202;
            case SENT, CREDITED, RETURNED, DECLINED -> whenSettled;
        };
    }

    /// What cannot be an id names no transfer.
    private static TransferId id(String text) {
        return Fields.id(text, TransferId::new);
    }
}
