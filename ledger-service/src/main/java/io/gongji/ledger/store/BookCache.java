package io.gongji.ledger.store;

import io.gongji.contracts.journal.Account;
import io.gongji.ledger.domain.Periods;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a book's writer still knows of the book after its own last write: the head, the positions,
/// the periods, and the accounts of the owners it met last. It is right while the head in the
/// database is that of the last write, and the compare-and-set of the next write is what proves
/// that: a stale cache can decide, and can write nothing. It must be dropped whenever a write does
/// not commit. Not thread-safe.
public final class BookCache {
    private final Map<String, Map<Account, Known>> owners;
    private @Nullable Book book;

    /// @param ownersMax how many owners it keeps; the one that was not used longest goes first
    public BookCache(int ownersMax) {
        this.owners =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(
                            Map.Entry<String, Map<Account, Known>> eldest) {
                        return size() > ownersMax;
                    }
                };
    }

    /// What is known of the book as a whole; null when the next batch must read it.
    public @Nullable Book book() {
        return book;
    }

    /// The rows of all accounts of an owner; null when they are not known.
    @Nullable Map<Account, Known> accountsOf(String owner) {
        return owners.get(owner);
    }

    public void drop() {
        owners.clear();
        book = null;
    }

    /// Takes over what a batch left, after it was committed.
    ///
    /// @param before the positions that the batch began with
    public void keep(
            BookHead head,
            Map<String, SourcePosition> before,
            Collection<SourcePosition> taken,
            BookSlice slice) {
        Map<String, SourcePosition> positions = new HashMap<>(before);
        taken.forEach(position -> positions.put(position.source(), position));
        book = new Book(head, Map.copyOf(positions), slice.state().periods());
        slice.keepAccounts(this);
    }

    /// All accounts of an owner, as they are now.
    void put(String owner, Map<Account, Known> accounts) {
        owners.put(owner, accounts);
    }

    /// A book without its accounts.
    ///
    /// @param positions the last taken, by source
    public record Book(BookHead head, Map<String, SourcePosition> positions, Periods periods) {}

    /// A row of `account`.
    record Known(long id, long balanceFen) {}
}
