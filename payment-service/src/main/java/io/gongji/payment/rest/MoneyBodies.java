package io.gongji.payment.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongji.contracts.BookId;
import io.gongji.contracts.Channel;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.payment.app.DueHandler;
import io.gongji.payment.view.MoneyQueries.DueView;
import io.gongji.payment.view.MoneyQueries.MoneyView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Requests and responses of receipts, dues and the treasury. Amounts are fen; dates are today's
/// when absent.
final class MoneyBodies {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final Sentence REFERENCE_FORM =
            new Sentence(
                    "send 1 to 100 letters, digits, dots, dashes, colons and underscores.",
                    "应为 1 至 100 个字母、数字、点、连字符、冒号或下划线。");

    private MoneyBodies() {}

    /// A channel passed money on.
    record RemittanceRequest(
            RegionCode region,
            Fund fund,
            Channel channel,
            String bankReference,
            long amountFen,
            @Nullable LocalDate onDate) {}

    /// Public money came.
    record SubsidyRequest(
            RegionCode region,
            PublicMoney kind,
            int year,
            String bankReference,
            long amountFen,
            @Nullable LocalDate onDate) {}

    /// Large-cost fees were paid over.
    record PaidOverRequest(
            RegionCode region, String bankReference, long amountFen, @Nullable LocalDate onDate) {}

    /// The bank paid interest.
    record InterestRequest(
            RegionCode region,
            Fund fund,
            String bankReference,
            long amountFen,
            @Nullable LocalDate onDate) {}

    /// What money in suspense is for. Each kind has its own fields: PAYROLL employer, month,
    /// payrollRegion and amountFen; FLEXIBLE memberId and month; PREMIUM memberId, year and
    /// amountFen; CATCH_UP memberId and year; LARGE_COST_FEE memberId, year and amountFen; DEBT and
    /// PERSONAL_ACCOUNT memberId and amountFen.
    record MatchRequest(
            MatchKind kind,
            @Nullable EmployerId employer,
            @Nullable YearMonth month,
            @Nullable RegionCode payrollRegion,
            @Nullable MemberId memberId,
            @Nullable Integer year,
            @Nullable Long amountFen,
            @Schema(description = "Whose suspense, where this service told of no such receipt")
                    @Nullable RegionCode region,
            @Nullable Fund fund) {}

    /// What money can be for.
    enum MatchKind {
        PAYROLL,
        FLEXIBLE,
        PREMIUM,
        CATCH_UP,
        LARGE_COST_FEE,
        DEBT,
        PERSONAL_ACCOUNT
    }

    /// Money went back; without an amount the whole receipt and all that it had paid.
    record ReturnRequest(
            ReceiptEvent.Reason reason,
            String channelReference,
            @Nullable Long amountFen,
            @Nullable LocalDate onDate) {}

    /// A catch-up to be assessed.
    record CatchUpRequest(MemberId memberId, int paidMonths, @Nullable LocalDate onDate) {}

    /// Money came by a channel.
    record PaymentRequest(
            Channel channel, String channelReference, long amountFen, @Nullable LocalDate paidOn) {}

    /// The own account pays.
    record OwnPaymentRequest(String password) {}

    /// The own account pays what the operator says.
    record OwnFeeRequest(long amountFen, String password) {}

    /// What the ledger was told, and its answer.
    ///
    /// @param type of the event
    /// @param status POSTED, PENDING or DECLINED
    /// @param data of the event
    record MoneyResponse(
            EventId id,
            String type,
            String status,
            @Nullable String book,
            @Nullable Long seq,
            @Nullable Refusal refusal,
            LocalDate effectiveDate,
            JsonNode data) {
        static MoneyResponse of(MoneyView view) {
            BookId book = view.book();
            return new MoneyResponse(
                    view.eventId(),
                    EventType.of(view.event()).wireName(),
                    book == null ? "PENDING" : view.refusal() == null ? "POSTED" : "DECLINED",
                    book == null ? null : book.value(),
                    view.seq(),
                    view.refusal(),
                    view.day(),
                    data(view));
        }

        private static JsonNode data(MoneyView view) {
            try {
                return JSON.readTree(EventCodec.encodeData(view.event()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A receipt and what became of it: matches and returns in their order.
    record ReceiptResponse(MoneyResponse receipt, List<MoneyResponse> uses) {}

    /// A due of a year.
    ///
    /// @param assessed of a catch-up
    /// @param benefitsFrom the month from which the cover of a catch-up at retirement counts
    ///   (domain I9)
    record DueResponse(
            MemberId memberId,
            int year,
            boolean paid,
            @Nullable LocalDate paidOn,
            @Nullable YearMonth benefitsFrom,
            @Nullable MoneyResponse assessed,
            List<MoneyResponse> payments) {
        static DueResponse of(MemberId memberId, int year, boolean catchUp, DueView view) {
            LocalDate paidOn = view.paidOn();
            return new DueResponse(
                    memberId,
                    year,
                    paidOn != null,
                    paidOn,
                    paidOn == null || !catchUp ? null : YearMonth.from(paidOn),
                    view.assessed().map(MoneyResponse::of).orElse(null),
                    view.payments().stream().map(MoneyResponse::of).toList());
        }
    }

    static String reference(JsonBody body, String field) {
        return body.text(field, REFERENCE, REFERENCE_FORM);
    }

    /// Money of a channel, from a body with channel, channelReference and paidOn.
    static DueHandler.ByChannel byChannel(JsonBody body) {
        return new DueHandler.ByChannel(
                body.id("channel", Channel::new),
                reference(body, "channelReference"),
                body.dateIfAny("paidOn").orElse(null));
    }
}
