package io.gongji.ledger.proof;

import java.sql.ResultSet;
import java.sql.SQLException;

/// Account rows as text: a row may hold anything, so it is compared before it is trusted to be an
/// account.
final class AccountRows {
    private AccountRows() {}

    /// The text form of an account from its columns, as
    /// [io.gongji.contracts.journal.Account#toString] writes it.
    static String text(ResultSet row) throws SQLException {
        String owner = row.getString("owner");
        return row.getString("code")
                + "/"
                + row.getString("fund")
                + "/"
                + row.getString("region")
                + (owner.isEmpty() ? "" : "/" + owner);
    }
}
