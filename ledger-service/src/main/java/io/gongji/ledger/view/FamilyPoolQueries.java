package io.gongji.ledger.view;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.contracts.journal.Change.Mechanism;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.GrantState;
import io.gongji.ledger.domain.MemberState;
import io.gongji.ledger.domain.Split;
import io.gongji.ledger.view.FamilyPool.Grant;
import io.gongji.ledger.view.FamilyPool.Status;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// Family pools. A pool is what the ledger's own split of an endless bill would take from grants,
/// so that what is shown is what a bill would find.
@Singleton
public final class FamilyPoolQueries {
    private final Snapshots snapshots;

    FamilyPoolQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// The pool a person may spend from, or could have at a point of the past.
    ///
    /// @param year whose caps count
    public Answer<FamilyPool> of(MemberId id, int year, AsOf asOf) {
        return snapshots.read(handle -> {
            Answer<MemberRow> found = MemberRow.find(handle, id);
            return switch (found) {
                case Answer.Found<MemberRow>(MemberRow member) ->
                        at(handle, member, year, Point.find(handle, member.book(), asOf));
                case Answer.Refused<MemberRow> refused ->
                        Answer.refused(refused.reason(), refused.detail());
            };
        });
    }

    private static Answer<FamilyPool> at(
            Handle handle, MemberRow member, int year, Answer<Point> found) throws SQLException {
        return switch (found) {
            case Answer.Found<Point>(Point point) -> {
                BookState slice =
                        point.live()
                                ? PatientSlice.load(
                                        handle, member.book(), member.id(), member.region())
                                : PatientSlice.at(handle, point, member, year);
                yield Answer.found(pool(member, slice, point.seq(), year));
            }
            case Answer.Refused<Point> refused ->
                    Answer.refused(refused.reason(), refused.detail());
        };
    }

    private static FamilyPool pool(MemberRow member, BookState slice, long seq, int year) {
        Map<GrantId, Long> reach = reachFen(member, slice, year);
        List<Grant> grants =
                slice.activeGrantsTo(member.id()).stream()
                        .map(grant -> grant(slice, grant, reach.getOrDefault(grant.id(), 0L), year))
                        .toList();
        long derivedFen = sumFen(grants, Mechanism.AUTHORISATION);
        long postedFen = sumFen(grants, Mechanism.EARMARK);
        return new FamilyPool(
                member.id(),
                member.book(),
                seq,
                derivedFen,
                postedFen,
                Math.addExact(derivedFen, postedFen),
                grants);
    }

    /// A person whose account is closed has no more bills, so nothing is in reach.
    private static Map<GrantId, Long> reachFen(MemberRow member, BookState slice, int year) {
        MemberState patient = slice.member(member.id());
        if (patient != null && patient.status() == MemberState.Status.CLOSED) {
            return Map.of();
        }
        Split split =
                Split.of(
                        slice,
                        member.id(),
                        member.region(),
                        Long.MAX_VALUE,
                        List.of(DebitSource.GRANTS),
                        year);
        return split.draws().stream()
                .collect(Collectors.toMap(draw -> draw.grant().id(), Split.Draw::amountFen));
    }

    private static Grant grant(BookState slice, GrantState grant, long availableFen, int year) {
        return new Grant(
                grant.id(),
                grant.mechanism(),
                grant.giver(),
                availableFen,
                grant.yearCapFen(),
                grant.drawnFen(year),
                status(slice, grant));
    }

    private static Status status(BookState slice, GrantState grant) {
        MemberState giver = slice.member(grant.giver());
        if (grant.freeze() != null || (giver != null && giver.freeze() != null)) {
            return Status.FROZEN;
        }
        return switch (giver == null ? MemberState.Status.OPEN : giver.status()) {
            case OPEN -> Status.ACTIVE;
            case DECEASED -> Status.GIVER_DECEASED;
            case CLOSED ->
                    grant.mechanism() == Mechanism.AUTHORISATION
                            ? Status.GIVER_CLOSED
                            : Status.ACTIVE;
        };
    }

    private static long sumFen(List<Grant> grants, Mechanism mechanism) {
        return grants.stream()
                .filter(grant -> grant.mechanism() == mechanism)
                .mapToLong(Grant::availableFen)
                .reduce(0, Math::addExact);
    }
}
