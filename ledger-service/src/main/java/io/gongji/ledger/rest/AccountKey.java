package io.gongji.ledger.rest;

import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The account that is asked for.
final class AccountKey {
    @RestQuery
    @Parameter(description = "four-digit code", example = "2210")
    @Nullable String account;

    @RestQuery
    @Parameter(description = "EMPLOYEE or RESIDENT", example = "EMPLOYEE")
    @Nullable String fund;

    @RestQuery
    @Parameter(description = "GB/T 2260 code", example = "130100")
    @Nullable String region;

    @RestQuery
    @Parameter(
            description = "what the account is of; none where the code has none",
            example = "PROV0001")
    @Nullable String owner;

    /// Refuses the first part that is missing or means nothing.
    Account account() {
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
        return Asked.parsed(
                "owner",
                owner == null ? "" : owner,
                new Sentence(
                        "what this account is of (" + code.owner() + ")",
                        "该科目的归属（" + code.owner() + "）"),
                text -> new Account(code, of, at, text));
    }
}
