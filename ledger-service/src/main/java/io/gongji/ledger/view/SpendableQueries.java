package io.gongji.ledger.view;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.GrantState;
import io.gongji.ledger.domain.MemberState;
import io.gongji.ledger.domain.Split;
import io.gongji.ledger.view.Spendable.Bound;
import io.gongji.ledger.view.Spendable.Grant;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What a person can spend: the split of a bill of any size, over the same slice of the book that a
/// bill is decided on.
@Singleton
public final class SpendableQueries {
    private final Snapshots snapshots;

    SpendableQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// What can be spent.
    ///
    /// @param year whose caps count
    /// @param grants the order of grants that the patient's policy has
    public Answer<Spendable> of(MemberId id, int year, DebitSource grants) {
        return snapshots.read(handle -> {
            Answer<MemberRow> found = MemberRow.find(handle, id);
            return switch (found) {
                case Answer.Found<MemberRow>(MemberRow member) -> {
                    BookState slice = PatientSlice.load(handle, member.book(), id, member.region());
                    long seq = Point.headSeq(handle, member.book());
                    yield Answer.found(spendable(member, slice, seq, year, grants));
                }
                case Answer.Refused<MemberRow> refused ->
                        Answer.refused(refused.reason(), refused.detail());
            };
        });
    }

    private static Spendable spendable(
            MemberRow member, BookState slice, long seq, int year, DebitSource order) {
        if (member.status() == MemberState.Status.CLOSED) {
            return new Spendable(
                    member.id(),
                    member.book(),
                    seq,
                    year,
                    Standing.Status.CLOSED,
                    0,
                    0,
                    0,
                    0,
                    0,
                    List.of());
        }
        Split split =
                Split.of(
                        slice,
                        member.id(),
                        member.region(),
                        Long.MAX_VALUE,
                        List.of(
                                DebitSource.OWN_CURRENT,
                                DebitSource.OWN_PREVIOUS,
                                DebitSource.WALLET,
                                order),
                        year);
        return new Spendable(
                member.id(),
                member.book(),
                seq,
                year,
                status(slice, member),
                split.ownCurrentFen(),
                split.ownPreviousFen(),
                split.walletFen(),
                split.poolFen(),
                Math.subtractExact(Long.MAX_VALUE, split.cashFen()),
                grants(slice, member, split, order, year));
    }

    /// In the order of use; those that pay nothing stand in it too, with the reason.
    private static List<Grant> grants(
            BookState slice, MemberRow member, Split split, DebitSource order, int year) {
        Map<GrantId, Long> drawnFen =
                split.draws().stream()
                        .collect(
                                Collectors.toMap(draw -> draw.grant().id(), Split.Draw::amountFen));
        return Split.grantsInOrder(slice, member.id(), member.region(), order).stream()
                .map(grant -> grant(slice, grant, drawnFen.getOrDefault(grant.id(), 0L), year))
                .toList();
    }

    private static Grant grant(BookState slice, GrantState grant, long spendableFen, int year) {
        return new Grant(
                grant.id(),
                grant.mechanism(),
                grant.giver(),
                spendableFen,
                bound(slice, grant, spendableFen, year),
                grant.yearCapFen(),
                grant.drawnFen(year));
    }

    private static Standing.Status status(BookState slice, MemberRow member) {
        MemberState row = slice.member(member.id());
        return Standing.statusOf(member.status(), row != null && row.freeze() != null);
    }

    private static Bound bound(BookState slice, GrantState grant, long spendableFen, int year) {
        MemberState giver = slice.member(grant.giver());
        if (grant.freeze() != null || (giver != null && giver.freeze() != null)) {
            return Bound.FROZEN;
        }
        MemberState.Status status = giver == null ? MemberState.Status.OPEN : giver.status();
        if (status == MemberState.Status.DECEASED) {
            return Bound.GIVER_DECEASED;
        }
        return switch (grant.mechanism()) {
            case EARMARK -> Bound.EARMARK;
            case AUTHORISATION -> {
                if (status == MemberState.Status.CLOSED) {
                    yield Bound.GIVER_CLOSED;
                }
                yield grant.capLeftFen(year) <= spendableFen ? Bound.YEAR_CAP : Bound.BALANCE;
            }
        };
    }
}
