package io.gongji.payment.rest;

import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.policy.ContributionRules;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.Ruled;
import io.gongji.payment.app.PayrollHandler;
import io.gongji.payment.domain.payroll.Shares;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Quotes of contributions: what a wage would cost. Nothing is written.
@Path("/v1")
@Tag(
        name = "Quotes",
        description = "What contributions would be, by the policy of a region and month.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class QuoteResource {
    private final PolicyBook policies;
    private final RequestHead head;
    private final RestLimits limits;

    QuoteResource(PolicyBook policies, RequestHead head, RestLimits limits) {
        this.policies = policies;
        this.head = head;
        this.limits = limits;
    }

    /// One employee's base and share, in fen.
    record QuoteResponse(
            long wageFen, long baseFen, long employeeShareFen, PolicyVersion policyVersion) {}

    /// The wages of an employer.
    record EmployerQuoteRequest(RegionCode region, YearMonth month, List<Long> wagesFen) {}

    /// One employee within an employer's quote.
    record EmployeeQuote(long wageFen, long baseFen, long employeeShareFen) {}

    /// An employer's share, in fen.
    record EmployerQuoteResponse(
            long payrollFen,
            long basesFen,
            long employerShareFen,
            List<EmployeeQuote> employees,
            PolicyVersion policyVersion) {}

    @GET
    @Path("contribution-quotes")
    @Operation(summary = "Quote one employee's share of a month")
    public QuoteResponse quote(
            @QueryParam("region") @Nullable String region,
            @QueryParam("month") @Nullable String month,
            @QueryParam("wageFen") @Nullable String wageFen) {
        Ruled<ContributionRules> ruled =
                rules(Parameters.region(region), Parameters.month("month", month));
        EmployeeQuote quote = employee(Parameters.fen("wageFen", wageFen), ruled.rules());
        return new QuoteResponse(
                quote.wageFen(), quote.baseFen(), quote.employeeShareFen(), ruled.version());
    }

    @POST
    @Path("employer-quotes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Quote an employer's share of a month",
            description = "Needs no Idempotency-Key: nothing is written.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = EmployerQuoteRequest.class)))
    public EmployerQuoteResponse employerQuote(InputStream in) {
        JsonBody body = JsonBody.read(head.json(in), "region", "month", "wagesFen");
        Ruled<ContributionRules> ruled = rules(body.region("region"), body.month("month"));
        List<EmployeeQuote> employees = new ArrayList<>();
        long payrollFen = 0;
        long basesFen = 0;
        for (long wageFen : body.fens("wagesFen", limits.quoteMax())) {
            EmployeeQuote employee = employee(wageFen, ruled.rules());
            employees.add(employee);
            payrollFen = Math.addExact(payrollFen, wageFen);
            basesFen = Math.addExact(basesFen, employee.baseFen());
        }
        return new EmployerQuoteResponse(
                payrollFen,
                basesFen,
                Shares.employerShareFen(payrollFen, basesFen, ruled.rules()),
                employees,
                ruled.version());
    }

    private Ruled<ContributionRules> rules(RegionCode region, YearMonth month) {
        return policies.contributions(region, month.atDay(1))
                .orElseThrow(() ->
                        new ProblemException(
                                Refusal.NOT_CONFIGURED,
                                PayrollHandler.notConfigured(region, month)));
    }

    private static EmployeeQuote employee(long wageFen, ContributionRules rules) {
        long baseFen = Shares.baseFen(wageFen, rules);
        return new EmployeeQuote(wageFen, baseFen, Shares.employeeShareFen(baseFen, rules));
    }
}
