package io.gongji.ledger.rest;

import io.gongji.contracts.BookId;
import io.gongji.ledger.app.BookStatuses;
import io.gongji.ledger.view.BookHeadView;
import io.gongji.ledger.view.BookQueries;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// How the books are.
@Path("/v1/books")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Books")
final class BooksResource {
    private final BookQueries books;
    private final BookStatuses statuses;

    BooksResource(BookQueries books, BookStatuses statuses) {
        this.books = books;
        this.statuses = statuses;
    }

    @GET
    @Operation(
            summary =
                    "Every book: how far it is, how far Kafka has it, and whether anything stopped",
            description =
                    "seq, hash and publishedSeq are the database's; status, stopped, lag, behind and alarms are those of the"
                            + " process that answers.")
    @APIResponse(responseCode = "200", description = "All books, in the order of their numbers")
    public BooksResponse all() {
        Map<BookId, BookHeadView> heads = books.heads();
        return new BooksResponse(
                statuses.all().stream()
                        .map(status ->
                                BookResponse.of(BookQueries.headOf(heads, status.book()), status))
                        .toList());
    }

    @GET
    @Path("/{book}")
    @Operation(summary = "One book", description = "The same as in the list of all books.")
    @APIResponse(responseCode = "200", description = "The book")
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: no such book",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public BookResponse one(@RestPath @Parameter(example = "13") String book) {
        BookId of = Asked.book(book);
        return BookResponse.of(BookQueries.headOf(books.heads(), of), statuses.of(of));
    }
}
