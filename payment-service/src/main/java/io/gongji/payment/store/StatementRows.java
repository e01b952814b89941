package io.gongji.payment.store;

import io.gongji.contracts.ProviderId;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.StatementId;
import io.gongji.contracts.journal.Sha256;
import io.gongji.payment.domain.provider.ProviderYearId;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of providers' statements: their numbers, the year that holds each, and the bills that are on
/// one.
public final class StatementRows {
    /// A statement that has a provider's number.
    public record Known(StatementId statementId, Sha256 bodyDigest) {}

    public Optional<Known> find(Handle handle, ProviderId provider, String number) {
        return handle.createQuery(
                        """
                        SELECT statement_id, body_digest FROM provider_statement
                        WHERE provider = :provider AND number = :number\
                        """)
                .bind("provider", provider.value())
                .bind("number", number)
                .map((row, context) ->
                        new Known(
                                new StatementId(row.getObject("statement_id", UUID.class)),
                                Sha256.ofDigest(row.getBytes("body_digest"))))
                .findOne();
    }

    /// The year that holds a statement.
    public Optional<ProviderYearId> yearOf(Handle handle, StatementId statementId) {
        return handle.createQuery(
                        "SELECT provider_year FROM provider_statement WHERE statement_id = :id")
                .bind("id", statementId.value())
                .mapTo(String.class)
                .findOne()
                .map(ProviderYearId::parse);
    }

    /// Takes a number; false when it was taken before.
    public boolean insert(Handle handle, Known statement, String number, ProviderYearId year) {
        return handle.createUpdate(
                                """
                                INSERT INTO provider_statement (statement_id, provider, number, body_digest, provider_year)
                                VALUES (:id, :provider, :number, :digest, :year)
                                ON CONFLICT (provider, number) DO NOTHING\
                                """)
                        .bind("id", statement.statementId().value())
                        .bind("provider", year.provider().value())
                        .bind("number", number)
                        .bind("digest", statement.bodyDigest().toBytes())
                        .bind("year", year.toString())
                        .execute()
                == 1;
    }

    /// Puts bills on a statement.
    ///
    /// @return false when one of them is on another
    public boolean takeBills(
            Handle handle, StatementId statementId, Collection<SettlementId> bills) {
        return handle.createUpdate(
                                """
                                INSERT INTO provider_statement_bill (settlement_id, statement_id)
                                SELECT bill, :statement FROM unnest(:bills) AS bill
                                ON CONFLICT (settlement_id) DO NOTHING\
                                """)
                        .bind("statement", statementId.value())
                        .bindArray(
                                "bills",
                                UUID.class,
                                bills.stream().map(SettlementId::value).toList())
                        .execute()
                == bills.size();
    }

    /// Lets the bills of a rejected statement go.
    public void freeBills(Handle handle, StatementId statementId) {
        handle.createUpdate("DELETE FROM provider_statement_bill WHERE statement_id = :id")
                .bind("id", statementId.value())
                .execute();
    }
}
