package io.gongji.payment.rest;

import io.gongji.contracts.Fund;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.ProviderHandler;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.app.Written;
import io.gongji.payment.domain.provider.ProviderYearId;
import io.gongji.payment.rest.ProviderBodies.AdvanceRequest;
import io.gongji.payment.rest.ProviderBodies.FinalAccountRequest;
import io.gongji.payment.rest.ProviderBodies.StatementRequest;
import io.gongji.payment.rest.ProviderBodies.StatementResponse;
import io.gongji.payment.rest.ProviderBodies.YearResponse;
import io.gongji.payment.view.ProviderQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Advances, statements and final accounts of hospitals and pharmacies (预拨, 结算申报, 年终决算).
@Path("/v1")
@Tag(
        name = "Providers",
        description =
                "Advances, statements of a month's bills, payments, and the final account of a year. What a "
                        + "provider is owed is 2210 in the ledger, by region and fund.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ProviderResource {
    static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    static final Sentence REFERENCE_FORM =
            new Sentence(
                    "send 1 to 100 letters, digits, dots, dashes, colons and underscores.",
                    "应为 1 至 100 个字母、数字、点、连字符、冒号或下划线。");

    private final ProviderHandler providers;
    private final ProviderQueries queries;
    private final RequestHead head;

    ProviderResource(ProviderHandler providers, ProviderQueries queries, RequestHead head) {
        this.providers = providers;
        this.queries = queries;
        this.head = head;
    }

    @POST
    @Path("providers/{providerId}/advances")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say that an advance was paid for a month",
            description =
                    "The bank's number stands for one payment, under whatever Idempotency-Key it comes.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = AdvanceRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Booked",
            content = @Content(schema = @Schema(implementation = YearResponse.class)))
    public Response advance(@PathParam("providerId") String providerId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body =
                JsonBody.read(json, "region", "fund", "month", "amountFen", "bankReference");
        YearMonth month = body.month("month");
        return year(
                providers.payAdvance(
                        write,
                        yearId(providerId, body, month.getYear()),
                        month,
                        body.fen("amountFen", 1),
                        body.text("bankReference", REFERENCE, REFERENCE_FORM)));
    }

    @POST
    @Path("providers/{providerId}/statements")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Send a statement of a month's bills in",
            description =
                    "Each bill by the provider's own number and what it is owed for it; the ledger must have posted "
                            + "it with that amount, and no other statement may have it. Due on the 10th of the next "
                            + "month; a later one is taken and marked late.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = StatementRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Taken in",
            content = @Content(schema = @Schema(implementation = StatementResponse.class)))
    public Response statement(@PathParam("providerId") String providerId, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "region", "fund", "month", "statementNumber", "bills");
        YearMonth month = body.month("month");
        List<ProviderHandler.Named> bills =
                ProviderStatementResource.named(body, "bills", ProviderHandler.BILLS_MAX, 0);
        return ProviderStatementResource.reply(
                head,
                queries,
                providers.submit(
                        write,
                        yearId(providerId, body, month.getYear()),
                        month,
                        body.text("statementNumber", REFERENCE, REFERENCE_FORM),
                        bills));
    }

    @POST
    @Path("providers/{providerId}/years/{year}/final-account")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Settle the final account of a year",
            description =
                    "What is payable less advances less payments is topped up or clawed back. The year must be over "
                            + "and none of its statements waiting; nothing is booked in the year afterwards.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = FinalAccountRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Settled",
            content = @Content(schema = @Schema(implementation = YearResponse.class)))
    public Response settle(
            @PathParam("providerId") String providerId,
            @PathParam("year") String year,
            InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "region", "fund", "bankReference");
        return year(
                providers.settle(
                        write,
                        yearId(providerId, body, Parameters.year(year)),
                        body.has("bankReference")
                                ? body.text("bankReference", REFERENCE, REFERENCE_FORM)
                                : null));
    }

    @GET
    @Path("providers/{providerId}/years/{year}")
    @Operation(summary = "A provider's year with the fund of a region")
    public YearResponse year(
            @PathParam("providerId") String providerId,
            @PathParam("year") String year,
            @QueryParam("region") @Nullable String region,
            @QueryParam("fund") @Nullable String fund) {
        ProviderYearId id =
                new ProviderYearId(
                        provider(providerId),
                        Parameters.region(region),
                        Parameters.id("fund", String.valueOf(fund), Fund::valueOf),
                        Parameters.year(year));
        return YearResponse.of(id, queries.year(id));
    }

    private Response year(Written<ProviderYearId> written) {
        return Replies.of(
                head,
                written,
                id ->
                        "/v1/providers/"
                                + id.provider()
                                + "/years/"
                                + id.year()
                                + "?region="
                                + id.region()
                                + "&fund="
                                + id.fund(),
                (id, _) -> YearResponse.of(id, queries.year(id)));
    }

    private static ProviderYearId yearId(String providerId, JsonBody body, int year) {
        if (year < 2000) {
            throw JsonBody.invalid(
                    "month", new Sentence("send a month from 2000-01 on.", "请填写 2000-01 及以后的月份。"));
        }
        return new ProviderYearId(
                provider(providerId),
                body.region("region"),
                body.constant("fund", Fund.values()),
                year);
    }

    private static ProviderId provider(String text) {
        return Parameters.id("providerId", text, ProviderId::new);
    }
}
