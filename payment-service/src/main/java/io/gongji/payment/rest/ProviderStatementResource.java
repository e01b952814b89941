package io.gongji.payment.rest;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.StatementId;
import io.gongji.contracts.event.ProviderEvent;
import io.gongji.payment.app.ProviderHandler;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.app.Written;
import io.gongji.payment.domain.provider.ProviderDecider;
import io.gongji.payment.rest.ProviderBodies.DisallowanceRequest;
import io.gongji.payment.rest.ProviderBodies.StatementPaymentRequest;
import io.gongji.payment.rest.ProviderBodies.StatementResponse;
import io.gongji.payment.view.ProviderQueries;
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
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Statements of providers under review, approved, disallowed and paid (结算申报审核).
@Path("/v1/provider-statements/{statementId}")
@Tag(
        name = "Provider statements",
        description = "Reviewed by another caller than the one who sent them; then paid.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProviderStatementResource {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private final ProviderHandler providers;
    private final ProviderQueries queries;
    private final RequestHead head;

    ProviderStatementResource(
            ProviderHandler providers, ProviderQueries queries, RequestHead head) {
        this.providers = providers;
        this.queries = queries;
        this.head = head;
    }

    @POST
    @Path("approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Approve it, by another caller, and say what of it is not owed",
            description =
                    "Advances of the year are set off; bills that were voided meanwhile do not count.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = DisallowanceRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Approved",
            content = @Content(schema = @Schema(implementation = StatementResponse.class)))
    public Response approve(@PathParam("statementId") String statementId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "disallowances");
        List<ProviderHandler.Named> disallowed =
                body.has("disallowances")
                        ? named(body, "disallowances", ProviderEvent.DISALLOWANCES_MAX, 1)
                        : List.of();
        return reply(head, queries, providers.approve(write, id(statementId), disallowed));
    }

    @POST
    @Path("rejection")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Reject it: its bills may be on another statement")
    @APIResponse(
            responseCode = "201",
            description = "Rejected",
            content = @Content(schema = @Schema(implementation = StatementResponse.class)))
    public Response reject(@PathParam("statementId") String statementId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody.requireNothing(json);
        return reply(head, queries, providers.reject(write, id(statementId)));
    }

    @POST
    @Path("disallowances")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Disallow bills of it after the approval, in whole or in part",
            description = "At most the fund's part of each bill.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = DisallowanceRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Disallowed",
            content = @Content(schema = @Schema(implementation = StatementResponse.class)))
    public Response disallow(@PathParam("statementId") String statementId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "disallowances");
        List<ProviderHandler.Named> disallowed =
                named(body, "disallowances", ProviderEvent.DISALLOWANCES_MAX, 1);
        return reply(head, queries, providers.disallow(write, id(statementId), disallowed));
    }

    @POST
    @Path("payment")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that the agency has paid for it, in whole or in part")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = StatementPaymentRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Paid",
            content = @Content(schema = @Schema(implementation = StatementResponse.class)))
    public Response pay(@PathParam("statementId") String statementId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "amountFen", "bankReference");
        return reply(
                head,
                queries,
                providers.pay(
                        write,
                        id(statementId),
                        body.has("amountFen") ? (Long) body.fen("amountFen", 1) : null,
                        body.text(
                                "bankReference",
                                ProviderResource.REFERENCE,
                                ProviderResource.REFERENCE_FORM)));
    }

    @GET
    @Operation(summary = "A statement with its bills")
    public StatementResponse statement(@PathParam("statementId") String statementId) {
        return render(queries, id(statementId));
    }

    static Response reply(RequestHead head, ProviderQueries queries, Written<StatementId> written) {
        return Replies.of(
                head,
                written,
                id -> "/v1/provider-statements/" + id,
                (id, _) -> render(queries, id));
    }

    /// Bills by the provider's own numbers, at least one.
    static List<ProviderHandler.Named> named(JsonBody body, String field, int max, long minFen) {
        List<ProviderHandler.Named> bills =
                body.objects(field, max, "providerNumber", "amountFen").stream()
                        .map(bill ->
                                new ProviderHandler.Named(
                                        bill.text(
                                                "providerNumber",
                                                NUMBER,
                                                ProviderResource.REFERENCE_FORM),
                                        bill.fen("amountFen", minFen)))
                        .toList();
        if (bills.isEmpty()) {
            throw JsonBody.invalid(field, new Sentence("send at least one bill.", "请至少填写一笔结算。"));
        }
        return bills;
    }

    private static StatementResponse render(ProviderQueries queries, StatementId id) {
        return queries.statement(id)
                .map(StatementResponse::of)
                .orElseThrow(ProviderStatementResource::unknown);
    }

    private static StatementId id(String text) {
        try {
            return StatementId.parse(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(Refusal.NOT_FOUND, ProviderDecider.UNKNOWN);
    }
}
