package io.gongji.payment.domain.settlement;

import io.gongji.contracts.BookId;
import io.gongji.contracts.GrantId;
import java.util.List;

/// How the ledger split a posted bill's self-pay, in fen.
///
/// @param seq of the journal record that posted it
/// @param grants what each grant gave; adds up to `poolFen`
public record Payment(
        BookId book,
        long seq,
        long ownFen,
        long poolFen,
        long walletFen,
        long cashFen,
        List<FromGrant> grants) {
    public Payment {
        grants = List.copyOf(grants);
    }

    /// One grant's part.
    public record FromGrant(GrantId grantId, long amountFen) {}
}
