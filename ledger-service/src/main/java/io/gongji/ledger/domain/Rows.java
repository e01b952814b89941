package io.gongji.ledger.domain;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All things of one kind that a state knows, and which of them evolving wrote since the last
/// drain.
final class Rows<K, V> {
    /// Whether a store has a row already.
    enum Origin {
        LOADED,
        WRITTEN
    }

    private final Function<V, K> key;
    private final Map<K, V> rows = new HashMap<>();
    private final Set<K> written = new HashSet<>();

    Rows(Function<V, K> key) {
        this.key = key;
    }

    @Nullable V get(K id) {
        return rows.get(id);
    }

    Collection<V> all() {
        return Collections.unmodifiableCollection(rows.values());
    }

    void put(V row, Origin origin) {
        K id = key.apply(row);
        rows.put(id, row);
        if (origin == Origin.WRITTEN) {
            written.add(id);
        }
    }

    List<V> drain() {
        List<V> drained = written.stream().map(id -> Objects.requireNonNull(rows.get(id))).toList();
        written.clear();
        return drained;
    }
}
