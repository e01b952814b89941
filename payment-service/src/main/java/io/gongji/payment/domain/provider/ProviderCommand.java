package io.gongji.payment.domain.provider;

import io.gongji.contracts.SettlementId;
import io.gongji.contracts.StatementId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What can be asked in a provider's year; amounts in fen.
public sealed interface ProviderCommand {
    ProviderYearId id();

    /// The agency paid an advance for a month.
    record PayAdvance(ProviderYearId id, YearMonth month, long amountFen, String bankReference)
            implements ProviderCommand {}

    record Submit(ProviderYearId id, Submission submission) implements ProviderCommand {}

    /// Say yes, by another caller than the one who sent it.
    ///
    /// @param gone bills of it that were voided meanwhile
    /// @param disallowed what of its bills is not owed
    record Approve(
            ProviderYearId id,
            StatementId statementId,
            String by,
            Set<SettlementId> gone,
            Map<SettlementId, Long> disallowed)
            implements ProviderCommand {}

    record Reject(ProviderYearId id, StatementId statementId, String by)
            implements ProviderCommand {}

    /// Disallow after the approval.
    record Disallow(ProviderYearId id, StatementId statementId, Map<SettlementId, Long> disallowed)
            implements ProviderCommand {}

    /// The agency paid for a statement.
    ///
    /// @param amountFen null for all that is open
    record Pay(
            ProviderYearId id,
            StatementId statementId,
            @Nullable Long amountFen,
            String bankReference)
            implements ProviderCommand {}

    /// The final account.
    ///
    /// @param today the day it is settled on
    /// @param bankReference null when no money moves
    record Settle(ProviderYearId id, LocalDate today, @Nullable String bankReference)
            implements ProviderCommand {}
}
