package io.gongji.ledger.view;

import io.gongji.ledger.view.FamilyStatement.Part;
import io.gongji.ledger.view.Statement.Asked;
import io.gongji.ledger.view.Statement.Line;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Statements of a person, and of a person's family, page by page.
@Singleton
public final class StatementQueries {
    private final Snapshots snapshots;

    StatementQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// One page of a person's statement.
    public Answer<Statement> of(Asked asked) {
        return checked(asked, place -> page(asked, place));
    }

    /// One page of the statement of a person's family.
    public Answer<FamilyStatement> ofFamily(Asked asked) {
        return checked(asked, place -> familyPage(asked, place));
    }

    private <T> Answer<T> checked(Asked asked, Reading<T> reading) {
        return asked.period()
                .checked()
                .then(_ -> {
                    String cursor = asked.cursor();
                    return cursor == null
                            ? reading.from(null)
                            : StatementCursor.parse(cursor).then(reading::from);
                });
    }

    private Answer<Statement> page(Asked asked, @Nullable StatementCursor cursor) {
        return snapshots.read(handle ->
                pointOf(handle, asked, cursor)
                        .then(point -> {
                            StatementRows rows =
                                    new StatementRows(
                                            handle, point, List.of(asked.memberId().toString()));
                            Page page = Page.of(rows, asked, after(point, cursor));
                            return Answer.found(
                                    new Statement(
                                            asked.memberId(),
                                            point.book(),
                                            point.seq(),
                                            asked.period().by(),
                                            asked.period().from(),
                                            asked.period().to(),
                                            page.openingFen,
                                            page.lines,
                                            page.closingFen,
                                            page.nextCursor));
                        }));
    }

    private Answer<FamilyStatement> familyPage(Asked asked, @Nullable StatementCursor cursor) {
        return snapshots.read(handle ->
                pointOf(handle, asked, cursor)
                        .then(point -> {
                            Family family = Family.of(handle, point, asked.memberId());
                            StatementRows rows = new StatementRows(handle, point, family.owners());
                            Page page = Page.of(rows, asked, after(point, cursor));
                            return Answer.found(
                                    new FamilyStatement(
                                            asked.memberId(),
                                            point.book(),
                                            point.seq(),
                                            asked.period().by(),
                                            asked.period().from(),
                                            asked.period().to(),
                                            parts(family, page),
                                            page.openingFen,
                                            page.lines,
                                            page.closingFen,
                                            page.nextCursor));
                        }));
    }

    private static List<Part> parts(Family family, Page page) {
        return Stream.concat(
                        family.members().stream()
                                .map(member ->
                                        Part.ofMember(member, page.sumsOf(member.toString()))),
                        family.earmarks().stream()
                                .map(grant -> Part.ofEarmark(grant, page.sumsOf(grant.toString()))))
                .toList();
    }

    private static Answer<Point> pointOf(
            Handle handle, Asked asked, @Nullable StatementCursor cursor) {
        AsOf asOf = cursor == null ? asked.asOf() : new AsOf.Seq(cursor.asOfSeq());
        return MemberRow.find(handle, asked.memberId())
                .then(member -> Point.find(handle, member.book(), asOf));
    }

    private static StatementCursor after(Point point, @Nullable StatementCursor cursor) {
        return cursor == null ? new StatementCursor(point.seq(), 0, 0) : cursor;
    }

    /// Reads from a place on, or from the beginning.
    private interface Reading<T> {
        Answer<T> from(@Nullable StatementCursor place);
    }

    /// What a page shows of some accounts together.
    private record Page(
            Map<String, StatementRows.Sums> sums,
            long openingFen,
            List<Line> lines,
            long closingFen,
            @Nullable String nextCursor) {
        static Page of(StatementRows rows, Asked asked, StatementCursor after) {
            Map<String, StatementRows.Sums> sums = rows.sums(asked.period(), after);
            StatementRows.Sums all =
                    sums.values().stream()
                            .reduce(StatementRows.Sums.NOTHING, StatementRows.Sums::plus);
            List<Line> found = rows.lines(asked.period(), after, asked.limit() + 1, all.reached());
            boolean more = found.size() > asked.limit();
            List<Line> lines = more ? found.subList(0, asked.limit()) : found;
            String next =
                    more
                            ? new StatementCursor(
                                            after.asOfSeq(),
                                            lines.getLast().seq(),
                                            lines.getLast().line())
                                    .toString()
                            : null;
            return new Page(sums, all.openingFen(), lines, all.closingFen(), next);
        }

        StatementRows.Sums sumsOf(String owner) {
            return sums.getOrDefault(owner, StatementRows.Sums.NOTHING);
        }
    }
}
