package io.gongji.payment.rest;

import io.gongji.contracts.Fund;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.StatementId;
import io.gongji.contracts.event.ProviderEvent.FinalAccountSettled;
import io.gongji.payment.domain.provider.ProviderYear;
import io.gongji.payment.domain.provider.ProviderYearId;
import io.gongji.payment.domain.provider.Statement;
import io.gongji.payment.view.ProviderQueries;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is sent and answered about providers; amounts in fen.
final class ProviderBodies {
    private ProviderBodies() {}

    /// An advance that the agency paid for a month.
    record AdvanceRequest(
            RegionCode region, Fund fund, YearMonth month, long amountFen, String bankReference) {}

    /// A statement of a month's bills.
    record StatementRequest(
            RegionCode region,
            Fund fund,
            YearMonth month,
            String statementNumber,
            List<NamedBill> bills) {}

    /// A bill by the provider's own number, and an amount of it.
    record NamedBill(String providerNumber, long amountFen) {}

    record DisallowanceRequest(List<NamedBill> disallowances) {}

    /// A payment; without an amount all that is open.
    record StatementPaymentRequest(@Nullable Long amountFen, String bankReference) {}

    /// A final account; without a number when no money moves.
    record FinalAccountRequest(RegionCode region, Fund fund, @Nullable String bankReference) {}

    /// A statement.
    ///
    /// @param status SUBMITTED, REJECTED or APPROVED
    /// @param late whether it came in after its due day
    /// @param openFen what is still to be paid; below 0 when the provider owes
    record StatementResponse(
            StatementId statementId,
            ProviderId providerId,
            RegionCode region,
            Fund fund,
            YearMonth month,
            String statementNumber,
            String status,
            LocalDate submittedOn,
            LocalDate dueOn,
            boolean late,
            long claimedFen,
            long disallowedFen,
            long payableFen,
            long offsetFen,
            long paidFen,
            long openFen,
            List<BillResponse> bills) {
        static StatementResponse of(ProviderQueries.Found found) {
            Statement statement = found.statement();
            ProviderYearId year = found.year();
            return new StatementResponse(
                    statement.submission().statementId(),
                    year.provider(),
                    year.region(),
                    year.fund(),
                    statement.submission().month(),
                    statement.submission().number(),
                    statement.status().name(),
                    statement.submission().submittedOn(),
                    statement.submission().dueOn(),
                    statement.submission().late(),
                    statement.claimedFen(),
                    statement.disallowedFen(),
                    statement.payableFen(),
                    statement.offsetFen(),
                    statement.paidFen(),
                    statement.openFen(),
                    statement.bills().stream()
                            .map(line ->
                                    new BillResponse(
                                            line.number(),
                                            line.settlementId(),
                                            line.payableFen(),
                                            line.fundFen(),
                                            statement
                                                    .disallowed()
                                                    .getOrDefault(line.settlementId(), 0L)))
                            .toList());
        }
    }

    /// A bill of a statement.
    record BillResponse(
            String providerNumber,
            SettlementId settlementId,
            long amountFen,
            long fundFen,
            long disallowedFen) {}

    /// A provider's year.
    ///
    /// @param openFen what a final account would move now; below 0 from the provider
    /// @param finalAccount absent until it is settled
    record YearResponse(
            ProviderId providerId,
            RegionCode region,
            Fund fund,
            int year,
            long payableFen,
            long advancesFen,
            long advanceLeftFen,
            long paidFen,
            long openFen,
            List<StatementId> statements,
            @Nullable FinalAccountResponse finalAccount) {
        static YearResponse of(ProviderYearId id, ProviderYear year) {
            FinalAccountSettled settled = year.finalAccount();
            return new YearResponse(
                    id.provider(),
                    id.region(),
                    id.fund(),
                    id.year(),
                    year.payableFen(),
                    year.advancesFen(),
                    settled == null ? year.advanceLeftFen() : 0,
                    year.paidFen(),
                    settled == null ? year.differenceFen() : 0,
                    List.copyOf(year.statements().keySet()),
                    settled == null
                            ? null
                            : new FinalAccountResponse(
                                    settled.toppedUpFen(),
                                    settled.clawedBackFen(),
                                    settled.bankReference()));
        }
    }

    record FinalAccountResponse(
            long toppedUpFen, long clawedBackFen, @Nullable String bankReference) {}
}
