package io.gongji.ledger.rest;

import io.gongji.contracts.Channel;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.Sentence;
import io.gongji.ledger.view.OwnedAccountQueries;
import io.gongji.ledger.view.OwnedAccounts;
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

/// The accounts of providers and of channels.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Accounts")
@APIResponse(
        responseCode = "422",
        description = "INVALID_FIELD: the detail names the field",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
final class OwnedAccountsResource {
    private final OwnedAccountQueries accounts;

    OwnedAccountsResource(OwnedAccountQueries accounts) {
        this.accounts = accounts;
    }

    @GET
    @Path("/providers/{provider}/accounts")
    @Operation(
            summary = "What a provider is owed and was paid in advance",
            description =
                    "2210 and 1310 of every region and fund. A provider without postings has none. The statement of"
                            + " each is at /v1/accounts/statement.")
    @APIResponse(responseCode = "200", description = "The accounts and their totals")
    public OwnedAccounts ofProvider(
            @RestPath @Parameter(example = "PROV0001") String provider,
            @RestQuery
                    @Parameter(
                            description = "as known at this time, ISO 8601 with offset",
                            example = "2025-03-31T16:00:00Z")
                    @Nullable String asOfTime,
            @RestQuery
                    @Parameter(
                            description =
                                    "count only services up to this day; with asOfTime, what was known then about it",
                            example = "2025-03-31")
                    @Nullable String effectiveDate) {
        ProviderId of =
                Asked.parsed(
                        "provider",
                        provider,
                        new Sentence(
                                "a code of 4 to 32 upper-case letters and digits",
                                " 4 至 32 位大写字母或数字"),
                        ProviderId::new);
        return accounts.ofProvider(
                of, Asked.time(asOfTime), Asked.date("effectiveDate", effectiveDate));
    }

    @GET
    @Path("/channels/{channel}/accounts")
    @Operation(
            summary = "What a channel has taken in and not remitted",
            description =
                    "1020 of every region and fund. A channel without postings has none. The statement of each is at"
                            + " /v1/accounts/statement.")
    @APIResponse(responseCode = "200", description = "The accounts and their totals")
    public OwnedAccounts ofChannel(
            @RestPath @Parameter(example = "WECHAT") String channel,
            @RestQuery
                    @Parameter(
                            description = "as known at this time, ISO 8601 with offset",
                            example = "2025-03-31T16:00:00Z")
                    @Nullable String asOfTime,
            @RestQuery
                    @Parameter(
                            description =
                                    "count only services up to this day; with asOfTime, what was known then about it",
                            example = "2025-03-31")
                    @Nullable String effectiveDate) {
        Channel of =
                Asked.parsed(
                        "channel",
                        channel,
                        new Sentence(
                                "a code of 2 to 32 upper-case letters, digits and underscores",
                                " 2 至 32 位大写字母、数字或下划线"),
                        Channel::new);
        return accounts.ofChannel(
                of, Asked.time(asOfTime), Asked.date("effectiveDate", effectiveDate));
    }
}
