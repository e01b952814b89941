package io.gongji.payment.rest;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.payment.app.PremiumQuotes.Quote;
import io.gongji.payment.domain.premium.Assessment;
import io.gongji.payment.domain.premium.Payment;
import io.gongji.payment.view.PremiumQueries.OrderView;
import io.gongji.payment.view.PremiumQueries.ReceiptView;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What addresses of premiums take and give. Amounts are fen.
final class PremiumBodies {
    private PremiumBodies() {}

    /// A category that a person holds.
    record CategoryBody(
            String category,
            @Schema(description = "Of a disability, 1 to 4") @Nullable Integer grade) {}

    /// The person of a quote: a member, or somebody with these categories and age.
    record PersonBody(
            @Nullable MemberId memberId,
            @Nullable List<CategoryBody> categories,
            @Nullable Integer age) {}

    record QuoteRequest(
            @Nullable RegionCode region,
            @Nullable Integer year,
            @Schema(description = "Instead of region and year: figures that name no year")
                    @Nullable PolicyVersion policyVersion,
            @Nullable MemberId memberId,
            @Nullable List<CategoryBody> categories,
            @Nullable Integer age) {}

    record FamilyQuoteRequest(
            @Nullable RegionCode region,
            @Nullable Integer year,
            @Nullable PolicyVersion policyVersion,
            List<PersonBody> persons) {}

    /// One person's premium. Own share and assistance are the standard; the subsidy comes on top.
    ///
    /// @param category the one that decided
    /// @param subsidyFen absent when no source gives it
    record QuoteResponse(
            @Nullable RegionCode region,
            @Nullable Integer year,
            String category,
            long standardFen,
            long assistanceFen,
            long ownFen,
            @Nullable Long subsidyFen,
            @Nullable Long totalFen,
            @Nullable LocalDate windowFrom,
            @Nullable LocalDate windowTo,
            PolicyVersion policyVersion) {
        static QuoteResponse of(Quote quote) {
            Assessment assessment = quote.assessment();
            var window = quote.window();
            return new QuoteResponse(
                    quote.region(),
                    window == null ? null : window.year(),
                    assessment.category(),
                    assessment.standardFen(),
                    assessment.assistanceFen(),
                    assessment.ownFen(),
                    assessment.subsidyFen(),
                    assessment.totalFen(),
                    window == null ? null : window.payFrom(),
                    window == null ? null : window.payTo(),
                    assessment.policyVersion());
        }
    }

    /// A family's premiums and their sums.
    ///
    /// @param subsidyFen absent when no source gives it for somebody
    record FamilyQuoteResponse(
            List<QuoteResponse> persons,
            long standardFen,
            long assistanceFen,
            long ownFen,
            @Nullable Long subsidyFen,
            @Nullable Long totalFen) {
        static FamilyQuoteResponse of(List<Quote> quotes) {
            List<QuoteResponse> persons = quotes.stream().map(QuoteResponse::of).toList();
            long standardFen = persons.stream().mapToLong(QuoteResponse::standardFen).sum();
            Long subsidyFen = 0L;
            for (QuoteResponse person : persons) {
                Long one = person.subsidyFen();
                subsidyFen =
                        subsidyFen == null || one == null ? null : Long.valueOf(subsidyFen + one);
            }
            return new FamilyQuoteResponse(
                    persons,
                    standardFen,
                    persons.stream().mapToLong(QuoteResponse::assistanceFen).sum(),
                    persons.stream().mapToLong(QuoteResponse::ownFen).sum(),
                    subsidyFen,
                    subsidyFen == null ? null : Long.valueOf(standardFen + subsidyFen));
        }
    }

    record OrderRequest(MemberId memberId, int year, Channel channel) {}

    /// An order to pay by a channel.
    ///
    /// @param status AWAITING_PAYMENT, PAID, EXPIRED or CANCELLED
    /// @param payUrl where the person pays; absent when the assistance covers all, or when it is
    ///   not configured
    /// @param callbackPath where the channel reports the payment
    record OrderResponse(
            UUID orderId,
            MemberId memberId,
            RegionCode region,
            int year,
            String status,
            Channel channel,
            String category,
            long standardFen,
            long assistanceFen,
            long ownFen,
            @Nullable Long subsidyFen,
            PolicyVersion policyVersion,
            Instant placedAt,
            Instant expiresAt,
            @Nullable String payUrl,
            String callbackPath,
            @Nullable EventId receiptId) {
        static OrderResponse of(OrderView view, @Nullable URI channelUrl) {
            var order = view.order();
            Assessment assessment = order.assessment();
            return new OrderResponse(
                    order.orderId(),
                    view.premium().memberId(),
                    order.region(),
                    view.premium().year(),
                    view.status(),
                    order.channel(),
                    assessment.category(),
                    assessment.standardFen(),
                    assessment.assistanceFen(),
                    assessment.ownFen(),
                    assessment.subsidyFen(),
                    assessment.policyVersion(),
                    order.placedAt(),
                    order.expiresAt(),
                    channelUrl != null && view.status().equals("AWAITING_PAYMENT")
                            ? channelUrl.resolve("/v1/payments").toString()
                            : null,
                    "/v1/channels/" + order.channel() + "/callbacks",
                    view.receiptId());
        }
    }

    record PaymentRequest(
            @Schema(description = "The insured person") MemberId memberId,
            int year,
            @Schema(description = "Whose account pays") MemberId payerId,
            @Schema(description = "The payer's payment password") String password) {}

    /// A payment of a premium and what it covers.
    ///
    /// @param status PENDING, POSTED, DECLINED or RETURNED
    /// @param paidBy CHANNEL, ACCOUNT or ASSISTANCE, which covers all of it
    /// @param refusal why the ledger declined
    record ReceiptResponse(
            EventId receiptId,
            MemberId memberId,
            RegionCode region,
            int year,
            String status,
            String paidBy,
            @Nullable MemberId payerId,
            @Nullable Channel channel,
            @Nullable String channelReference,
            @Nullable UUID orderId,
            Instant paidAt,
            LocalDate coveredFrom,
            LocalDate coveredTo,
            String category,
            long standardFen,
            long assistanceFen,
            long ownFen,
            @Nullable Long subsidyFen,
            @Nullable Long totalFen,
            PolicyVersion policyVersion,
            @Nullable String book,
            @Nullable Long seq,
            @Nullable Refusal refusal) {
        static ReceiptResponse of(ReceiptView view) {
            Payment payment = view.payment();
            Assessment assessment = payment.assessment();
            return new ReceiptResponse(
                    payment.receiptId(),
                    view.premium().memberId(),
                    payment.region(),
                    view.premium().year(),
                    view.status(),
                    paidBy(payment),
                    payment.payer(),
                    payment.channel(),
                    payment.channelReference(),
                    payment.orderId(),
                    payment.paidAt(),
                    payment.cover().from(),
                    payment.cover().to(),
                    assessment.category(),
                    assessment.standardFen(),
                    assessment.assistanceFen(),
                    assessment.ownFen(),
                    assessment.subsidyFen(),
                    assessment.totalFen(),
                    assessment.policyVersion(),
                    view.book(),
                    view.seq(),
                    view.refusal());
        }

        private static String paidBy(Payment payment) {
            if (payment.assessment().ownFen() == 0) {
                return "ASSISTANCE";
            }
            return payment.channel() == null ? "ACCOUNT" : "CHANNEL";
        }
    }
}
