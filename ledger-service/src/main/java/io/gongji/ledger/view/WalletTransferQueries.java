package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.TransferId;
import io.gongji.ledger.view.WalletTransfer.State;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Wallet transfers over all books: the payer's book says how far it got, and for one that left for
/// another book that book says the rest.
@Singleton
public final class WalletTransferQueries {
    private static final String TRANSFERS =
            """
            SELECT * FROM (
                SELECT p.transfer_id, p.payer, p.payer_region, p.payee, p.payee_region, p.amount_fen, p.book,
                       p.seq, p.stage_seq, q.seq AS arrived_seq, j.recorded_at AS sent_at,
                       p.stage = 'DISPATCHED' AND coalesce(q.stage = 'STRANDED', false) AS goes_back,
                       CASE WHEN p.stage = 'SENT' THEN 'SENT'
                            WHEN p.stage = 'RETURNED' THEN 'RETURNED'
                            WHEN p.stage = 'CREDITED' OR q.stage = 'ARRIVED' THEN 'CREDITED'
                            ELSE 'ACCEPTED_NOT_CREDITED' END AS state
                  FROM wallet_transfer p
                  LEFT JOIN wallet_transfer q ON q.transfer_id = p.transfer_id AND q.book <> p.book
                       AND q.stage IN ('ARRIVED', 'STRANDED')
                  JOIN journal j ON j.book = p.book AND j.seq = p.seq
                 WHERE p.stage IN (%s)) t
            """;
    private static final String OF_PAYERS_BOOK = "'SENT', 'CREDITED', 'DISPATCHED', 'RETURNED'";

    private final Snapshots snapshots;

    WalletTransferQueries(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /// One transfer.
    public Answer<WalletTransfer> of(TransferId id) {
        return snapshots.read(handle ->
                handle.createQuery(TRANSFERS.formatted(OF_PAYERS_BOOK) + " WHERE transfer_id = :id")
                        .bind("id", id.value())
                        .map((row, _) -> read(row))
                        .findOne()
                        .map(Answer::found)
                        .orElseGet(() ->
                                Answer.refused(
                                        Refusal.TRANSFER_UNKNOWN,
                                        new Sentence(
                                                "No book has this transfer; check the transferId, and after sending ask"
                                                        + " again in a moment.",
                                                "各账本均无此转账：请核对 transferId；如刚发起，请稍后再查。"))));
    }

    /// Transfers in a state, or all, in the order of their ids.
    ///
    /// @param after the last transfer of the page before
    public WalletTransferPage all(@Nullable State state, @Nullable TransferId after, int limit) {
        List<WalletTransfer> found =
                snapshots.read(handle ->
                        handle.createQuery(
                                        TRANSFERS.formatted(stages(state))
                                                + """
                                                 WHERE transfer_id > :after AND (:state::text IS NULL OR state = :state)
                                                 ORDER BY transfer_id LIMIT :limit
                                                """)
                                .bind("after", after == null ? new UUID(0, 0) : after.value())
                                .bind("state", state == null ? null : state.name())
                                .bind("limit", limit + 1)
                                .map((row, _) -> read(row))
                                .list());
        boolean more = found.size() > limit;
        List<WalletTransfer> shown = more ? found.subList(0, limit) : found;
        return new WalletTransferPage(shown, more ? shown.getLast().transferId().toString() : null);
    }

    /// The stages in the payer's book that a state can have.
    private static String stages(@Nullable State state) {
        return switch (state) {
            case null -> OF_PAYERS_BOOK;
            case SENT -> "'SENT'";
            case ACCEPTED_NOT_CREDITED -> "'DISPATCHED'";
            case CREDITED -> "'CREDITED', 'DISPATCHED'";
            case RETURNED -> "'RETURNED'";
        };
    }

    private static WalletTransfer read(ResultSet row) throws SQLException {
        RegionCode payeeRegion = new RegionCode(row.getString("payee_region"));
        return new WalletTransfer(
                new TransferId(row.getObject("transfer_id", UUID.class)),
                State.valueOf(row.getString("state")),
                new MemberId(row.getObject("payer", UUID.class)),
                new RegionCode(row.getString("payer_region")),
                new MemberId(row.getObject("payee", UUID.class)),
                payeeRegion,
                row.getLong("amount_fen"),
                new BookId(row.getString("book")),
                payeeRegion.book(),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getLong("seq"),
                row.getLong("stage_seq"),
                row.getObject("arrived_seq", Long.class),
                row.getBoolean("goes_back"));
    }
}
