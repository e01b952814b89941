package io.gongji.payment.rest;

import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.policy.CatchUpRules;
import io.gongji.contracts.policy.ContributionRules;
import io.gongji.contracts.policy.Dated;
import io.gongji.contracts.policy.FlexibleRules;
import io.gongji.contracts.policy.OutpatientRules;
import io.gongji.contracts.policy.PaymentWindow;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.PolicyPack;
import io.gongji.contracts.policy.PoolingRules;
import io.gongji.contracts.policy.PremiumRules;
import io.gongji.contracts.policy.WalletRules;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The policy packs this service prices by.
@Path("/v1/policies")
@Tag(name = "Policies", description = "The figures that prices rest on, and where they come from.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PolicyResource {
    private final PolicyBook policies;

    PolicyResource(PolicyBook policies) {
        this.policies = policies;
    }

    /// One pack in a list.
    record PolicySummary(
            PolicyVersion version,
            @Nullable RegionCode region,
            String title,
            String source,
            String sha256) {
        static PolicySummary of(PolicyPack pack) {
            return new PolicySummary(
                    pack.version(),
                    pack.region(),
                    pack.title(),
                    pack.source(),
                    pack.digest().toString());
        }
    }

    /// The packs there are.
    record PolicyList(List<PolicySummary> policies) {}

    /// One pack with all its figures.
    record PolicyResponse(
            PolicyVersion version,
            @Nullable RegionCode region,
            String title,
            String source,
            String sha256,
            List<Dated<ContributionRules>> contributions,
            List<Dated<FlexibleRules>> flexible,
            List<Dated<OutpatientRules>> outpatient,
            List<Dated<PoolingRules>> pooling,
            List<Dated<PaymentWindow>> paymentWindow,
            List<PremiumRules> premium,
            List<Dated<WalletRules>> wallet,
            List<Dated<CatchUpRules>> catchUp) {}

    @GET
    @Operation(summary = "The versions of policy packs")
    public PolicyList list() {
        return new PolicyList(policies.packs().stream().map(PolicySummary::of).toList());
    }

    @GET
    @Path("{version}")
    @Operation(summary = "One policy pack with its figures and their sources")
    public PolicyResponse policy(@PathParam("version") String version) {
        PolicyPack pack = policies.pack(version(version)).orElseThrow(PolicyResource::unknown);
        return new PolicyResponse(
                pack.version(),
                pack.region(),
                pack.title(),
                pack.source(),
                pack.digest().toString(),
                pack.contributions(),
                pack.flexible(),
                pack.outpatient(),
                pack.pooling(),
                pack.paymentWindow(),
                pack.premium(),
                pack.wallet(),
                pack.catchUp());
    }

    private static PolicyVersion version(String text) {
        try {
            return new PolicyVersion(text);
        } catch (IllegalArgumentException e) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(
                Refusal.UNKNOWN_POLICY_VERSION,
                new Sentence(
                        "version: no policy pack has it; GET /v1/policies lists those there are.",
                        "version：没有该版本的政策包，可用版本见 GET /v1/policies。"));
    }
}
