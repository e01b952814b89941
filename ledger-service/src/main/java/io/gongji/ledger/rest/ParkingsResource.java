package io.gongji.ledger.rest;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.journal.Cause;
import io.gongji.eventstore.AnswerWaiter;
import io.gongji.ledger.app.Parkings;
import io.gongji.ledger.app.Reply;
import io.gongji.ledger.view.ParkedEventView;
import io.gongji.ledger.view.ParkingQueries;
import io.gongji.ledger.view.ParkingView;
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
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What operators do about an event that stops a topic.
@Path("/v1/books/{book}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Parking", description = "Events that stop a topic (搁置)")
@APIResponse(
        responseCode = "404",
        description = "NOT_FOUND: no such book, parking or record",
        content =
                @Content(
                        mediaType = Problem.MEDIA_TYPE,
                        schema = @Schema(implementation = Problem.class)))
final class ParkingsResource {
    private static final int REASON_MAX = 500;
    private static final int TOPIC_MAX = 100;

    private final Parkings parkings;
    private final ParkingQueries queries;
    private final AnswerWaiter waiter;

    ParkingsResource(Parkings parkings, ParkingQueries queries, AnswerWaiter waiter) {
        this.parkings = parkings;
        this.queries = queries;
        this.waiter = waiter;
    }

    @GET
    @Path("/parkings")
    @Operation(
            summary = "Who asked to park what, who agreed, and why",
            description = "The newest first, at most 1,000.")
    @APIResponse(responseCode = "200", description = "The proposals")
    public List<ParkingView> parkings(@RestPath @Parameter(example = "13") String book) {
        return queries.parkings(Asked.book(book));
    }

    @GET
    @Path("/parkings/{parkingId}")
    @Operation(summary = "One parking")
    @APIResponse(responseCode = "200", description = "As it is now")
    public ParkingView parking(
            @RestPath @Parameter(example = "13") String book, @RestPath String parkingId) {
        return RefusedRequest.valueOf(queries.parking(Asked.book(book), id(parkingId)));
    }

    @POST
    @Path("/parkings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Propose to park the event at which a topic stands still",
            description =
                    "Needs an Idempotency-Key. Another Gongji-Caller must approve it. The event, and the later ones of"
                            + " its subject, are then answered PARKED and the topic goes on.")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "Proposed",
            content = @Content(schema = @Schema(implementation = ParkingView.class)))
    @APIResponse(responseCode = "409", description = "NOT_STOPPED")
    public Response propose(
            @RestPath @Parameter(example = "13") String book,
            @Nullable ParkingRequest body,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        BookId of = Asked.book(book);
        ParkingRequest asked = body(body);
        String topic = text("topic", asked.topic(), TOPIC_MAX);
        String reason = text("reason", asked.reason(), REASON_MAX);
        Cause.Coordinate at =
                new Cause.Coordinate(topic, Asked.number("offset", Long.toString(asked.offset())));
        String fixed = topic + "\n" + asked.offset() + "\n" + reason;
        UUID id =
                begun(
                        parkings.propose(
                                WriteHeaders.requestKey(headers, uri, fixed), of, at, reason));
        return created(of, id);
    }

    @POST
    @Path("/parkings/{parkingId}/approvals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Agree to a parking",
            description = "Needs an Idempotency-Key. The book acts on it within seconds.")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "Approved",
            content = @Content(schema = @Schema(implementation = ParkingView.class)))
    @APIResponse(responseCode = "403", description = "FOUR_EYES")
    @APIResponse(responseCode = "409", description = "PARKING_NOT_OPEN")
    public Response approve(
            @RestPath @Parameter(example = "13") String book,
            @RestPath String parkingId,
            @Nullable ReasonRequest body,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        BookId of = Asked.book(book);
        String reason = text("reason", body(body).reason(), REASON_MAX);
        UUID id =
                begun(
                        parkings.approve(
                                WriteHeaders.requestKey(headers, uri, reason),
                                of,
                                id(parkingId),
                                reason));
        return created(of, id);
    }

    @POST
    @Path("/resumptions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Try again whatever of a book stands still",
            description =
                    "Needs an Idempotency-Key. The process that has the book does so within seconds: stopped topics are"
                            + " read again from where they stopped, a stopped book is compared with the journal topic.")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @APIResponse(responseCode = "202", description = "Asked; look at the book")
    public Response resume(
            @RestPath @Parameter(example = "13") String book,
            @Nullable ReasonRequest body,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        BookId of = Asked.book(book);
        String reason = text("reason", body(body).reason(), REASON_MAX);
        UUID _ = begun(parkings.resume(WriteHeaders.requestKey(headers, uri, reason), of, reason));
        return Response.accepted().location(URI.create("/v1/books/" + of)).build();
    }

    @GET
    @Path("/parked-events")
    @Operation(
            summary = "The events of a book that are parked now",
            description =
                    "In the order in which those of one subject must be released, at most 1,000.")
    @APIResponse(responseCode = "200", description = "The parked events")
    public List<ParkedEventView> parked(@RestPath @Parameter(example = "13") String book) {
        return queries.parked(Asked.book(book));
    }

    @GET
    @Path("/parked-events/{seq}")
    @Operation(summary = "One event that is or was parked")
    @APIResponse(responseCode = "200", description = "As it is now")
    public ParkedEventView parked(
            @RestPath @Parameter(example = "13") String book,
            @RestPath @Parameter(example = "42") String seq) {
        return RefusedRequest.valueOf(
                queries.parked(Asked.book(book), Asked.number("seq", seq), null));
    }

    @POST
    @Path("/parked-events/{seq}/release")
    @Operation(
            summary = "Handle a parked event after all, by an upgraded ledger",
            description =
                    "Needs an Idempotency-Key. A fact is posted; of a request nothing is, because whoever asked was told"
                            + " PARKED and asks again. 201 when the book has answered, 202 while it has not.")
    @Parameter(name = WriteHeaders.KEY, in = ParameterIn.HEADER, required = true)
    @Parameter(name = WriteHeaders.CALLER, in = ParameterIn.HEADER)
    @Parameter(name = WriteHeaders.PREFER, in = ParameterIn.HEADER)
    @APIResponse(
            responseCode = "201",
            description = "Released",
            content = @Content(schema = @Schema(implementation = ParkedEventView.class)))
    @APIResponse(responseCode = "202", description = "The book has not answered yet")
    @APIResponse(responseCode = "409", description = "NOT_PARKED or EARLIER_PARKED")
    @APIResponse(responseCode = "422", description = "STILL_UNREADABLE")
    public Response release(
            @RestPath @Parameter(example = "13") String book,
            @RestPath @Parameter(example = "42") String seq,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        BookId of = Asked.book(book);
        long parked = Asked.number("seq", seq);
        EventId asked =
                new EventId(
                        begun(
                                parkings.release(
                                        WriteHeaders.requestKey(headers, uri, ""), of, parked)));
        boolean _ =
                waiter.await(
                        asked,
                        WriteHeaders.patience(headers),
                        () -> isSettled(now(of, parked, asked)));
        ParkedEventView view = now(of, parked, asked);
        if (view.reason() != null) {
            throw new RefusedRequest(view.reason(), Sentence.NONE);
        }
        return Response.status(isSettled(view) ? 201 : 202)
                .location(URI.create("/v1/books/" + of + "/parked-events/" + parked))
                .entity(view)
                .build();
    }

    private ParkedEventView now(BookId book, long seq, EventId asked) {
        return RefusedRequest.valueOf(queries.parked(book, seq, asked));
    }

    private static boolean isSettled(ParkedEventView view) {
        return view.releasedBySeq() != null || view.reason() != null;
    }

    private Response created(BookId book, UUID id) {
        return Response.status(201)
                .location(URI.create("/v1/books/" + book + "/parkings/" + id))
                .entity(RefusedRequest.valueOf(queries.parking(book, id)))
                .build();
    }

    private static UUID begun(Reply reply) {
        return switch (reply) {
            case Reply.Refused(Refusal reason, Sentence detail) ->
                    throw new RefusedRequest(reason, detail);
            case Reply.Begun(UUID id) -> id;
        };
    }

    private static UUID id(String text) {
        return Asked.id("parkingId", text, EventId::parse).value();
    }

    private static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new RefusedRequest(
                    Refusal.MALFORMED_BODY,
                    new Sentence("The body is missing; send it.", "缺少请求体，请填写。"));
        }
        return body;
    }

    private static String text(String field, @Nullable String value, int max) {
        String text = Asked.required(field, value);
        if (text.length() > max || text.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedRequest(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            field + " has 1 to " + max + " characters of one line; correct it.",
                            field + " 应为 1 至 " + max + " 个字符的单行文字，请更正。"));
        }
        return text;
    }
}
