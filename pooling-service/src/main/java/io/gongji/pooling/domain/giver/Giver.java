package io.gongji.pooling.domain.giver;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.journal.Change.Mechanism;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One giver's relatives and grants, oldest first. Written by [GiverDecider#evolve] only.
public record Giver(
        SequencedMap<BindingId, Binding> bindings, SequencedMap<GrantId, Grant> grants) {
    /// A person who has bound nobody.
    public static final Giver NEW = new Giver(new LinkedHashMap<>(), new LinkedHashMap<>());

    public Giver {
        bindings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(bindings));
        grants = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(grants));
    }

    /// The binding with this id, bound or not any more.
    public @Nullable Binding binding(BindingId id) {
        return bindings.get(id);
    }

    /// The grant with this id, in whatever standing.
    public @Nullable Grant grant(GrantId id) {
        return grants.get(id);
    }

    /// The relative's present binding for a purpose.
    public Optional<Binding> bound(MemberId member, Purpose purpose) {
        return bound(purpose).filter(binding -> binding.member().equals(member)).findFirst();
    }

    /// How many relatives are bound for a purpose at present.
    public int boundCount(Purpose purpose) {
        return Math.toIntExact(bound(purpose).count());
    }

    /// Every grant ever given to one member, oldest first.
    public Stream<Grant> grantsTo(MemberId member) {
        return grants.values().stream().filter(grant -> grant.member().equals(member));
    }

    boolean occupied(MemberId member, Mechanism mechanism) {
        return grantsTo(member)
                .anyMatch(grant ->
                        grant.offer().mechanism() == mechanism && grant.standing().occupies());
    }

    Giver with(Binding binding) {
        return new Giver(put(bindings, binding.id(), binding), grants);
    }

    Giver with(Grant grant) {
        return new Giver(bindings, put(grants, grant.id(), grant));
    }

    private Stream<Binding> bound(Purpose purpose) {
        return bindings.values().stream()
                .filter(binding -> binding.bound() && binding.purpose() == purpose);
    }

    private static <K, V> SequencedMap<K, V> put(Map<K, V> map, K key, V value) {
        SequencedMap<K, V> copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }
}
