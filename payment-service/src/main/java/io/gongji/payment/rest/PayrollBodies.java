package io.gongji.payment.rest;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.AllotmentHandler.AllotmentResult;
import io.gongji.payment.app.PayrollHandler.CorrectionResult;
import io.gongji.payment.app.PayrollHandler.LineResult;
import io.gongji.payment.app.PayrollHandler.ReceiptResult;
import io.gongji.payment.domain.payroll.PayrollState;
import io.gongji.payment.rest.Replies.Progress;
import io.gongji.payment.view.PayrollQueries.PayrollView;
import java.time.YearMonth;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Requests and responses of payroll months. Amounts are fen; `status` is POSTED, or PENDING while
/// the ledger has not answered.
final class PayrollBodies {
    private PayrollBodies() {}

    /// One employee's wage; without a region, where the person is insured.
    record LineRequest(MemberId memberId, long wageFen, @Nullable RegionCode region) {}

    /// Money that arrived.
    record ReceiptRequest(
            Channel channel,
            String channelReference,
            long amountFen,
            @Nullable RegionCode region) {}

    /// What to take back.
    record CorrectionRequest(MemberId memberId, long takenBackFen, @Nullable RegionCode region) {}

    /// One line as it was assessed.
    record LineResponse(
            EmployerId employer,
            YearMonth month,
            RegionCode region,
            MemberId memberId,
            long wageFen,
            long baseFen,
            long employeeShareFen,
            String status,
            @Nullable String book,
            @Nullable Long seq) {
        static LineResponse of(
                EmployerId employer, YearMonth month, LineResult line, Progress progress) {
            return new LineResponse(
                    employer,
                    month,
                    line.region(),
                    line.memberId(),
                    line.wageFen(),
                    line.baseFen(),
                    line.employeeShareFen(),
                    progress.status(),
                    progress.book(),
                    progress.seq());
        }
    }

    /// A receipt and the parts it pays.
    record ReceiptResponse(
            EmployerId employer,
            YearMonth month,
            RegionCode region,
            Channel channel,
            String channelReference,
            long amountFen,
            long employeePartFen,
            long employerPartFen,
            String status,
            @Nullable String book,
            @Nullable Long seq) {
        static ReceiptResponse of(
                EmployerId employer, YearMonth month, ReceiptResult receipt, Progress progress) {
            return new ReceiptResponse(
                    employer,
                    month,
                    receipt.region(),
                    receipt.channel(),
                    receipt.channelReference(),
                    receipt.employeePartFen() + receipt.employerPartFen(),
                    receipt.employeePartFen(),
                    receipt.employerPartFen(),
                    progress.status(),
                    progress.book(),
                    progress.seq());
        }
    }

    /// What an allotment did: `remainingFen` is employees' money that came and is on no account,
    /// `waitingFen` what is assessed and on no account.
    record AllotmentResponse(
            EmployerId employer,
            YearMonth month,
            RegionCode region,
            long allottedFen,
            long persons,
            long remainingFen,
            long waitingFen,
            String status,
            @Nullable String book,
            @Nullable Long seq) {
        static AllotmentResponse of(
                EmployerId employer, YearMonth month, AllotmentResult result, Progress progress) {
            return new AllotmentResponse(
                    employer,
                    month,
                    result.region(),
                    result.allottedFen(),
                    result.persons(),
                    result.remainingFen(),
                    result.waitingFen(),
                    progress.status(),
                    progress.book(),
                    progress.seq());
        }
    }

    /// What was taken back.
    record CorrectionResponse(
            EmployerId employer,
            YearMonth month,
            RegionCode region,
            MemberId memberId,
            long takenBackFen,
            String status,
            @Nullable String book,
            @Nullable Long seq) {
        static CorrectionResponse of(
                EmployerId employer, YearMonth month, CorrectionResult result, Progress progress) {
            return new CorrectionResponse(
                    employer,
                    month,
                    result.region(),
                    result.memberId(),
                    result.takenBackFen(),
                    progress.status(),
                    progress.book(),
                    progress.seq());
        }
    }

    /// The totals of a month over its regions; `answered` and `pending` count events.
    record PayrollResponse(
            EmployerId employer,
            YearMonth month,
            List<RegionCode> regions,
            long lines,
            long payrollFen,
            long basesFen,
            long employeeShareFen,
            long employerShareFen,
            long receivedFen,
            long receivedEmployeeFen,
            long allottedFen,
            long allottedLines,
            long answered,
            long pending) {
        static PayrollResponse of(EmployerId employer, YearMonth month, List<PayrollView> months) {
            if (months.isEmpty()) {
                throw new ProblemException(
                        Refusal.NOT_FOUND,
                        new Sentence(
                                "Nothing was assessed for this employer and month; send the payroll first.",
                                "该单位当月尚未核定缴费，请先上传工资表。"));
            }
            return new PayrollResponse(
                    employer,
                    month,
                    months.stream().map(view -> view.payroll().region()).toList(),
                    sum(months, PayrollState::lines),
                    sum(months, PayrollState::payrollFen),
                    sum(months, PayrollState::basesFen),
                    sum(months, PayrollState::employeeShareFen),
                    sum(months, PayrollState::employerShareFen),
                    sum(months, PayrollState::receivedFen),
                    sum(months, PayrollState::receivedEmployeeFen),
                    sum(months, PayrollState::allottedFen),
                    sum(months, PayrollState::allottedLines),
                    months.stream().mapToLong(PayrollView::answered).sum(),
                    months.stream().mapToLong(PayrollView::pending).sum());
        }

        private static long sum(List<PayrollView> months, ToLongFunction<PayrollState> part) {
            return months.stream()
                    .map(PayrollView::totals)
                    .mapToLong(part)
                    .reduce(0, Math::addExact);
        }
    }
}
