package io.gongji.ledger.store;

import io.gongji.contracts.journal.Account;
import io.gongji.ledger.domain.Periods;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a book's writer still knows of the book after its own last write: the head, the positions,
/// the periods, and the accounts of the owners it met last. It is right while the head in the
/// database is that of the last write, and the compare-and-set of the next write is what proves
/// that: a stale cache can decide, and can write nothing. It must be dropped whenever a write does
/// not commit. Not thread-safe.
public final class BookCache {
    private final LinkedHashMap<String, Map<Account, Known>> owners =
            new LinkedHashMap<>(16, 0.75f, true);
    private final OwnersShare share;
    private @Nullable Book book;

    /// @param share how many owners it may keep; those that were not used for longest go first
    public BookCache(OwnersShare share) {
        this.share = share;
    }

    /// What is known of the book as a whole; null when the next batch must read it.
    public @Nullable Book book() {
        return book;
    }

    /// The rows of all accounts of an owner; null when they are not known.
    @Nullable Map<Account, Known> accountsOf(String owner) {
        return owners.get(owner);
    }

    /// Forgets everything.
    public void drop() {
        if (book != null) {
            share.leaves();
        }
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
        if (book == null) {
            share.joins();
        }
        book = new Book(head, Map.copyOf(positions), slice.state().periods());
        slice.leaveTo(this);
        shrink();
    }

    private void shrink() {
        int max = share.each();
        Iterator<String> oldest = owners.keySet().iterator();
        while (owners.size() > max) {
            oldest.next();
            oldest.remove();
        }
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
