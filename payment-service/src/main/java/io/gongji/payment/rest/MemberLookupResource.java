package io.gongji.payment.rest;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.MemberHandler;
import io.gongji.payment.app.Writes;
import io.gongji.payment.domain.member.IdNumber;
import io.gongji.payment.view.MemberQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Looks members up for pooling-service. A POST, so that an ID number is in no address and no
/// access log.
@Path("/v1/member-lookups")
@Tag(name = "Members")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MemberLookupResource {
    private final MemberQueries queries;
    private final Writes writes;
    private final RequestHead head;

    MemberLookupResource(MemberQueries queries, Writes writes, RequestHead head) {
        this.queries = queries;
        this.writes = writes;
        this.head = head;
    }

    /// Exactly one of `idNumber` and `memberId`.
    record LookupRequest(
            @Nullable String idNumber,
            @Nullable MemberId memberId,
            @Schema(description = "Today when absent") @Nullable LocalDate onDate) {}

    /// A member on the day asked for.
    record LookupResponse(
            MemberId memberId,
            RegionCode region,
            Scheme scheme,
            @Schema(description = "Insured on that day") boolean insured,
            @Schema(description = "16 years or older on that day") boolean from16) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Find a member by ID number or id",
            description = "Needs no Idempotency-Key: nothing is written.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = LookupRequest.class)))
    public LookupResponse lookup(InputStream in) {
        JsonBody body = JsonBody.read(head.json(in), "idNumber", "memberId", "onDate");
        LocalDate onDate = body.dateIfAny("onDate").orElseGet(writes::today);
        if (body.has("idNumber") == body.has("memberId")) {
            throw new ProblemException(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "idNumber, memberId: send exactly one of them.",
                            "idNumber、memberId：请只填写其中一个。"));
        }
        Optional<MemberQueries.LookupView> found =
                body.has("memberId")
                        ? queries.lookup(body.id("memberId", MemberId::parse), onDate)
                        : queries.lookup(idNumber(body), onDate);
        return found.map(member ->
                        new LookupResponse(
                                member.memberId(),
                                member.person().region(),
                                member.person().scheme(),
                                member.insured(),
                                member.from16()))
                .orElseThrow(() -> new ProblemException(Refusal.MEMBER_UNKNOWN, Sentence.NONE));
    }

    private IdNumber idNumber(JsonBody body) {
        return IdNumber.parse(body.text("idNumber"), writes.today())
                .orElseThrow(() ->
                        new ProblemException(
                                Refusal.ID_NUMBER_INVALID, MemberHandler.NUMBER_INVALID));
    }
}
