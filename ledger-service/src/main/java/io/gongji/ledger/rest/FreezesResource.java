package io.gongji.ledger.rest;

import io.gongji.contracts.FreezeReason;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.eventstore.AnswerWaiter;
import io.gongji.ledger.app.Operations;
import io.gongji.ledger.app.RequestKey;
import io.gongji.ledger.domain.Operation.Kind;
import io.gongji.ledger.view.BalanceQueries;
import io.gongji.ledger.view.GrantQueries;
import io.gongji.ledger.view.GrantView;
import io.gongji.ledger.view.MemberAccount;
import io.gongji.ledger.view.OperationQueries;
import io.gongji.ledger.view.OperationView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Freezes (冻结, domain US-37) of accounts and of grants.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Freezes", description = "Accounts and grants whose money nobody may spend")
@APIResponse(
        responseCode = "404",
        description = "MEMBER_UNKNOWN or NOT_FOUND",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
final class FreezesResource {
    private final Operations operations;
    private final BalanceQueries accounts;
    private final GrantQueries grants;
    private final OperationReplies replies;

    FreezesResource(
            Operations operations,
            BalanceQueries accounts,
            GrantQueries grants,
            OperationQueries queries,
            AnswerWaiter waiter) {
        this.operations = operations;
        this.accounts = accounts;
        this.grants = grants;
        this.replies = new OperationReplies(queries, waiter);
    }

    @POST
    @Path("/members/{memberId}/freeze")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Freeze a person's account: what comes still arrives, nobody spends it",
            description = OperationReplies.WRITE)
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(name = WriteHeaders.PREFER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "Frozen",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    @APIResponse(responseCode = "202", description = "The book has not answered yet")
    public Response freezeMember(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-000000000001") String memberId,
            @Nullable FreezeRequest body,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        FreezeRequest asked = required(body);
        FreezeReason reason = asked.reason();
        String order = asked.orderReference();
        MemberAccount account = RefusedRequest.valueOf(accounts.account(Asked.member(memberId)));
        return tell(
                Kind.FREEZE_ACCOUNT,
                "member/" + account.memberId(),
                event(
                        order,
                        number ->
                                new OperationEvent.AccountFrozen(
                                        account.memberId(), account.region(), reason, number)),
                WriteHeaders.requestKey(headers, uri, reason + " " + order),
                headers);
    }

    @POST
    @Path("/members/{memberId}/unfreeze")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Lift the freeze of a person's account",
            description = OperationReplies.WRITE)
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(name = WriteHeaders.PREFER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "Free again",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    @APIResponse(responseCode = "202", description = "The book has not answered yet")
    public Response unfreezeMember(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-000000000001") String memberId,
            @Nullable UnfreezeRequest body,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        String order = required(body).orderReference();
        MemberAccount account = RefusedRequest.valueOf(accounts.account(Asked.member(memberId)));
        return tell(
                Kind.UNFREEZE_ACCOUNT,
                "member/" + account.memberId(),
                event(
                        order,
                        number ->
                                new OperationEvent.AccountUnfrozen(
                                        account.memberId(), account.region(), number)),
                WriteHeaders.requestKey(headers, uri, order),
                headers);
    }

    @POST
    @Path("/grants/{grantId}/freeze")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Freeze one grant: it pays nothing", description = OperationReplies.WRITE)
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(name = WriteHeaders.PREFER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "Frozen",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    @APIResponse(responseCode = "202", description = "The book has not answered yet")
    public Response freezeGrant(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-00000000000c") String grantId,
            @Nullable FreezeRequest body,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        FreezeRequest asked = required(body);
        FreezeReason reason = asked.reason();
        String order = asked.orderReference();
        GrantView grant = grant(grantId);
        return tell(
                Kind.FREEZE_GRANT,
                "grant/" + grant.grantId(),
                event(
                        order,
                        number ->
                                new OperationEvent.GrantFrozen(
                                        grant.grantId(), grant.region(), reason, number)),
                WriteHeaders.requestKey(headers, uri, reason + " " + order),
                headers);
    }

    @POST
    @Path("/grants/{grantId}/unfreeze")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lift the freeze of one grant", description = OperationReplies.WRITE)
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(name = WriteHeaders.PREFER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "Free again",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    @APIResponse(responseCode = "202", description = "The book has not answered yet")
    public Response unfreezeGrant(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-00000000000c") String grantId,
            @Nullable UnfreezeRequest body,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        String order = required(body).orderReference();
        GrantView grant = grant(grantId);
        return tell(
                Kind.UNFREEZE_GRANT,
                "grant/" + grant.grantId(),
                event(
                        order,
                        number ->
                                new OperationEvent.GrantUnfrozen(
                                        grant.grantId(), grant.region(), number)),
                WriteHeaders.requestKey(headers, uri, order),
                headers);
    }

    private GrantView grant(String grantId) {
        return RefusedRequest.valueOf(grants.of(Asked.id("grantId", grantId, GrantId::parse)));
    }

    private Response tell(
            Kind kind, String subject, OperationEvent event, RequestKey key, HttpHeaders headers) {
        return replies.settled(
                event.region().book(), operations.ofFreeze(key, kind, subject, event), headers);
    }

    private static OperationEvent event(
            String orderReference, Function<String, OperationEvent> made) {
        return Asked.parsed(
                "orderReference",
                orderReference,
                new Sentence("a number of 1 to 100 characters", " 1 至 100 个字符的文号"),
                made);
    }

    private static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new RefusedRequest(
                    Refusal.MALFORMED_BODY,
                    new Sentence(
                            "The body is missing; send {\"orderReference\":\"…\"}, and a reason to freeze.",
                            "缺少请求体，请发送 {\"orderReference\":\"…\"}，冻结时另填 reason。"));
        }
        return body;
    }
}
