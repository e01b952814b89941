package io.gongji.payment.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.payment.domain.premium.Order;
import io.gongji.payment.domain.premium.Payment;
import io.gongji.payment.domain.premium.PremiumId;
import io.gongji.payment.store.Answers.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// SQL of orders and receipts, written in the transaction that appends to their premium.
public final class PremiumRows {
    /// Receipts that one history names.
    public static final int HISTORY_MAX = 200;

    /// How an order stands. An order past its time stays AWAITING_PAYMENT until somebody touches
    /// its premium.
    public enum OrderStatus {
        AWAITING_PAYMENT,
        PAID,
        EXPIRED,
        CANCELLED
    }

    /// An order as it was placed.
    ///
    /// @param receiptId of the payment that its money made
    public record OrderRow(
            PremiumId premium, OrderStatus status, Order order, @Nullable EventId receiptId) {}

    /// A payment and the ledger's answer.
    ///
    /// @param returned whether its money went back
    /// @param answer null while there is none
    public record ReceiptRow(
            PremiumId premium, Payment payment, boolean returned, @Nullable Answer answer) {}

    public void insertOrder(Handle handle, PremiumId premium, Order order) {
        handle.createUpdate(
                        """
                        INSERT INTO premium_order (order_id, member_id, year, status, placed)
                        VALUES (:order, :member, :year, 'AWAITING_PAYMENT', :placed)\
                        """)
                .bind("order", order.orderId())
                .bind("member", premium.memberId().value())
                .bind("year", premium.year())
                .bind("placed", Json.write(order))
                .execute();
    }

    public void endOrder(
            Handle handle, UUID orderId, OrderStatus status, @Nullable EventId receiptId) {
        handle.createUpdate(
                        """
                        UPDATE premium_order SET status = :status, receipt_id = CAST(:receipt AS uuid)
                        WHERE order_id = :order\
                        """)
                .bind("status", status.name())
                .bind("receipt", receiptId == null ? null : receiptId.toString())
                .bind("order", orderId)
                .execute();
    }

    public Optional<OrderRow> order(Handle handle, UUID orderId) {
        return handle.createQuery(
                        """
                        SELECT member_id, year, status, placed, receipt_id FROM premium_order
                        WHERE order_id = :order\
                        """)
                .bind("order", orderId)
                .map((row, context) -> {
                    UUID receipt = row.getObject("receipt_id", UUID.class);
                    return new OrderRow(
                            premium(row),
                            OrderStatus.valueOf(row.getString("status")),
                            Json.read(row.getBytes("placed"), Order.class),
                            receipt == null ? null : new EventId(receipt));
                })
                .findOne();
    }

    public void insertReceipt(Handle handle, PremiumId premium, Payment payment) {
        handle.createUpdate(
                        """
                        INSERT INTO premium_receipt (receipt_id, member_id, year, payment)
                        VALUES (:receipt, :member, :year, :payment)\
                        """)
                .bind("receipt", payment.receiptId().value())
                .bind("member", premium.memberId().value())
                .bind("year", premium.year())
                .bind("payment", Json.write(payment))
                .execute();
    }

    /// Keeps that a payment went back.
    public void returned(Handle handle, EventId receiptId) {
        handle.createUpdate(
                        "UPDATE premium_receipt SET returned = true WHERE receipt_id = :receipt")
                .bind("receipt", receiptId.value())
                .execute();
    }

    public Optional<ReceiptRow> receipt(Handle handle, EventId receiptId) {
        return handle.createQuery(RECEIPTS + "WHERE r.receipt_id = :receipt")
                .bind("receipt", receiptId.value())
                .map((row, context) -> receipt(row))
                .findOne();
    }

    /// The payments of a person, oldest first; those that the ledger declined too.
    public List<ReceiptRow> receipts(Handle handle, MemberId memberId) {
        return handle.createQuery(
                        RECEIPTS + "WHERE r.member_id = :member ORDER BY r.receipt_id LIMIT :max")
                .bind("member", memberId.value())
                .bind("max", HISTORY_MAX)
                .map((row, context) -> receipt(row))
                .list();
    }

    private static final String RECEIPTS =
            """
            SELECT r.member_id, r.year, r.payment, r.returned, a.book, a.seq, a.refusal
            FROM premium_receipt r LEFT JOIN answer a ON a.event_id = r.receipt_id
            """;

    private static ReceiptRow receipt(ResultSet row) throws SQLException {
        String book = row.getString("book");
        String refusal = row.getString("refusal");
        return new ReceiptRow(
                premium(row),
                Json.read(row.getBytes("payment"), Payment.class),
                row.getBoolean("returned"),
                book == null
                        ? null
                        : new Answer(
                                new BookId(book),
                                row.getLong("seq"),
                                refusal == null ? null : Refusal.valueOf(refusal)));
    }

    private static PremiumId premium(ResultSet row) throws SQLException {
        return new PremiumId(
                new MemberId(row.getObject("member_id", UUID.class)), row.getInt("year"));
    }
}
