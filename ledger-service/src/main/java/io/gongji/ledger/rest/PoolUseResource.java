package io.gongji.ledger.rest;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.eventstore.BusinessClock;
import io.gongji.ledger.view.Consumption;
import io.gongji.ledger.view.ConsumptionQueries;
import io.gongji.ledger.view.Spendable;
import io.gongji.ledger.view.SpendableQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What was taken from whom, and what can be spent of whose money.
@Path("/v1/members/{memberId}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Pool use", description = "What relatives spent, and what a person can spend")
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
final class PoolUseResource {
    private final ConsumptionQueries consumption;
    private final SpendableQueries spendable;
    private final BusinessClock clock;

    PoolUseResource(
            ConsumptionQueries consumption, SpendableQueries spendable, BusinessClock clock) {
        this.consumption = consumption;
        this.spendable = spendable;
        this.clock = clock;
    }

    @GET
    @Path("/pool-consumption")
    @Operation(
            summary = "What relatives spent of a giver's money",
            description =
                    "Every bill and capture of a hold that drew on one of the giver's grants: who, where, when, how much; and every void that"
                            + " gave it back. The period is one of effective dates, both days included; spentFen and"
                            + " givenBackFen are those of the whole period, on every page.")
    @APIResponse(responseCode = "200", description = "One page, in the order of recording")
    public Consumption ofGiver(
            @RestPath("memberId")
                    @Parameter(
                            name = "memberId",
                            in = ParameterIn.PATH,
                            description = "the giver",
                            example = "0197a3b2-0000-7000-8000-000000000001")
                    String giver,
            @RestQuery @Parameter(description = "only of this grant") @Nullable String grantId,
            @RestQuery("memberId")
                    @Parameter(
                            name = "memberId",
                            in = ParameterIn.QUERY,
                            description = "only what this person spent")
                    @Nullable String spender,
            @BeanParam ConsumptionPage page) {
        GrantId grant = grantId == null ? null : Asked.id("grantId", grantId, GrantId::parse);
        return RefusedRequest.valueOf(
                consumption.ofGiver(Asked.member(giver), page.asked(grant, spender)));
    }

    @GET
    @Path("/spendable")
    @Operation(
            summary = "What a person can spend, from whom, and what bounds it",
            description =
                    "What the ledger's own split would take for a bill of any size of that year. Grants stand in the"
                            + " order in which a bill uses them; of a giver's money only what may be spent is shown.")
    @APIResponse(responseCode = "200", description = "Own money, wallet and grants")
    public Spendable spendable(
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-000000000001") String memberId,
            @RestQuery
                    @Parameter(
                            description = "whose caps count, otherwise this year",
                            example = "2025")
                    @Nullable String year,
            @RestQuery
                    @Parameter(
                            description =
                                    "the order of grants that the patient's policy has: GRANTS (oldest first),"
                                            + " GRANTS_LATEST_FIRST or GRANTS_NEAREST_FIRST",
                            example = "GRANTS")
                    @Nullable String grantOrder) {
        int of = year == null ? clock.today().getYear() : Asked.year(year);
        return RefusedRequest.valueOf(
                spendable.of(Asked.member(memberId), of, grantOrder(grantOrder)));
    }

    private static DebitSource grantOrder(@Nullable String text) {
        return Asked.parsed(
                "grantOrder",
                text == null ? DebitSource.GRANTS.name() : text,
                new Sentence("an order of grants", "共济资金的使用顺序"),
                name -> {
                    DebitSource source = DebitSource.valueOf(name);
                    if (!source.isGrants()) {
                        throw new IllegalArgumentException("no order of grants");
                    }
                    return source;
                });
    }
}
