package io.gongji.payment.rest;

import io.gongji.contracts.ClaimId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.payment.app.ClaimHandler;
import io.gongji.payment.app.ClaimRequest;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.app.Written;
import io.gongji.payment.domain.claim.Cause;
import io.gongji.payment.domain.claim.ClaimDecider;
import io.gongji.payment.domain.claim.Route;
import io.gongji.payment.domain.pricing.Pricing;
import io.gongji.payment.view.ClaimQueries;
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
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Claims for bills that patients prepaid (手工报销).
@Path("/v1/claims")
@Tag(
        name = "Claims",
        description = "Taken in at a counter, approved by another caller, paid out by the bank.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ClaimResource {
    private static final Pattern ISSUER = Pattern.compile("[A-Z0-9]{4,32}");
    private static final Pattern RULE = Pattern.compile("[A-Z][A-Z0-9._-]{0,31}");

    private final ClaimHandler claims;
    private final ClaimQueries queries;
    private final RequestHead head;

    ClaimResource(ClaimHandler claims, ClaimQueries queries, RequestHead head) {
        this.claims = claims;
        this.queries = queries;
        this.head = head;
    }

    /// A claim; amounts in fen. A referral names the level of the hospital that referred.
    record ClaimBody(
            MemberId memberId,
            Benefit benefit,
            Cause cause,
            Route route,
            LocalDate dischargedOn,
            int hospitalLevel,
            @Nullable Integer referringLevel,
            long totalFen,
            long inScopeFen,
            String issuer,
            String invoiceNumber) {}

    /// An approval; both are left out where a policy pack prices the benefit.
    record ClaimApproval(@Nullable Long fundFen, @Nullable String rule) {}

    /// A payment by the bank, or its return.
    record ClaimPayment(String bankReference) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take a claim in",
            description =
                    "Work injury, a liable third party, public health and treatment abroad are EXCLUDED (domain I1). "
                            + "Only a level-3 hospital refers out of the city (H6); rural residents claim within the "
                            + "region's months of the discharge, the last day included (H7). An invoice is claimed once.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ClaimBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "Taken in",
            content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response submit(InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body =
                JsonBody.read(
                        json,
                        "memberId",
                        "benefit",
                        "cause",
                        "route",
                        "dischargedOn",
                        "hospitalLevel",
                        "referringLevel",
                        "totalFen",
                        "inScopeFen",
                        "issuer",
                        "invoiceNumber");
        return reply(
                claims.submit(
                        write,
                        new ClaimRequest(
                                body.id("memberId", MemberId::parse),
                                body.constant("benefit", Benefit.values()),
                                body.constant("cause", Cause.values()),
                                body.constant("route", Route.values()),
                                body.date("dischargedOn"),
                                body.integer("hospitalLevel", 1, 3),
                                body.has("referringLevel")
                                        ? (Integer) body.integer("referringLevel", 1, 3)
                                        : null,
                                new Pricing.Cost(
                                        body.fen("totalFen", 1), body.fen("inScopeFen", 0)),
                                body.text(
                                        "issuer",
                                        ISSUER,
                                        new Sentence(
                                                "send 4 to 32 upper-case letters and digits.",
                                                "应为 4 至 32 个大写字母或数字。")),
                                body.text(
                                        "invoiceNumber",
                                        ProviderResource.REFERENCE,
                                        ProviderResource.REFERENCE_FORM))));
    }

    @POST
    @Path("{claimId}/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Approve it, by another caller",
            description =
                    "Where a policy pack has the benefit it sets the amount and the yearly counters are used; "
                            + "elsewhere the reviewer sends fundFen and the rule that was gone by.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ClaimApproval.class)))
    @APIResponse(
            responseCode = "201",
            description = "Approved",
            content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response approve(@PathParam("claimId") String claimId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "fundFen", "rule");
        Long fundFen = body.has("fundFen") ? (Long) body.fen("fundFen", 1) : null;
        String rule =
                fundFen == null
                        ? null
                        : body.text(
                                "rule",
                                RULE,
                                new Sentence(
                                        "send the rule you went by: 1 to 32 upper-case letters, digits, dots, dashes and underscores.",
                                        "请填写审核依据：1 至 32 个大写字母、数字、点、连字符或下划线。"));
        return reply(claims.approve(write, id(claimId), fundFen, rule));
    }

    @POST
    @Path("{claimId}/rejection")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Reject it; the ledger is not told, and the invoice may be claimed again")
    @APIResponse(
            responseCode = "201",
            description = "Rejected",
            content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response reject(@PathParam("claimId") String claimId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody.requireNothing(json);
        return reply(claims.reject(write, id(claimId)));
    }

    @POST
    @Path("{claimId}/payment")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that the bank has paid it out")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ClaimPayment.class)))
    @APIResponse(
            responseCode = "201",
            description = "Paid",
            content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response pay(@PathParam("claimId") String claimId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        return reply(claims.pay(write, id(claimId), reference(json)));
    }

    @POST
    @Path("{claimId}/payment-return")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that the bank brought the payment back: the claim is owed again")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = ClaimPayment.class)))
    @APIResponse(
            responseCode = "201",
            description = "Owed again",
            content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response takeBack(@PathParam("claimId") String claimId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        return reply(claims.takeBack(write, id(claimId), reference(json)));
    }

    @GET
    @Path("{claimId}")
    @Operation(summary = "A claim as it stands")
    public ClaimResponse claim(@PathParam("claimId") String claimId) {
        return render(id(claimId));
    }

    private static String reference(byte[] json) {
        return JsonBody.read(json, "bankReference")
                .text("bankReference", ProviderResource.REFERENCE, ProviderResource.REFERENCE_FORM);
    }

    private Response reply(Written<ClaimId> written) {
        return Replies.of(head, written, id -> "/v1/claims/" + id, (id, _) -> render(id));
    }

    private ClaimResponse render(ClaimId id) {
        return ClaimResponse.of(queries.claim(id)).orElseThrow(ClaimResource::unknown);
    }

    private static ClaimId id(String text) {
        try {
            return ClaimId.parse(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(Refusal.NOT_FOUND, ClaimDecider.UNKNOWN);
    }
}
