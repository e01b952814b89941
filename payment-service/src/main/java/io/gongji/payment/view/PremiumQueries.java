package io.gongji.payment.view;

import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.policy.PremiumRules.Cover;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.domain.premium.Order;
import io.gongji.payment.domain.premium.Payment;
import io.gongji.payment.domain.premium.PremiumId;
import io.gongji.payment.store.Answers.Answer;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.PremiumRows;
import io.gongji.payment.store.PremiumRows.OrderRow;
import io.gongji.payment.store.PremiumRows.OrderStatus;
import io.gongji.payment.store.PremiumRows.ReceiptRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Orders, receipts and cover as they stand.
public final class PremiumQueries {
    private final Jdbi jdbi;
    private final PremiumRows rows = new PremiumRows();
    private final MemberRows members = new MemberRows();

    public PremiumQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// An order at a moment.
    ///
    /// @param status AWAITING_PAYMENT, PAID, EXPIRED or CANCELLED
    public record OrderView(
            PremiumId premium, Order order, String status, @Nullable EventId receiptId) {}

    /// A payment. It covers as soon as it is sure: at once when the money came, by the ledger's
    /// posting when an account was asked.
    ///
    /// @param status PENDING, POSTED, DECLINED or RETURNED
    /// @param refusal of the ledger, when it declined
    public record ReceiptView(
            PremiumId premium,
            Payment payment,
            String status,
            @Nullable String book,
            @Nullable Long seq,
            @Nullable Refusal refusal) {
        private boolean covers(LocalDate day) {
            Cover cover = payment.cover();
            boolean sure =
                    status.equals("POSTED")
                            || (status.equals("PENDING") && payment.payer() == null);
            return sure && !day.isBefore(cover.from()) && !day.isAfter(cover.to());
        }
    }

    /// Whether a person is covered on a day, and by what.
    ///
    /// @param receipt of a resident premium
    public record CoverView(
            MemberState.Open person, boolean covered, @Nullable ReceiptView receipt) {}

    public Optional<OrderView> order(UUID orderId, Instant now) {
        return jdbi.withHandle(handle -> rows.order(handle, orderId)).map(row -> view(row, now));
    }

    public Optional<ReceiptView> receipt(EventId receiptId) {
        return jdbi.withHandle(handle -> rows.receipt(handle, receiptId)).map(PremiumQueries::view);
    }

    /// Payments of a person, oldest first; empty when nobody is enrolled.
    public Optional<List<ReceiptView>> history(MemberId memberId) {
        return jdbi.withHandle(handle ->
                members.state(handle, memberId) instanceof MemberState.Unknown
                        ? Optional.empty()
                        : Optional.of(
                                rows.receipts(handle, memberId).stream()
                                        .map(PremiumQueries::view)
                                        .toList()));
    }

    /// Cover on a day: of a resident by a premium that was paid, of others by their insurance.
    public Optional<CoverView> cover(MemberId memberId, LocalDate day) {
        return jdbi.withHandle(handle -> {
            MemberState state = members.state(handle, memberId);
            MemberState.Open person =
                    switch (state) {
                        case MemberState.Unknown _ -> null;
                        case MemberState.Open open -> open;
                        case MemberState.Closed closed -> closed.was();
                    };
            if (person == null) {
                return Optional.empty();
            }
            Optional<ReceiptView> receipt =
                    rows.receipts(handle, memberId).stream()
                            .map(PremiumQueries::view)
                            .filter(view -> view.covers(day))
                            .findFirst();
            boolean covered =
                    switch (person.scheme()) {
                        case RESIDENT -> receipt.isPresent();
                        case EMPLOYEE, FLEXIBLE -> person.insuredOn(day) || receipt.isPresent();
                    };
            return Optional.of(new CoverView(person, covered, receipt.orElse(null)));
        });
    }

    private static OrderView view(OrderRow row, Instant now) {
        boolean late =
                row.status() == OrderStatus.AWAITING_PAYMENT
                        && !now.isBefore(row.order().expiresAt());
        return new OrderView(
                row.premium(),
                row.order(),
                late ? OrderStatus.EXPIRED.name() : row.status().name(),
                row.receiptId());
    }

    private static ReceiptView view(ReceiptRow row) {
        Answer answer = row.answer();
        if (answer == null) {
            return new ReceiptView(
                    row.premium(),
                    row.payment(),
                    row.returned() ? "RETURNED" : "PENDING",
                    null,
                    null,
                    null);
        }
        return new ReceiptView(
                row.premium(),
                row.payment(),
                answer.refusal() != null ? "DECLINED" : row.returned() ? "RETURNED" : "POSTED",
                answer.book().value(),
                answer.seq(),
                answer.refusal());
    }
}
