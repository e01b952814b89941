package io.gongji.ledger.rest;

import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.ledger.view.AccountBalance;
import io.gongji.ledger.view.BalanceQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
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
final class AccountsResource {
    private final BalanceQueries balances;

    AccountsResource(BalanceQueries balances) {
        this.balances = balances;
    }

    @GET
    @Path("/balance")
    @Operation(
            summary = "The balance of one account, now or after a record",
            description =
                    "balanceFen is debit positive, as in postings. An account that was never posted to holds 0.")
    @APIResponse(responseCode = "200", description = "The balance after record asOfSeq")
    @APIResponse(
            responseCode = "422",
            description = "INVALID_FIELD or UNKNOWN_REGION: the detail names the field",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public AccountBalance balance(
            @RestQuery @Parameter(description = "four-digit code", example = "2210")
                    @Nullable String account,
            @RestQuery @Parameter(description = "EMPLOYEE or RESIDENT", example = "EMPLOYEE")
                    @Nullable String fund,
            @RestQuery @Parameter(description = "GB/T 2260 code", example = "130100")
                    @Nullable String region,
            @RestQuery
                    @Parameter(
                            description = "what the account is of; none where the code has none",
                            example = "PROV0001")
                    @Nullable String owner,
            @RestQuery @Parameter(description = "0 to the book's head") @Nullable String asOfSeq) {
        AccountCode code =
                Asked.parsed(
                        "account",
                        Asked.required("account", account),
                        new Sentence("a code of the chart of accounts", "科目表中的四位代码"),
                        AccountCode::ofCode);
        Fund of =
                Asked.parsed(
                        "fund",
                        Asked.required("fund", fund),
                        new Sentence("EMPLOYEE or RESIDENT", " EMPLOYEE 或 RESIDENT"),
                        Fund::valueOf);
        RegionCode at = Asked.region(region);
        Account asked =
                Asked.parsed(
                        "owner",
                        owner == null ? "" : owner,
                        new Sentence(
                                "what this account is of (" + code.owner() + ")",
                                "该科目的归属（" + code.owner() + "）"),
                        text -> new Account(code, of, at, text));
        return RefusedRequest.valueOf(balances.ofAccount(asked, Asked.asOf(asOfSeq, null)));
    }
}
