package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.RegionCode;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Suspense, debts, public money and channel clearing as they are now.
@Singleton
public final class ReceiptQueries {
    private static final String SUSPENSE =
            """
            SELECT s.*, j.type, j.subject, j.recorded_at, j.effective_date
              FROM suspense s JOIN journal j ON j.book = s.book AND j.seq = s.seq
            """;

    private final Snapshots snapshots;

    ReceiptQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// Receipts with something left, the oldest first.
    ///
    /// @param after where the page before ended, or null
    /// @param today from which their age is counted
    public OpenReceipts open(BookId book, @Nullable Place after, int limit, LocalDate today) {
        Place from = after == null ? Place.START : after;
        List<OpenReceipts.Line> found =
                snapshots.read(handle ->
                        handle.createQuery(
                                        SUSPENSE
                                                + """
                                                 WHERE s.book = :book AND s.left_fen > 0
                                                   AND (s.seq, s.fund, s.region) > (:seq, :fund, :region)
                                                 ORDER BY s.seq, s.fund, s.region LIMIT :limit
                                                """)
                                .bind("book", book.value())
                                .bind("seq", from.seq())
                                .bind("fund", from.fund())
                                .bind("region", from.region())
                                .bind("limit", limit + 1)
                                .map((row, _) -> receipt(row, today))
                                .list());
        boolean more = found.size() > limit;
        List<OpenReceipts.Line> shown = more ? found.subList(0, limit) : found;
        return new OpenReceipts(book, shown, more ? Place.of(shown.getLast()).toString() : null);
    }

    /// What one event put into suspense, with what is left of it; empty when it put nothing there.
    public List<OpenReceipts.Line> ofReceipt(EventId receipt, LocalDate today) {
        return snapshots.read(handle ->
                handle.createQuery(SUSPENSE + " WHERE s.receipt = :receipt ORDER BY fund, region")
                        .bind("receipt", receipt.value())
                        .map((row, _) -> receipt(row, today))
                        .list());
    }

    private static OpenReceipts.Line receipt(ResultSet row, LocalDate today) throws SQLException {
        LocalDate day = row.getObject("effective_date", LocalDate.class);
        return new OpenReceipts.Line(
                new EventId(row.getObject("receipt", UUID.class)),
                Fund.valueOf(row.getString("fund")),
                new RegionCode(row.getString("region")),
                row.getLong("amount_fen"),
                row.getLong("left_fen"),
                row.getLong("seq"),
                row.getString("type"),
                row.getString("subject"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                day,
                ChronoUnit.DAYS.between(day, today));
    }

    /// What persons owe, in the order of their ids.
    public Debts debts(BookId book, @Nullable MemberId after, int limit) {
        List<Debts.Line> found =
                snapshots.read(handle ->
                        handle.createQuery(
                                        """
                                        SELECT owner, region, balance_fen FROM account
                                         WHERE book = :book AND code = '1430' AND owner > :after AND balance_fen > 0
                                         ORDER BY owner LIMIT :limit
                                        """)
                                .bind("book", book.value())
                                .bind("after", after == null ? "" : after.toString())
                                .bind("limit", limit + 1)
                                .map((row, _) ->
                                        new Debts.Line(
                                                MemberId.parse(row.getString("owner")),
                                                new RegionCode(row.getString("region")),
                                                row.getLong("balance_fen")))
                                .list());
        boolean more = found.size() > limit;
        List<Debts.Line> shown = more ? found.subList(0, limit) : found;
        return new Debts(book, shown, more ? shown.getLast().memberId().toString() : null);
    }

    /// What the treasury owes and paid for the years of cover, the two kinds apart.
    public PublicMoneySums publicMoney(BookId book) {
        return new PublicMoneySums(
                book,
                snapshots.read(handle ->
                        handle.createQuery(
                                        """
                                        WITH accrued AS (
                                            SELECT a.region, p.year,
                                                   CASE a.code WHEN '1210' THEN 'SUBSIDY' ELSE 'ASSISTANCE' END AS money,
                                                   sum(l.amount_fen)::bigint AS fen
                                              FROM premium p
                                              JOIN posting l ON l.book = p.book AND l.seq = p.seq
                                              JOIN account a ON a.id = l.account_id AND a.code IN ('1210', '1220')
                                             WHERE p.book = :book AND p.returned_by_seq IS NULL
                                             GROUP BY 1, 2, 3),
                                        received AS (
                                            SELECT region, year, money, received_fen AS fen FROM public_money
                                             WHERE book = :book)
                                        SELECT region, year, money, coalesce(accrued.fen, 0) AS accrued,
                                               coalesce(received.fen, 0) AS received
                                          FROM accrued FULL JOIN received USING (region, year, money)
                                         ORDER BY region, year, money
                                        """)
                                .bind("book", book.value())
                                .map((row, _) ->
                                        new PublicMoneySums.Line(
                                                new RegionCode(row.getString("region")),
                                                row.getInt("year"),
                                                PublicMoney.valueOf(row.getString("money")),
                                                row.getLong("accrued"),
                                                row.getLong("received"),
                                                row.getLong("accrued") - row.getLong("received")))
                                .list()));
    }

    /// What channels must still remit.
    public ChannelSums channels(BookId book) {
        return new ChannelSums(
                book,
                snapshots.read(handle ->
                        handle.createQuery(
                                        """
                                        SELECT owner, fund, region, balance_fen, last_seq FROM account
                                         WHERE book = :book AND code = '1020' ORDER BY owner, fund, region
                                        """)
                                .bind("book", book.value())
                                .map((row, _) ->
                                        new ChannelSums.Line(
                                                new Channel(row.getString("owner")),
                                                Fund.valueOf(row.getString("fund")),
                                                new RegionCode(row.getString("region")),
                                                row.getLong("balance_fen"),
                                                row.getLong("last_seq")))
                                .list()));
    }

    /// Where a page of receipts ended: `17-EMPLOYEE-130100`.
    public record Place(long seq, String fund, String region) {
        static final Place START = new Place(0, "", "");

        static Place of(OpenReceipts.Line line) {
            return new Place(line.seq(), line.fund().name(), line.region().value());
        }

        /// Reads its text; another form is an [IllegalArgumentException].
        public static Place parse(String text) {
            String[] parts = text.split("-", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("no place in a list of receipts");
            }
            return new Place(
                    Long.parseLong(parts[0]),
                    Fund.valueOf(parts[1]).name(),
                    new RegionCode(parts[2]).value());
        }

        @Override
        public String toString() {
            return seq + "-" + fund + "-" + region;
        }
    }
}
