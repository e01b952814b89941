package io.gongji.pooling.app;

import io.gongji.contracts.EventId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.policy.PoolingRules;
import io.gongji.eventstore.AnswerWaiter;
import io.gongji.eventstore.Transactions;
import io.gongji.pooling.domain.giver.Binding;
import io.gongji.pooling.domain.giver.BindingId;
import io.gongji.pooling.domain.giver.Giver;
import io.gongji.pooling.domain.giver.Grant;
import io.gongji.pooling.domain.giver.Person;
import io.gongji.pooling.domain.giver.Standing;
import io.gongji.pooling.store.GiverStore;
import io.gongji.pooling.store.GiverStore.Loaded;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads givers as they are now, or as they are once the ledger has answered.
@ApplicationScoped
public class GiverReader {
    private final GiverStore givers;
    private final Transactions transactions;
    private final AnswerWaiter waiter;
    private final Register register;
    private final Calendar calendar;

    GiverReader(
            GiverStore givers,
            Transactions transactions,
            AnswerWaiter waiter,
            Register register,
            Calendar calendar) {
        this.givers = givers;
        this.transactions = transactions;
        this.waiter = waiter;
        this.register = register;
        this.calendar = calendar;
    }

    /// One binding, whose it is, and the grants to the same relative.
    public record BindingSeen(MemberId giver, Binding binding, List<Grant> grants) {}

    /// A giver and the rules that hold today; without rules nothing can be bound.
    public record GiverSeen(MemberId giverId, Giver giver, @Nullable PoolingRules rules) {}

    /// A giver; empty when nobody is known under this id.
    ///
    /// @throws Unavailable when payment-service is out of reach
    public Optional<GiverSeen> giver(MemberId giverId) {
        return switch (register.person(giverId, calendar.today())) {
            case MemberDirectory.Answer.NotFound _ -> Optional.empty();
            case MemberDirectory.Answer.Found(Person person) ->
                    Optional.of(
                            new GiverSeen(
                                    giverId,
                                    load(giverId).state(),
                                    register.poolingRules(person.region(), calendar.today())
                                            .orElse(null)));
        };
    }

    /// A giver in whose pool a member is or was.
    public record Pool(MemberId giverId, Giver giver) {}

    /// A page of them, in the order of ids.
    ///
    /// @param next where the next page goes on; null on the last
    public record Pools(List<Pool> givers, @Nullable MemberId next) {}

    /// The pools a member is or was in.
    ///
    /// @param after the last giver of the page before
    public Pools poolsOf(MemberId member, MemberId after, int max) {
        return transactions.run(handle -> {
            List<MemberId> ids = givers.giversOf(handle, member, after, max);
            List<Pool> found =
                    givers.loadAll(handle, ids).stream()
                            .map(loaded -> new Pool(loaded.giver(), loaded.state()))
                            .toList();
            return new Pools(found, ids.size() < max ? null : ids.getLast());
        });
    }

    /// A grant as it is now.
    public Optional<Grant> grant(GrantId id) {
        return place(id).map(giver -> Objects.requireNonNull(load(giver).state().grant(id)));
    }

    /// A grant once the ledger has answered, or when the time is over.
    public Optional<Grant> settledGrant(GrantId id, Duration atMost) {
        return place(id)
                .map(giver -> {
                    Loaded settled = settled(() -> load(giver), List.of(id), atMost);
                    return Objects.requireNonNull(settled.state().grant(id));
                });
    }

    /// A binding once the ledger has answered the end of its grants, or when the time is over.
    public Optional<BindingSeen> settledBinding(BindingId id, Duration atMost) {
        return transactions
                .run(handle -> givers.giverOf(handle, id))
                .map(giver -> {
                    Loaded now = load(giver);
                    List<GrantId> grants = seen(now, id).grants().stream().map(Grant::id).toList();
                    return seen(settled(() -> load(giver), grants, atMost), id);
                });
    }

    private Loaded settled(Supplier<Loaded> load, List<GrantId> grants, Duration atMost) {
        Loaded now = load.get();
        // The ledger answers in the order it was told, so the last one settles all.
        Optional<EventId> awaited =
                grants.stream()
                        .filter(id -> unanswered(now, id))
                        .map(id -> now.lastTold().get(id))
                        .filter(Objects::nonNull)
                        .reduce((_, last) -> last);
        if (awaited.isEmpty()) {
            return now;
        }
        waiter.await(
                awaited.get(),
                atMost,
                () -> {
                    Loaded later = load.get();
                    return grants.stream().noneMatch(id -> unanswered(later, id));
                });
        return load.get();
    }

    private static boolean unanswered(Loaded loaded, GrantId id) {
        Grant grant = Objects.requireNonNull(loaded.state().grant(id));
        return switch (grant.standing()) {
            case Standing.Pending _, Standing.Ending _ -> true;
            case Standing.Active _, Standing.Declined _, Standing.Ended _ -> false;
        };
    }

    private static BindingSeen seen(Loaded loaded, BindingId id) {
        Binding binding = Objects.requireNonNull(loaded.state().binding(id));
        return new BindingSeen(
                loaded.giver(), binding, loaded.state().grantsTo(binding.member()).toList());
    }

    private Optional<MemberId> place(GrantId id) {
        return transactions.run(handle -> givers.giverOf(handle, id));
    }

    private Loaded load(MemberId giver) {
        return transactions.run(handle -> givers.load(handle, giver));
    }
}
