package io.gongji.ledger.rest;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.AnswerWaiter;
import io.gongji.ledger.app.Operations;
import io.gongji.ledger.domain.Operation.Kind;
import io.gongji.ledger.view.OperationQueries;
import io.gongji.ledger.view.OperationView;
import io.gongji.ledger.view.PeriodQueries;
import io.gongji.ledger.view.Periods;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What operators ask of a book: accounting months, and what a new year brings.
@Path("/v1/books/{book}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operations", description = "Accounting periods (会计期间), year roll and premium release")
@APIResponse(
        responseCode = "404",
        description = "NOT_FOUND: no such book or operation",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
final class OperationsResource {
    private static final String WRITE = OperationReplies.WRITE;

    private final Operations operations;
    private final OperationQueries queries;
    private final PeriodQueries periods;
    private final OperationReplies replies;

    OperationsResource(
            Operations operations,
            OperationQueries queries,
            PeriodQueries periods,
            AnswerWaiter waiter) {
        this.operations = operations;
        this.queries = queries;
        this.periods = periods;
        this.replies = new OperationReplies(queries, waiter);
    }

    @GET
    @Path("/periods")
    @Operation(
            summary = "The accounting months of a book",
            description =
                    "Nothing more is accounted in lockedThrough and the months before it; those up to closedThrough can"
                            + " never be opened again. What belongs to them is accounted from the first open day.")
    @APIResponse(responseCode = "200", description = "As of record asOfSeq")
    public Periods periods(@RestPath @Parameter(example = "13") String book) {
        return periods.of(Asked.book(book));
    }

    @POST
    @Path("/periods/{month}/lock")
    @Operation(summary = "Lock a month and those before it", description = WRITE)
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(name = WriteHeaders.PREFER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "Locked",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    @APIResponse(responseCode = "202", description = "The book has not answered yet")
    @APIResponse(responseCode = "422", description = "PERIOD_NOT_OVER")
    public Response lock(
            @RestPath @Parameter(example = "13") String book,
            @RestPath @Parameter(example = "2025-03") String month,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return ofPeriod(Kind.LOCK_PERIOD, book, month, headers, uri);
    }

    @POST
    @Path("/periods/{month}/unlock")
    @Operation(summary = "Open a locked month and those after it again", description = WRITE)
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(name = WriteHeaders.PREFER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "Open",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    @APIResponse(responseCode = "202", description = "The book has not answered yet")
    @APIResponse(responseCode = "409", description = "PERIOD_CLOSED")
    public Response unlock(
            @RestPath @Parameter(example = "13") String book,
            @RestPath @Parameter(example = "2025-03") String month,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return ofPeriod(Kind.UNLOCK_PERIOD, book, month, headers, uri);
    }

    @POST
    @Path("/periods/{month}/close")
    @Operation(summary = "Close a locked month and those before it for ever", description = WRITE)
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(name = WriteHeaders.PREFER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "Closed",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    @APIResponse(responseCode = "202", description = "The book has not answered yet")
    @APIResponse(responseCode = "409", description = "PERIOD_NOT_LOCKED")
    public Response close(
            @RestPath @Parameter(example = "13") String book,
            @RestPath @Parameter(example = "2025-03") String month,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return ofPeriod(Kind.CLOSE_PERIOD, book, month, headers, uri);
    }

    @POST
    @Path("/year-rolls")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Sweep a book after a year has begun: current-year money becomes previous years'",
            description =
                    WRITE
                            + " Persons are named 500 at a time; it goes on by itself, also after a restart, until"
                            + " nobody is left. It happens by itself too, at the start of a year.")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(name = WriteHeaders.PREFER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "Nobody is left",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    @APIResponse(responseCode = "202", description = "It goes on; look at Location")
    @APIResponse(responseCode = "422", description = "PERIOD_NOT_OVER or INVALID_FIELD")
    public Response rollYear(
            @RestPath @Parameter(example = "13") String book,
            @Nullable YearRequest body,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return ofYear(Kind.ROLL_YEAR, book, body, headers, uri);
    }

    @POST
    @Path("/premium-releases")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Make resident premiums that were received in advance for a year income of that year",
            description = WRITE + " It happens by itself too, at the start of a year.")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(name = WriteHeaders.PREFER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "Released",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    @APIResponse(responseCode = "202", description = "The book has not answered yet")
    @APIResponse(responseCode = "422", description = "PERIOD_NOT_OVER or INVALID_FIELD")
    public Response releasePremiums(
            @RestPath @Parameter(example = "13") String book,
            @Nullable YearRequest body,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        return ofYear(Kind.RELEASE_PREMIUMS, book, body, headers, uri);
    }

    @GET
    @Path("/operations/{operationId}")
    @Operation(
            summary = "How far an operator's request is",
            description = "PENDING until the book has answered every event that asks for it.")
    @APIResponse(responseCode = "200", description = "As it is now")
    public OperationView operation(
            @RestPath @Parameter(example = "13") String book,
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-00000000000d")
                    String operationId) {
        EventId id = Asked.id("operationId", operationId, EventId::parse);
        return RefusedRequest.valueOf(queries.of(Asked.book(book), id.value()));
    }

    private Response ofPeriod(
            Kind kind, String book, String month, HttpHeaders headers, UriInfo uri) {
        BookId of = Asked.book(book);
        YearMonth asked =
                Asked.parsed(
                        "month",
                        month,
                        new Sentence("a month, such as 2025-03", "月份，如 2025-03"),
                        YearMonth::parse);
        return replies.settled(
                of,
                operations.ofPeriod(WriteHeaders.requestKey(headers, uri, ""), of, kind, asked),
                headers);
    }

    private Response ofYear(
            Kind kind, String book, @Nullable YearRequest body, HttpHeaders headers, UriInfo uri) {
        BookId of = Asked.book(book);
        if (body == null) {
            throw new RefusedRequest(
                    Refusal.MALFORMED_BODY,
                    new Sentence(
                            "The body is missing; send {\"year\":2026}.",
                            "缺少请求体，请发送 {\"year\":2026}。"));
        }
        int year = Asked.year(Integer.toString(body.year()));
        return replies.settled(
                of,
                operations.ofYear(
                        WriteHeaders.requestKey(headers, uri, Integer.toString(year)),
                        of,
                        kind,
                        year),
                headers);
    }
}
