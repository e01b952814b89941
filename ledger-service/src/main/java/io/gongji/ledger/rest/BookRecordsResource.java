package io.gongji.ledger.rest;

import io.gongji.contracts.BookId;
import io.gongji.ledger.view.EntryPage;
import io.gongji.ledger.view.EntryQueries;
import io.gongji.ledger.view.JournalEntry;
import io.gongji.ledger.view.TrialBalance;
import io.gongji.ledger.view.TrialBalanceQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The records of one book and what they add up to.
@Path("/v1/books/{book}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Books", description = "Books, their records, trial balances and proof")
@APIResponse(
        responseCode = "404",
        description = "NOT_FOUND: no such book, or no such record",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "422",
        description = "INVALID_FIELD: the detail names the field",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
final class BookRecordsResource {
    private static final int LIMIT = 50;

    private final EntryQueries entries;
    private final TrialBalanceQueries trialBalances;

    BookRecordsResource(EntryQueries entries, TrialBalanceQueries trialBalances) {
        this.entries = entries;
        this.trialBalances = trialBalances;
    }

    @GET
    @Path("/entries")
    @Operation(
            summary = "The records of a book in their order",
            description =
                    "record is exactly what was written and hashed; hash is the chain up to and with it.")
    @APIResponse(
            responseCode = "200",
            description = "Records after afterSeq; nextCursor is the next afterSeq")
    public EntryPage entries(
            @RestPath @Parameter(example = "13") String book,
            @RestQuery @Parameter(description = "otherwise 0, from the first", example = "1200")
                    @Nullable String afterSeq,
            @RestQuery @Parameter(description = "1 to 200, otherwise 50", example = "50")
                    @Nullable String limit) {
        BookId of = Asked.book(book);
        long after = afterSeq == null ? 0 : Asked.number("afterSeq", afterSeq);
        return entries.after(of, after, Asked.limit(limit, LIMIT, EntryPage.LIMIT_MAX));
    }

    @GET
    @Path("/entries/{seq}")
    @Operation(summary = "One record", description = "Exactly as written, with the chain's hash.")
    @APIResponse(responseCode = "200", description = "The record")
    public JournalEntry entry(
            @RestPath @Parameter(example = "13") String book,
            @RestPath @Parameter(example = "1200") String seq) {
        return RefusedRequest.valueOf(entries.at(Asked.book(book), Asked.number("seq", seq)));
    }

    @GET
    @Path("/trial-balance")
    @Operation(
            summary = "The trial balance of a book, now, after a record, of a month or of a day",
            description =
                    "One line per account code of a region and fund, with debit and credit columns; every sum is 0."
                            + " throughMonth gives the month-end trial balance by accounting date: of a closed month it never"
                            + " changes. effectiveDate counts only services up to a day; with an asOf it is what was known then"
                            + " about that day. That of the past, or by date, reads the book up to its record and takes as long as that takes.")
    @APIResponse(responseCode = "200", description = "Lines and sums after record asOfSeq")
    public TrialBalance trialBalance(
            @RestPath @Parameter(example = "13") String book,
            @RestQuery @Parameter(description = "0 to the book's head", example = "1200")
                    @Nullable String asOfSeq,
            @RestQuery
                    @Parameter(
                            description = "ISO 8601 with offset",
                            example = "2025-03-31T16:00:00Z")
                    @Nullable String asOfTime,
            @RestQuery
                    @Parameter(
                            description = "only what was accounted in this month and before it",
                            example = "2025-03")
                    @Nullable String throughMonth,
            @RestQuery
                    @Parameter(
                            description = "count only services up to this day",
                            example = "2025-03-31")
                    @Nullable String effectiveDate) {
        return RefusedRequest.valueOf(
                trialBalances.of(
                        new TrialBalance.Asked(
                                Asked.book(book),
                                Asked.asOf(asOfSeq, asOfTime),
                                Asked.month("throughMonth", throughMonth),
                                Asked.date("effectiveDate", effectiveDate))));
    }
}
