package io.gongji.contracts.journal;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.Money;
import org.jspecify.annotations.Nullable;

/// One leg of an entry.
///
/// @param amountFen a debit is positive, a credit negative, never zero
/// @param grant the grant by whose permission this money moved, if by one
public record Posting(Account account, long amountFen, @Nullable GrantId grant) {
    /// The largest leg: the sum of the amounts of a whole event, exact in a JSON number.
    public static final long MAX_FEN = 1_000 * Money.MAX_FEN;

    public Posting {
        if (amountFen == 0 || amountFen < -MAX_FEN || amountFen > MAX_FEN) {
            throw new IllegalArgumentException(
                    "a posting is not zero and at most " + MAX_FEN + " fen");
        }
    }

    public static Posting debit(Account account, long amountFen) {
        return new Posting(account, amountFen, null);
    }

    public static Posting credit(Account account, long amountFen) {
        return new Posting(account, -amountFen, null);
    }

    /// The same leg with the grant that permitted it.
    public Posting under(GrantId permittedBy) {
        return new Posting(account, amountFen, permittedBy);
    }
}
