package io.gongji.pooling.domain.giver;

import java.util.UUID;

/// One binding of a relative (绑定), for one purpose.
public record BindingId(UUID value) implements Comparable<BindingId> {
    @Override
    public int compareTo(BindingId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
