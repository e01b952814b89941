package io.gongji.payment.view;

import io.gongji.contracts.StatementId;
import io.gongji.payment.domain.provider.ProviderYear;
import io.gongji.payment.domain.provider.ProviderYearId;
import io.gongji.payment.domain.provider.Statement;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.StatementRows;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Providers' years and statements as they stand.
public final class ProviderQueries {
    private final Jdbi jdbi;
    private final Aggregates aggregates;
    private final StatementRows rows = new StatementRows();

    public ProviderQueries(Jdbi jdbi, Aggregates aggregates) {
        this.jdbi = jdbi;
        this.aggregates = aggregates;
    }

    /// A statement and the year that holds it.
    public record Found(ProviderYearId year, Statement statement) {}

    /// A year; one in which nothing happened is empty.
    public ProviderYear year(ProviderYearId id) {
        return jdbi.withHandle(handle -> year(handle, id));
    }

    /// A statement; empty when the id is unknown.
    public Optional<Found> statement(StatementId id) {
        return jdbi.withHandle(handle ->
                rows.yearOf(handle, id)
                        .map(year ->
                                new Found(
                                        year,
                                        Objects.requireNonNull(
                                                year(handle, year).statements().get(id)))));
    }

    private ProviderYear year(Handle handle, ProviderYearId id) {
        return aggregates.providers().load(handle, id.toString()).state();
    }
}
