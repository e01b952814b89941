package io.gongji.payment.view;

import io.gongji.contracts.MemberId;
import io.gongji.payment.domain.member.IdNumber;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.store.LookupKey;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.MemberVault;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Answers who a member is, as far as it may be said.
public final class MemberQueries {
    private static final int FACE_AGE = 16;

    private final Jdbi jdbi;
    private final MemberVault vault;
    private final MemberRows rows = new MemberRows();

    public MemberQueries(Jdbi jdbi, MemberVault vault) {
        this.jdbi = jdbi;
        this.vault = vault;
    }

    /// A member with name and ID number masked.
    ///
    /// @param name null when the person was erased
    /// @param idNumber the same
    public record MemberView(
            MemberId memberId,
            MemberState state,
            @Nullable String name,
            @Nullable String idNumber) {}

    /// What other services may ask of a member.
    ///
    /// @param insured on the day asked for
    /// @param from16 16 years or older on that day
    public record LookupView(
            MemberId memberId, MemberState.Open person, boolean insured, boolean from16) {}

    /// One member; empty when the id is unknown.
    public Optional<MemberView> member(MemberId memberId) {
        return jdbi.withHandle(handle ->
                switch (rows.state(handle, memberId)) {
                    case MemberState.Unknown _ -> Optional.empty();
                    case MemberState.Open open -> Optional.of(view(handle, memberId, open));
                    case MemberState.Closed closed -> Optional.of(view(handle, memberId, closed));
                });
    }

    /// Finds a member by ID number.
    public Optional<LookupView> lookup(IdNumber idNumber, LocalDate onDate) {
        LookupKey key = vault.lookup(idNumber);
        MemberId found = jdbi.withHandle(handle -> rows.find(handle, List.of(key)).get(key));
        return found == null ? Optional.empty() : lookup(found, onDate);
    }

    /// The same by id.
    public Optional<LookupView> lookup(MemberId memberId, LocalDate onDate) {
        return jdbi.withHandle(handle -> {
            MemberState state = rows.state(handle, memberId);
            Optional<MemberVault.Sealed> sealed = rows.sealed(handle, memberId);
            MemberState.Open person =
                    switch (state) {
                        case MemberState.Unknown _ -> null;
                        case MemberState.Open open -> open;
                        case MemberState.Closed closed -> closed.was();
                    };
            if (person == null || sealed.isEmpty()) {
                return Optional.empty();
            }
            LocalDate born =
                    vault.openBirthDate(
                            memberId, sealed.get().wrappedKey(), sealed.get().birthDate());
            return Optional.of(
                    new LookupView(
                            memberId,
                            person,
                            state.insuredOn(onDate),
                            Period.between(born, onDate).getYears() >= FACE_AGE));
        });
    }

    private MemberView view(Handle handle, MemberId memberId, MemberState state) {
        return rows.sealed(handle, memberId)
                .map(sealed -> vault.open(memberId, sealed))
                .map(who ->
                        new MemberView(
                                memberId, state, masked(who.name()), who.idNumber().masked()))
                .orElseGet(() -> new MemberView(memberId, state, null, null));
    }

    /// The first character and one star, however long the name is.
    static String masked(String name) {
        return Character.toString(name.codePointAt(0)) + "*";
    }
}
