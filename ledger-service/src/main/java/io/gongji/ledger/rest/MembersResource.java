package io.gongji.ledger.rest;

import io.gongji.eventstore.BusinessClock;
import io.gongji.ledger.view.BalanceQueries;
import io.gongji.ledger.view.FamilyPool;
import io.gongji.ledger.view.FamilyPoolQueries;
import io.gongji.ledger.view.MemberAccount;
import io.gongji.ledger.view.MemberBalance;
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

/// What persons have, and what they may draw from relatives.
@Path("/v1/members/{memberId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Members", description = "Individual and family-pool balances, and statements")
@APIResponse(
        responseCode = "404",
        description = "MEMBER_UNKNOWN: no book has an account of this person",
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
final class MembersResource {
    private final BalanceQueries balances;
    private final FamilyPoolQueries pools;
    private final BusinessClock clock;

    MembersResource(BalanceQueries balances, FamilyPoolQueries pools, BusinessClock clock) {
        this.balances = balances;
        this.pools = pools;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Where a person's account stands",
            description = "OPEN, FROZEN, DECEASED or CLOSED, since when, and why it is frozen.")
    @APIResponse(responseCode = "200", description = "As it is now")
    public MemberAccount account(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-000000000001")
                    String memberId) {
        return RefusedRequest.valueOf(balances.account(Asked.member(memberId)));
    }

    @GET
    @Path("/balance")
    @Operation(
            summary = "A person's balance, now or at any point of the past",
            description =
                    "All amounts are fen. The past is exact: asOfSeq names a record of the person's book, asOfTime"
                            + " the last record that had been written at a time. Before the first record everything is 0."
                            + " effectiveDate counts only services up to a day; with an asOf it answers what was known then"
                            + " about that day.")
    @APIResponse(responseCode = "200", description = "The balance after record asOfSeq")
    public MemberBalance balance(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-000000000001") String memberId,
            @RestQuery @Parameter(description = "0 to the book's head", example = "1200")
                    @Nullable String asOfSeq,
            @RestQuery
                    @Parameter(
                            description = "ISO 8601 with offset",
                            example = "2025-03-31T16:00:00Z")
                    @Nullable String asOfTime,
            @RestQuery
                    @Parameter(
                            description = "count only services up to this day",
                            example = "2025-03-31")
                    @Nullable String effectiveDate) {
        return RefusedRequest.valueOf(
                balances.ofMember(
                        Asked.member(memberId),
                        Asked.asOf(asOfSeq, asOfTime),
                        Asked.date("effectiveDate", effectiveDate)));
    }

    @GET
    @Path("/family-pool")
    @Operation(
            summary = "What a person may draw from relatives, now or at any point of the past",
            description =
                    "derivedFen is what AUTHORISATION grants reach of the givers' personal accounts within their"
                            + " caps of this year, postedFen what EARMARK grants hold. A pool never reaches a wallet.")
    @APIResponse(responseCode = "200", description = "The pool and its active grants, oldest first")
    public FamilyPool familyPool(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-000000000001") String memberId,
            @RestQuery @Parameter(description = "0 to the book's head", example = "1200")
                    @Nullable String asOfSeq,
            @RestQuery
                    @Parameter(
                            description = "ISO 8601 with offset",
                            example = "2025-03-31T16:00:00Z")
                    @Nullable String asOfTime,
            @RestQuery
                    @Parameter(
                            description = "whose caps count, otherwise this year",
                            example = "2025")
                    @Nullable String year) {
        return RefusedRequest.valueOf(
                pools.of(
                        Asked.member(memberId),
                        year == null ? clock.today().getYear() : Asked.year(year),
                        Asked.asOf(asOfSeq, asOfTime)));
    }
}
