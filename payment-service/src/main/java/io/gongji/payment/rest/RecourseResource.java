package io.gongji.payment.rest;

import io.gongji.contracts.ClaimId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RecourseId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.SettlementEvent.Benefit;
import io.gongji.payment.app.RecourseHandler;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.app.Written;
import io.gongji.payment.domain.recourse.RecourseCase;
import io.gongji.payment.domain.recourse.RecourseDecider;
import io.gongji.payment.domain.recourse.RecourseState;
import io.gongji.payment.view.RecourseQueries;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Recourse against third parties (追偿).
@Path("/v1/recourses")
@Tag(
        name = "Recourse",
        description =
                "The fund pays first for a third party that does not pay or is unknown, and recovers (domain I2).")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RecourseResource {
    private final RecourseHandler recourses;
    private final RecourseQueries queries;
    private final RequestHead head;

    RecourseResource(RecourseHandler recourses, RecourseQueries queries, RequestHead head) {
        this.recourses = recourses;
        this.queries = queries;
        this.head = head;
    }

    /// A case: either of a claim, or of a provider with patient and benefit.
    record RecourseRequest(
            String caseNumber,
            long amountFen,
            @Nullable ClaimId claimId,
            @Nullable MemberId memberId,
            @Nullable ProviderId providerId,
            @Nullable Benefit benefit) {}

    record RecoveryRequest(long amountFen, String bankReference) {}

    /// Without an amount all that is open.
    record WriteOffRequest(@Nullable Long amountFen) {}

    record RecoursePayment(String bankReference) {}

    /// A recourse; amounts in fen.
    ///
    /// @param openFen what is still to be recovered
    /// @param excessFen what came in past it, and waits in suspense
    record RecourseResponse(
            RecourseId recourseId,
            MemberId memberId,
            RegionCode region,
            Fund fund,
            Benefit benefit,
            String caseNumber,
            @Nullable ProviderId providerId,
            @Nullable ClaimId claimId,
            long amountFen,
            long recoveredFen,
            long writtenOffFen,
            long openFen,
            long excessFen,
            long providerPaidFen) {
        static RecourseResponse of(RecourseState.Opened state) {
            RecourseCase opened = state.opened();
            return new RecourseResponse(
                    opened.recourseId(),
                    opened.memberId(),
                    opened.region(),
                    opened.fund(),
                    opened.benefit(),
                    opened.caseNumber(),
                    opened.provider(),
                    opened.claimId(),
                    opened.amountFen(),
                    state.recoveredFen(),
                    state.writtenOffFen(),
                    state.openFen(),
                    state.excessFen(),
                    state.providerPaidFen());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Open a recourse: the fund pays first",
            description =
                    "For a claim whose third party does not pay or is unknown (the claim is then payable), or for a "
                            + "provider's bill (then 2210 owes it).")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = RecourseRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Opened",
            content = @Content(schema = @Schema(implementation = RecourseResponse.class)))
    public Response open(InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body =
                JsonBody.read(
                        json,
                        "caseNumber",
                        "amountFen",
                        "claimId",
                        "memberId",
                        "providerId",
                        "benefit");
        String caseNumber =
                body.text(
                        "caseNumber", ProviderResource.REFERENCE, ProviderResource.REFERENCE_FORM);
        long amountFen = body.fen("amountFen", 1);
        if (body.has("claimId") && (body.has("memberId") || body.has("providerId"))) {
            throw JsonBody.invalid(
                    "claimId",
                    new Sentence(
                            "send either a claim, or a member with provider and benefit.",
                            "请填写报销申请编号，或填写参保人、机构和待遇类别，不能同时填写。"));
        }
        return reply(
                recourses.open(
                        write,
                        body.has("claimId")
                                ? new RecourseHandler.Debt.OfClaim(
                                        caseNumber, body.id("claimId", ClaimId::parse), amountFen)
                                : new RecourseHandler.Debt.OfProvider(
                                        caseNumber,
                                        body.id("memberId", MemberId::parse),
                                        body.id("providerId", ProviderId::new),
                                        body.constant("benefit", Benefit.values()),
                                        amountFen)));
    }

    @POST
    @Path("{recourseId}/recoveries")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say what the third party paid",
            description = "Money that came in is booked; what is more than is open waits in 2310.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = RecoveryRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Booked",
            content = @Content(schema = @Schema(implementation = RecourseResponse.class)))
    public Response recover(@PathParam("recourseId") String recourseId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "amountFen", "bankReference");
        return reply(
                recourses.recover(
                        write, id(recourseId), body.fen("amountFen", 1), reference(body)));
    }

    @POST
    @Path("{recourseId}/write-off")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Give up what is open, or a part of it, by another caller")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = WriteOffRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Given up",
            content = @Content(schema = @Schema(implementation = RecourseResponse.class)))
    public Response writeOff(@PathParam("recourseId") String recourseId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "amountFen");
        return reply(
                recourses.writeOff(
                        write,
                        id(recourseId),
                        body.has("amountFen") ? (Long) body.fen("amountFen", 1) : null));
    }

    @POST
    @Path("{recourseId}/payment")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Say that the provider was paid what it is owed")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = RecoursePayment.class)))
    @APIResponse(
            responseCode = "201",
            description = "Paid",
            content = @Content(schema = @Schema(implementation = RecourseResponse.class)))
    public Response pay(@PathParam("recourseId") String recourseId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "bankReference");
        return reply(recourses.payProvider(write, id(recourseId), reference(body)));
    }

    @GET
    @Path("{recourseId}")
    @Operation(summary = "A recourse as it stands")
    public RecourseResponse recourse(@PathParam("recourseId") String recourseId) {
        return render(id(recourseId));
    }

    private static String reference(JsonBody body) {
        return body.text(
                "bankReference", ProviderResource.REFERENCE, ProviderResource.REFERENCE_FORM);
    }

    private Response reply(Written<RecourseId> written) {
        return Replies.of(head, written, id -> "/v1/recourses/" + id, (id, _) -> render(id));
    }

    private RecourseResponse render(RecourseId id) {
        return switch (queries.recourse(id)) {
            case RecourseState.Absent _ -> throw unknown();
            case RecourseState.Opened opened -> RecourseResponse.of(opened);
        };
    }

    private static RecourseId id(String text) {
        try {
            return RecourseId.parse(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(Refusal.NOT_FOUND, RecourseDecider.UNKNOWN);
    }
}
