package io.gongji.payment.domain.provider;

import io.gongji.contracts.StatementId;
import io.gongji.contracts.event.ProviderEvent.FinalAccountSettled;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a provider's year stands; amounts in fen.
///
/// @param advancesFen paid in advance
/// @param advanceLeftFen what of it no statement has set off
/// @param statements in the order they came in
/// @param finalAccount null until it is settled
public record ProviderYear(
        long advancesFen,
        long advanceLeftFen,
        Map<StatementId, Statement> statements,
        @Nullable FinalAccountSettled finalAccount) {
    /// What the approved statements owe, after disallowances.
    public long payableFen() {
        return statements.values().stream()
                .mapToLong(Statement::payableFen)
                .reduce(0, Math::addExact);
    }

    /// What was paid for statements, without advances.
    public long paidFen() {
        return statements.values().stream().mapToLong(Statement::paidFen).reduce(0, Math::addExact);
    }

    /// What the final account would move: above 0 to the provider, below 0 from it.
    public long differenceFen() {
        return payableFen() - advancesFen - paidFen();
    }

    ProviderYear advanced(long fen) {
        return new ProviderYear(
                Math.addExact(advancesFen, fen),
                Math.addExact(advanceLeftFen, fen),
                statements,
                finalAccount);
    }

    ProviderYear setOff(long fen) {
        return new ProviderYear(advancesFen, advanceLeftFen - fen, statements, finalAccount);
    }

    ProviderYear with(Statement statement) {
        Map<StatementId, Statement> all = new LinkedHashMap<>(statements);
        all.put(statement.submission().statementId(), statement);
        return new ProviderYear(advancesFen, advanceLeftFen, all, finalAccount);
    }

    ProviderYear settled(FinalAccountSettled account) {
        return new ProviderYear(advancesFen, advanceLeftFen, statements, account);
    }
}
