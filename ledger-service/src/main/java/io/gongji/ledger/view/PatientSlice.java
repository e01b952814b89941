package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change.Mechanism;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.GrantState;
import io.gongji.ledger.domain.Periods;
import io.gongji.ledger.domain.References;
import io.gongji.ledger.store.BookSlice;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Loads what the ledger loads to decide a bill: the patient, the active grants to the patient and
/// the givers.
final class PatientSlice {
    private PatientSlice() {}

    /// Loads the slice.
    ///
    /// @param region where the patient is when the book does not know
    static BookState load(Handle handle, BookId book, MemberId patient, RegionCode region)
            throws SQLException {
        References references = References.none();
        references.members().put(patient, region);
        references.patients().add(patient);
        return BookSlice.load(handle.getConnection(), book, references).state();
    }

    /// The same at a point of the past, put together from what the journal said by then. A giver's
    /// two buckets are loaded as one of previous years, and so is what an earmark held: a pool
    /// takes both.
    static BookState at(Handle handle, Point point, MemberRow patient, int year) {
        BookState state = BookState.slice(point.book());
        state.load(Periods.OPEN);
        load(handle, point, state, patient, year);
        for (PastGrant grant : PastGrant.activeOf(handle, point, "member", patient.id())) {
            load(handle, point, state, grant, year);
        }
        return state;
    }

    private static void load(
            Handle handle, Point point, BookState state, MemberRow person, int year) {
        state.load(Standings.stateAt(handle, point, person, year));
        Map<AccountCode, Long> balances = Balances.ofMember(handle, point, person.id(), null);
        References.accountsOf(person.id(), person.region())
                .forEach(account -> state.load(account, balances.getOrDefault(account.code(), 0L)));
    }

    private static void load(
            Handle handle, Point point, BookState state, PastGrant grant, int year) {
        if (state.member(grant.giver()) == null) {
            MemberRow giver = MemberRow.in(handle, point.book(), grant.giver());
            load(handle, point, state, giver, year);
        }
        Account earmark = Account.ofGrant(grant.memberRegion(), grant.id());
        long leftFen =
                grant.mechanism() == Mechanism.EARMARK
                        ? -Balances.of(handle, point, earmark, null)
                        : 0;
        state.load(earmark, -leftFen);
        long drawnFen = grant.drawnFen(handle, point, year);
        state.load(
                new GrantState(
                        grant.id(),
                        grant.mechanism(),
                        grant.giver(),
                        grant.giverRegion(),
                        grant.member(),
                        grant.memberRegion(),
                        grant.yearCapFen(),
                        0,
                        leftFen,
                        drawnFen == 0 ? Map.of() : Map.of(year, drawnFen),
                        true,
                        grant.recordedSeq(),
                        grant.freeze(handle, point)));
    }
}
