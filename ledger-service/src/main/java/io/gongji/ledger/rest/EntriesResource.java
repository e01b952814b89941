package io.gongji.ledger.rest;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.ledger.view.EntryPage;
import io.gongji.ledger.view.EntryQueries;
import io.gongji.ledger.view.EntryQueries.Place;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Records by what caused them, over all books.
@Path("/v1/entries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Entries", description = "Journal records, exactly as written")
final class EntriesResource {
    private static final int LIMIT = 50;
    private static final int SUBJECT_MAX = 200;

    private final EntryQueries entries;

    EntriesResource(EntryQueries entries) {
        this.entries = entries;
    }

    @GET
    @Operation(
            summary = "Records by event or by subject",
            description =
                    "One of eventId and subject is required. An event has one record, or none while the ledger has"
                            + " not answered it; a subject has those of all its events. hash is the chain over the bytes of record.")
    @APIResponse(responseCode = "200", description = "The records; none is an empty list")
    @APIResponse(
            responseCode = "422",
            description = "INVALID_FIELD: the detail names the field",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public EntryPage entries(
            @RestQuery @Parameter(example = "0197a3b2-0000-7000-8000-00000000000e")
                    @Nullable String eventId,
            @RestQuery
                    @Parameter(
                            description =
                                    "member/…, payroll/…, flexible/…, settlement/… or grant/…",
                            example = "settlement/0197a3b2-0000-7000-8000-00000000000b")
                    @Nullable String subject,
            @RestQuery @Parameter(description = "nextCursor of the page before, for a subject")
                    @Nullable String cursor,
            @RestQuery @Parameter(description = "1 to 200, otherwise 50, for a subject")
                    @Nullable String limit) {
        if ((eventId == null) == (subject == null)) {
            throw new RefusedRequest(
                    Refusal.INVALID_FIELD,
                    new Sentence("Send one of eventId and subject.", "eventId 与 subject 请填写其一。"));
        }
        if (eventId != null) {
            return entries.ofEvent(Asked.id("eventId", eventId, EventId::parse));
        }
        String of = Asked.required("subject", subject);
        if (of.length() > SUBJECT_MAX) {
            throw new RefusedRequest(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "subject has at most " + SUBJECT_MAX + " characters; shorten it.",
                            "subject 最多 " + SUBJECT_MAX + " 个字符，请缩短。"));
        }
        Place after =
                cursor == null
                        ? Place.START
                        : Asked.parsed(
                                "cursor",
                                cursor,
                                new Sentence("one that a page gave", "上一页返回的值"),
                                EntriesResource::place);
        return entries.ofSubject(of, after, Asked.limit(limit, LIMIT, EntryPage.LIMIT_MAX));
    }

    /// `<book>.<seq>`.
    private static Place place(String cursor) {
        int dot = cursor.indexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("no dot");
        }
        return new Place(
                new BookId(cursor.substring(0, dot)).value(),
                Long.parseLong(cursor.substring(dot + 1)));
    }
}
