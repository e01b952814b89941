package io.gongji.payment.rest;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.WithdrawalId;
import io.gongji.payment.app.WithdrawalHandler;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.app.Written;
import io.gongji.payment.domain.withdrawal.Cause;
import io.gongji.payment.domain.withdrawal.Document;
import io.gongji.payment.domain.withdrawal.WithdrawalDecider;
import io.gongji.payment.view.WithdrawalQueries;
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
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Withdrawals of personal-account money as cash (个人账户一次性支取).
@Path("/v1/withdrawals")
@Tag(
        name = "Withdrawals",
        description =
                "Taken in at a counter, approved by another caller, set aside by the ledger, paid out by the bank.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class WithdrawalResource {
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private final WithdrawalHandler withdrawals;
    private final WithdrawalQueries queries;
    private final RequestHead head;

    WithdrawalResource(WithdrawalHandler withdrawals, WithdrawalQueries queries, RequestHead head) {
        this.withdrawals = withdrawals;
        this.queries = queries;
        this.head = head;
    }

    /// An application; without an amount all that is on the account when it is approved.
    record WithdrawalRequest(
            MemberId memberId, Cause reason, Set<Document> documents, @Nullable Long amountFen) {}

    /// A payment by the bank.
    record PaymentRequest(String bankReference) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take an application for cash in",
            description =
                    "Only the causes of domain I4 are taken, each with its papers: DEATH, SETTLED_ABROAD, "
                            + "TRANSFER_NOT_TAKEN, LOCAL_RULE. Anything else is NOT_WITHDRAWABLE.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = WithdrawalRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Taken in",
            content = @Content(schema = @Schema(implementation = WithdrawalResponse.class)))
    public Response apply(InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "memberId", "reason", "documents", "amountFen");
        return reply(
                withdrawals.apply(
                        write,
                        body.id("memberId", MemberId::parse),
                        body.constant("reason", Cause.values()),
                        body.has("documents")
                                ? body.constants("documents", Document.values())
                                : Set.of(),
                        body.has("amountFen") ? (Long) body.fen("amountFen", 1) : null));
    }

    @POST
    @Path("{withdrawalId}/approval")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Approve it, by another caller",
            description =
                    "The ledger sets the money aside (all or nothing); death and settling abroad close the account.")
    @APIResponse(
            responseCode = "201",
            description = "Approved, and the money is set aside",
            content = @Content(schema = @Schema(implementation = WithdrawalResponse.class)))
    public Response approve(@PathParam("withdrawalId") String withdrawalId, InputStream in) {
        return reply(withdrawals.approve(bodiless(in), id(withdrawalId)));
    }

    @POST
    @Path("{withdrawalId}/rejection")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Reject it")
    @APIResponse(
            responseCode = "201",
            description = "Rejected",
            content = @Content(schema = @Schema(implementation = WithdrawalResponse.class)))
    public Response reject(@PathParam("withdrawalId") String withdrawalId, InputStream in) {
        return reply(withdrawals.reject(bodiless(in), id(withdrawalId)));
    }

    @POST
    @Path("{withdrawalId}/payment")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that the bank has paid it out")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PaymentRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Paid",
            content = @Content(schema = @Schema(implementation = WithdrawalResponse.class)))
    public Response pay(@PathParam("withdrawalId") String withdrawalId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "bankReference");
        return reply(
                withdrawals.pay(
                        write,
                        id(withdrawalId),
                        body.text(
                                "bankReference",
                                REFERENCE,
                                new Sentence(
                                        "send 1 to 100 letters, digits, dots, dashes, colons and underscores.",
                                        "应为 1 至 100 个字母、数字、点、连字符、冒号或下划线。"))));
    }

    @GET
    @Path("{withdrawalId}")
    @Operation(summary = "A withdrawal as it stands")
    public WithdrawalResponse withdrawal(@PathParam("withdrawalId") String withdrawalId) {
        return render(id(withdrawalId));
    }

    private WriteHead bodiless(InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody.requireNothing(json);
        return write;
    }

    private Response reply(Written<WithdrawalId> written) {
        return Replies.of(head, written, id -> "/v1/withdrawals/" + id, (id, _) -> render(id));
    }

    private WithdrawalResponse render(WithdrawalId id) {
        return WithdrawalResponse.of(queries.withdrawal(id))
                .orElseThrow(WithdrawalResource::unknown);
    }

    private static WithdrawalId id(String text) {
        try {
            return WithdrawalId.parse(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(Refusal.NOT_FOUND, WithdrawalDecider.UNKNOWN);
    }
}
