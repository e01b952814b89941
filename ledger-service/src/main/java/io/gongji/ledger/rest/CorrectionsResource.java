package io.gongji.ledger.rest;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.AnswerWaiter;
import io.gongji.ledger.app.Corrections;
import io.gongji.ledger.view.CorrectionQueries;
import io.gongji.ledger.view.OperationQueries;
import io.gongji.ledger.view.OperationView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Corrections (更正, domain US-38) of records by two people.
@Path("/v1/books/{book}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Corrections", description = "Taking records back by their mirror, by two people")
@APIResponse(
        responseCode = "404",
        description = "NOT_FOUND: no such book, record or operation",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "422",
        description =
                "NOTHING_TO_REVERSE, NOT_REVERSIBLE_HERE, REVERSAL_NOT_REVERSIBLE or INVALID_FIELD",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "409",
        description = "ALREADY_REVERSED or CORRECTION_NOT_OPEN",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
final class CorrectionsResource {
    private static final int REFERENCE_MAX = 100;

    private final Corrections corrections;
    private final CorrectionQueries records;
    private final OperationReplies replies;

    CorrectionsResource(
            Corrections corrections,
            CorrectionQueries records,
            OperationQueries queries,
            AnswerWaiter waiter) {
        this.corrections = corrections;
        this.records = records;
        this.replies = new OperationReplies(queries, waiter);
    }

    @POST
    @Path("/records/{seq}/corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask that a record be taken back",
            description =
                    "Needs an Idempotency-Key. Nothing is posted until another Gongji-Caller approves it. The mirror"
                            + " gives each leg to the bucket that now holds the money; what a person's account lacks"
                            + " the person owes (1430). Bills, grants, transfers, holds, withdrawals and premiums have"
                            + " their own way back")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(name = WriteHeaders.PREFER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "202",
            description = "It waits for a second person",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    public Response request(
            @RestPath @Parameter(example = "13") String book,
            @RestPath @Parameter(example = "1200") String seq,
            @Nullable CorrectionRequest body,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        BookId of = Asked.book(book);
        long number = Asked.number("seq", seq);
        if (body == null) {
            throw new RefusedRequest(
                    Refusal.MALFORMED_BODY,
                    new Sentence(
                            "The body is missing; send {\"reason\":\"POSTED_TWICE\",\"reference\":\"…\"}.",
                            "缺少请求体，请发送 {\"reason\":\"POSTED_TWICE\",\"reference\":\"…\"}。"));
        }
        String reference = reference(body.reference());
        LocalDate day = RefusedRequest.valueOf(records.effectiveDate(of, number));
        return replies.begun(
                of,
                corrections.request(
                        WriteHeaders.requestKey(headers, uri, body.reason() + " " + reference),
                        of,
                        number,
                        day,
                        body.reason(),
                        reference));
    }

    @POST
    @Path("/operations/{operationId}/approval")
    @Operation(
            summary = "Approve a correction that another caller asked for",
            description = OperationReplies.WRITE)
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(name = WriteHeaders.PREFER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "The record is taken back by record seq",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    public Response approve(
            @RestPath @Parameter(example = "13") String book,
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-00000000000d")
                    String operationId,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        BookId of = Asked.book(book);
        EventId id = Asked.id("operationId", operationId, EventId::parse);
        return replies.settled(
                of,
                corrections.approve(WriteHeaders.requestKey(headers, uri, ""), of, id.value()),
                headers);
    }

    @POST
    @Path("/operations/{operationId}/rejection")
    @Operation(
            summary = "Reject a correction that another caller asked for",
            description = "Needs an Idempotency-Key. The book is not asked.")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(name = WriteHeaders.PREFER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "Rejected",
            content = @Content(schema = @Schema(implementation = OperationView.class)))
    public Response reject(
            @RestPath @Parameter(example = "13") String book,
            @RestPath @Parameter(example = "0197a3b2-0000-7000-8000-00000000000d")
                    String operationId,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        BookId of = Asked.book(book);
        EventId id = Asked.id("operationId", operationId, EventId::parse);
        return replies.settled(
                of,
                corrections.reject(WriteHeaders.requestKey(headers, uri, ""), of, id.value()),
                headers);
    }

    private static String reference(String text) {
        if (text.isEmpty()
                || text.length() > REFERENCE_MAX
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedRequest(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "reference is the number of a paper, 1 to 100 characters; correct it.",
                            "reference 应为 1 至 100 个字符的文号，请更正。"));
        }
        return text;
    }
}
