package io.gongji.ledger.rest;

import io.gongji.ledger.view.AccountBalance;
import io.gongji.ledger.view.AccountStatement;
import io.gongji.ledger.view.AccountStatementQueries;
import io.gongji.ledger.view.BalanceQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Any one account of the chart.
@Path("/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Accounts", description = "Single accounts of the chart")
@APIResponse(
        responseCode = "422",
        description = "INVALID_FIELD or UNKNOWN_REGION: the detail names the field",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
final class AccountsResource {
    private final BalanceQueries balances;
    private final AccountStatementQueries statements;

    AccountsResource(BalanceQueries balances, AccountStatementQueries statements) {
        this.balances = balances;
        this.statements = statements;
    }

    @GET
    @Path("/balance")
    @Operation(
            summary = "The balance of one account, now or at any point of the past",
            description =
                    "balanceFen is debit positive, as in postings. An account that was never posted to holds 0."
                            + " effectiveDate counts only services up to a day; with an asOf it answers what was known then"
                            + " about that day.")
    @APIResponse(responseCode = "200", description = "The balance after record asOfSeq")
    public AccountBalance balance(
            @BeanParam AccountKey key,
            @RestQuery @Parameter(description = "0 to the book's head") @Nullable String asOfSeq,
            @RestQuery
                    @Parameter(
                            description = "ISO 8601 with offset",
                            example = "2025-03-31T16:00:00Z")
                    @Nullable String asOfTime,
            @RestQuery
                    @Parameter(
                            description = "count only services up to this day",
                            example = "2025-03-31")
                    @Nullable String effectiveDate) {
        return RefusedRequest.valueOf(
                balances.ofAccount(
                        key.account(),
                        Asked.asOf(asOfSeq, asOfTime),
                        Asked.date("effectiveDate", effectiveDate)));
    }

    @GET
    @Path("/statement")
    @Operation(
            summary = "The statement of one account",
            description =
                    "Debit positive. openingFen plus debitFen minus creditFen is closingFen. By ACCOUNTING dates the"
                            + " statement of a closed month never changes. Pages of one statement are as of one record.")
    @APIResponse(responseCode = "200", description = "One page")
    public AccountStatement statement(@BeanParam AccountKey key, @BeanParam StatementPage page) {
        return RefusedRequest.valueOf(statements.of(page.asked(key.account())));
    }
}
