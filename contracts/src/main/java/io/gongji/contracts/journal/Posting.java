package io.gongji.contracts.journal;

import io.gongji.contracts.GrantId;
import org.jspecify.annotations.Nullable;

/// One leg of an entry.
///
/// @param amountFen a debit is positive, a credit negative, never zero
/// @param grant the grant by whose permission this money moved, if by one
public record Posting(Account account, long amountFen, @Nullable GrantId grant) {
    public Posting {
        if (amountFen == 0) {
            throw new IllegalArgumentException("a posting of zero");
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
