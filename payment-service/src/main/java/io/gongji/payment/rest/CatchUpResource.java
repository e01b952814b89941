package io.gongji.payment.rest;

import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.CatchUpRules;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.Ruled;
import io.gongji.payment.app.Writes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// What a person pays at retirement for the months that lack (退休一次性补缴, domain I9, I10).
@Path("/v1/catch-up-quotes")
@Tag(name = "Quotes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CatchUpResource {
    private static final int YEARS_MAX = 80;
    private static final int MONTHS_MAX = 960;

    private final PolicyBook policies;
    private final Writes writes;
    private final RequestHead head;

    CatchUpResource(PolicyBook policies, Writes writes, RequestHead head) {
        this.policies = policies;
        this.writes = writes;
        this.head = head;
    }

    /// Years and months contributed so far; they add up.
    record CatchUpRequest(
            RegionCode region,
            @Schema(description = "0 when absent") @Nullable Integer paidYears,
            @Schema(description = "0 when absent") @Nullable Integer paidMonths,
            @Schema(description = "Today when absent") @Nullable LocalDate onDate) {}

    /// What lacks and costs; a month is rounded half-up to fen, then multiplied.
    record CatchUpResponse(
            RegionCode region,
            int requiredMonths,
            int paidMonths,
            int missingMonths,
            long baseFen,
            int ratePermille,
            long monthFen,
            long totalFen,
            PolicyVersion policyVersion,
            String source) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "What the months that lack at retirement cost",
            description = "Needs no Idempotency-Key: nothing is written.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = CatchUpRequest.class)))
    public CatchUpResponse quote(InputStream in) {
        JsonBody body = JsonBody.read(head.json(in), "region", "paidYears", "paidMonths", "onDate");
        RegionCode region = body.region("region");
        LocalDate onDate = body.dateIfAny("onDate").orElseGet(writes::today);
        int paidMonths =
                12 * body.count("paidYears", YEARS_MAX) + body.count("paidMonths", MONTHS_MAX);
        Ruled<CatchUpRules> ruled =
                policies.catchUp(region, onDate).orElseThrow(() -> none(region, onDate));
        CatchUpRules rules = ruled.rules();
        return new CatchUpResponse(
                region,
                rules.requiredMonths(),
                paidMonths,
                rules.missingMonths(paidMonths),
                rules.baseFen(),
                rules.ratePermille(),
                rules.monthFen(),
                rules.totalFen(paidMonths),
                ruled.version(),
                ruled.source());
    }

    private static ProblemException none(RegionCode region, LocalDate onDate) {
        return new ProblemException(
                Refusal.NOT_CONFIGURED,
                new Sentence(
                        "The policy of region "
                                + region
                                + " has no catch-up payment on "
                                + onDate
                                + "; ask the bureau to add it.",
                        "统筹区 " + region + " 的政策包没有 " + onDate + " 的补缴标准，请联系经办机构补充。"));
    }
}
