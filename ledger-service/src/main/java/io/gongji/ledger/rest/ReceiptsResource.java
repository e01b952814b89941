package io.gongji.ledger.rest;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.BusinessClock;
import io.gongji.ledger.view.ChannelSums;
import io.gongji.ledger.view.Debts;
import io.gongji.ledger.view.InterestBaseQueries;
import io.gongji.ledger.view.InterestBases;
import io.gongji.ledger.view.OpenReceipts;
import io.gongji.ledger.view.PublicMoneySums;
import io.gongji.ledger.view.ReceiptQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What waits: money in suspense, debts, public money and what channels must remit.
@Path("/v1/books/{book}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(
        name = "Receipts and dues",
        description = "Money in suspense, debts of persons, public money owed, channel clearing")
final class ReceiptsResource {
    private static final int LIMIT = 100;

    private final ReceiptQueries receipts;
    private final InterestBaseQueries interest;
    private final BusinessClock clock;

    ReceiptsResource(ReceiptQueries receipts, InterestBaseQueries interest, BusinessClock clock) {
        this.receipts = receipts;
        this.interest = interest;
        this.clock = clock;
    }

    @GET
    @Path("suspense")
    @Operation(
            summary = "Receipts that wait in suspense (2310)",
            description = "Those of which something is left, the oldest first, with their age.")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(
            responseCode = "422",
            description = "INVALID_FIELD: the detail names the field",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public OpenReceipts suspense(
            @RestPath @Parameter(example = "13") String book,
            @RestQuery @Parameter(description = "nextCursor of the page before")
                    @Nullable String cursor,
            @RestQuery @Parameter(description = "1 to 500, otherwise 100", example = "100")
                    @Nullable String limit) {
        return receipts.open(
                Asked.book(book),
                cursor == null
                        ? null
                        : Asked.parsed(
                                "cursor",
                                cursor,
                                new Sentence("the nextCursor of a page", "上一页的 nextCursor"),
                                ReceiptQueries.Place::parse),
                Asked.limit(limit, LIMIT, OpenReceipts.LIMIT_MAX),
                clock.today());
    }

    @GET
    @Path("debts")
    @Operation(
            summary = "What persons owe the fund (1430)",
            description = "The next allotment clears it, or the person repays it by a channel.")
    @APIResponse(responseCode = "200", description = "One page, in the order of their ids")
    @APIResponse(
            responseCode = "422",
            description = "INVALID_FIELD: the detail names the field",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public Debts debts(
            @RestPath @Parameter(example = "13") String book,
            @RestQuery @Parameter(description = "nextCursor of the page before")
                    @Nullable String cursor,
            @RestQuery @Parameter(description = "1 to 500, otherwise 100", example = "100")
                    @Nullable String limit) {
        return receipts.debts(
                Asked.book(book),
                cursor == null ? null : Asked.id("cursor", cursor, MemberId::parse),
                Asked.limit(limit, LIMIT, Debts.LIMIT_MAX));
    }

    @GET
    @Path("public-money")
    @Operation(
            summary = "Fiscal subsidy and premium assistance by region and year of cover",
            description =
                    "What paid premiums brought with them, what the treasury paid, and what it still owes; the two"
                            + " kinds are never merged.")
    @APIResponse(responseCode = "200", description = "By region, year and kind")
    public PublicMoneySums publicMoney(@RestPath @Parameter(example = "13") String book) {
        return receipts.publicMoney(Asked.book(book));
    }

    @GET
    @Path("channels")
    @Operation(
            summary = "What channels have taken and must still remit (1020)",
            description = "One line a channel, fund and region.")
    @APIResponse(responseCode = "200", description = "By channel")
    public ChannelSums channels(@RestPath @Parameter(example = "13") String book) {
        return receipts.channels(Asked.book(book));
    }

    @GET
    @Path("interest-bases")
    @Operation(
            summary = "What persons had on their personal accounts at the end of a day",
            description =
                    "2110 and 2120 by effective date, as the book stood at asOfSeq: the base of interest. The same day"
                            + " and asOfSeq give the same figures for ever.")
    @APIResponse(responseCode = "200", description = "One page, in the order of their ids")
    @APIResponse(
            responseCode = "422",
            description = "INVALID_FIELD: the detail names the field",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public InterestBases interestBases(
            @RestPath @Parameter(example = "13") String book,
            @RestQuery @Parameter(description = "The day", example = "2024-12-31")
                    @Nullable String on,
            @RestQuery @Parameter(description = "Otherwise the head") @Nullable String asOfSeq,
            @RestQuery @Parameter(description = "nextCursor of the page before")
                    @Nullable String cursor,
            @RestQuery @Parameter(description = "1 to 500, otherwise 100", example = "100")
                    @Nullable String limit) {
        return RefusedRequest.valueOf(
                interest.page(
                        Asked.book(book),
                        Objects.requireNonNull(Asked.date("on", Asked.required("on", on))),
                        Asked.asOf(asOfSeq, null),
                        cursor == null ? null : Asked.id("cursor", cursor, MemberId::parse),
                        Asked.limit(limit, LIMIT, InterestBases.LIMIT_MAX)));
    }
}
