package io.gongji.ledger.rest;

import io.gongji.contracts.journal.Account;
import io.gongji.ledger.view.AccountStatement;
import io.gongji.ledger.view.Statement;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What may be asked of any statement.
final class StatementPage {
    private static final int LIMIT = 100;

    @RestQuery
    @Parameter(description = "first day", example = "2025-01-01")
    @Nullable String from;

    @RestQuery
    @Parameter(description = "last day", example = "2025-12-31")
    @Nullable String to;

    @RestQuery
    @Parameter(
            description =
                    "EFFECTIVE: the day of the service; ACCOUNTING: the day of accounting, by which a closed month"
                            + " never changes. Otherwise EFFECTIVE",
            example = "EFFECTIVE")
    @Nullable String dateBy;

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

    Statement.Asked asked(String memberId) {
        return new Statement.Asked(
                Asked.member(memberId),
                Asked.period(dateBy, from, to),
                Asked.asOf(asOfSeq, asOfTime),
                cursor,
                Asked.limit(limit, LIMIT, Statement.Asked.LIMIT_MAX));
    }

    AccountStatement.Asked asked(Account account) {
        return new AccountStatement.Asked(
                account,
                Asked.period(dateBy, from, to),
                Asked.asOf(asOfSeq, asOfTime),
                cursor,
                Asked.limit(limit, LIMIT, AccountStatement.Asked.LIMIT_MAX));
    }
}
