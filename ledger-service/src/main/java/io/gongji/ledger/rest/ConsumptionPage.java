package io.gongji.ledger.rest;

import io.gongji.contracts.GrantId;
import io.gongji.ledger.view.Consumption;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What may be asked of any list of consumption.
final class ConsumptionPage {
    private static final int LIMIT = 100;

    @RestQuery
    @Parameter(description = "first effective date", example = "2025-01-01")
    @Nullable String from;

    @RestQuery
    @Parameter(description = "last effective date", example = "2025-12-31")
    @Nullable String to;

    @RestQuery
    @Parameter(description = "as known at this record: 0 to the book's head", example = "1200")
    @Nullable String asOfSeq;

    @RestQuery
    @Parameter(
            description = "as known at this time, ISO 8601 with offset",
            example = "2025-03-31T16:00:00Z")
    @Nullable String asOfTime;

    @RestQuery
    @Parameter(description = "nextCursor of the page before, which keeps its asOf")
    @Nullable String cursor;

    @RestQuery
    @Parameter(description = "1 to 500, otherwise 100", example = "100")
    @Nullable String limit;

    /// @param grant only of this grant
    /// @param spender only what this person spent
    Consumption.Asked asked(@Nullable GrantId grant, @Nullable String spender) {
        return new Consumption.Asked(
                grant,
                spender == null ? null : Asked.member(spender),
                Asked.date("from", from),
                Asked.date("to", to),
                Asked.asOf(asOfSeq, asOfTime),
                cursor,
                Asked.limit(limit, LIMIT, Consumption.Asked.LIMIT_MAX));
    }
}
