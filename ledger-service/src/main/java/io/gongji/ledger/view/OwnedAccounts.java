package io.gongji.ledger.view;

import io.gongji.contracts.Fund;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// All accounts of one provider or channel, in every book, and their sums over regions.
///
/// @param owner the provider's or channel's own code
/// @param accounts by account code, fund and region, each after its book's record `asOfSeq`
public record OwnedAccounts(String owner, List<AccountBalance> accounts, List<Total> totals) {
    public OwnedAccounts {
        accounts = List.copyOf(accounts);
        totals = List.copyOf(totals);
    }

    /// One code and fund over all regions.
    ///
    /// @param balanceFen debit positive
    @Schema(name = "OwnedAccountsTotal")
    public record Total(String account, Fund fund, long balanceFen) {}
}
