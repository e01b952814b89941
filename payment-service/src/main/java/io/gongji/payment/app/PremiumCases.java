package io.gongji.payment.app;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.contracts.policy.PremiumRules;
import io.gongji.contracts.policy.PremiumRules.Cover;
import io.gongji.contracts.policy.PremiumRules.Held;
import io.gongji.contracts.policy.Ruled;
import io.gongji.payment.domain.categories.HeldCategories;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.domain.premium.PremiumBasis;
import io.gongji.payment.domain.premium.PremiumId;
import io.gongji.payment.domain.premium.PremiumState;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.MemberVault;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads what judging a premium rests on, for one person or for a block of a file.
public final class PremiumCases {
    private final Aggregates aggregates;
    private final PolicyBook policies;
    private final MemberVault vault;
    private final MemberRows members = new MemberRows();

    public PremiumCases(Aggregates aggregates, PolicyBook policies, MemberVault vault) {
        this.aggregates = aggregates;
        this.policies = policies;
        this.vault = vault;
    }

    /// A premium as it stands, with what judging it needs beside the day.
    ///
    /// @param covered what the payments of the years before and after cover
    record Case(
            Loaded<PremiumState> premium,
            PremiumId id,
            MemberState person,
            HeldCategories held,
            List<Cover> covered) {}

    Case load(Handle handle, PremiumId premium) {
        return Objects.requireNonNull(load(handle, List.of(premium)).get(premium));
    }

    /// Many in three queries.
    Map<PremiumId, Case> load(Handle handle, Collection<PremiumId> premiums) {
        List<String> streams =
                premiums.stream()
                        .flatMap(id -> around(id).map(PremiumId::toString))
                        .distinct()
                        .toList();
        Map<String, Loaded<PremiumState>> loaded = aggregates.premiums().loadAll(handle, streams);
        List<MemberId> persons = premiums.stream().map(PremiumId::memberId).distinct().toList();
        Map<MemberId, MemberState> states = members.states(handle, persons);
        Map<String, Loaded<HeldCategories>> held =
                aggregates
                        .categories()
                        .loadAll(handle, persons.stream().map(MemberId::toString).toList());
        Map<PremiumId, Case> cases = new LinkedHashMap<>();
        for (PremiumId id : premiums) {
            cases.put(
                    id,
                    new Case(
                            of(loaded, id.toString()),
                            id,
                            states.getOrDefault(id.memberId(), new MemberState.Unknown()),
                            of(held, id.memberId().toString()).state(),
                            neighbours(id, loaded)));
        }
        return cases;
    }

    /// The basis on which a payment of a day is judged.
    PremiumBasis basis(Handle handle, Case at, LocalDate day) {
        if (!(at.person() instanceof MemberState.Open person)) {
            return new PremiumBasis(
                    at.id(), at.person(), null, null, List.of(), null, List.of(), day);
        }
        Ruled<PremiumRules> rules = policies.premium(person.region(), at.id().year()).orElse(null);
        List<Held> held = at.held().on(day);
        return new PremiumBasis(
                at.id(),
                person,
                rules,
                policies.paymentWindow(person.region(), day).map(Ruled::rules).orElse(null),
                held,
                rules == null || held.isEmpty() ? null : age(handle, at.id().memberId(), day),
                at.covered(),
                day);
    }

    /// Full years on a day; null when the person was erased.
    @Nullable Integer age(Handle handle, MemberId memberId, LocalDate day) {
        return members.sealed(handle, memberId)
                .map(sealed ->
                        vault.openBirthDate(memberId, sealed.wrappedKey(), sealed.birthDate()))
                .map(born -> Period.between(born, day).getYears())
                .orElse(null);
    }

    private static List<Cover> neighbours(PremiumId id, Map<String, Loaded<PremiumState>> loaded) {
        List<Cover> covered = new ArrayList<>();
        around(id)
                .filter(other -> !other.equals(id))
                .forEach(other -> {
                    switch (of(loaded, other.toString()).state()) {
                        case PremiumState.Nothing _, PremiumState.Ordered _ -> {}
                        case PremiumState.InFlight flight -> covered.add(flight.payment().cover());
                        case PremiumState.Paid paid -> covered.add(paid.payment().cover());
                    }
                });
        return covered;
    }

    private static Stream<PremiumId> around(PremiumId id) {
        return IntStream.rangeClosed(id.year() - 1, id.year() + 1)
                .mapToObj(year -> new PremiumId(id.memberId(), year));
    }

    private static <S> Loaded<S> of(Map<String, Loaded<S>> all, String id) {
        return Objects.requireNonNull(all.get(id), id);
    }
}
