package io.gongji.payment.rest;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.WithdrawalId;
import io.gongji.payment.domain.withdrawal.Application;
import io.gongji.payment.domain.withdrawal.Cause;
import io.gongji.payment.domain.withdrawal.Document;
import io.gongji.payment.domain.withdrawal.WithdrawalState;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A withdrawal.
///
/// @param status APPLIED, REJECTED, PENDING while the ledger has not answered, DECLINED, PAYABLE or
///   PAID
/// @param amountFen what is withdrawn; absent until it is approved when all is asked for
record WithdrawalResponse(
        WithdrawalId withdrawalId,
        MemberId memberId,
        RegionCode region,
        Cause reason,
        Set<Document> documents,
        String status,
        @Nullable Long amountFen,
        @Nullable Refusal refusal,
        @Nullable String bankReference) {
    static Optional<WithdrawalResponse> of(WithdrawalState state) {
        return switch (state) {
            case WithdrawalState.Absent _ -> Optional.empty();
            case WithdrawalState.Applied applied ->
                    Optional.of(
                            of(
                                    applied.application(),
                                    "APPLIED",
                                    applied.application().amountFen()));
            case WithdrawalState.Rejected rejected ->
                    Optional.of(
                            of(
                                    rejected.application(),
                                    "REJECTED",
                                    rejected.application().amountFen()));
            case WithdrawalState.Approved approved ->
                    Optional.of(of(approved.application(), "PENDING", approved.amountFen()));
            case WithdrawalState.Declined no ->
                    Optional.of(
                            of(no.application(), "DECLINED", no.amountFen(), no.reason(), null));
            case WithdrawalState.Payable payable ->
                    Optional.of(of(payable.application(), "PAYABLE", payable.amountFen()));
            case WithdrawalState.Paid paid ->
                    Optional.of(
                            of(
                                    paid.application(),
                                    "PAID",
                                    paid.amountFen(),
                                    null,
                                    paid.bankReference()));
        };
    }

    private static WithdrawalResponse of(
            Application application, String status, @Nullable Long amountFen) {
        return of(application, status, amountFen, null, null);
    }

    private static WithdrawalResponse of(
            Application application,
            String status,
            @Nullable Long amountFen,
            @Nullable Refusal refusal,
            @Nullable String bankReference) {
        return new WithdrawalResponse(
                application.withdrawalId(),
                application.memberId(),
                application.region(),
                application.cause(),
                new TreeSet<>(application.documents()),
                status,
                amountFen,
                refusal,
                bankReference);
    }
}
