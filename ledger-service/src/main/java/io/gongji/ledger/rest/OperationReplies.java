package io.gongji.ledger.rest;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.AnswerWaiter;
import io.gongji.ledger.app.Reply;
import io.gongji.ledger.view.OperationQueries;
import io.gongji.ledger.view.OperationView;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/// Waits for what a book answers to an operator's request, and says it.
final class OperationReplies {
    /// What is said of every write.
    static final String WRITE =
            "Needs an Idempotency-Key. Waits for the book's answer as long as Prefer: wait says (0 to 30 seconds,"
                    + " otherwise 5): 201 when it has answered, 202 with a Location while it has not, a problem with"
                    + " its code when it declined.";

    private final OperationQueries queries;
    private final AnswerWaiter waiter;

    OperationReplies(OperationQueries queries, AnswerWaiter waiter) {
        this.queries = queries;
        this.waiter = waiter;
    }

    Response settled(BookId book, Reply reply, HttpHeaders headers) {
        return switch (reply) {
            case Reply.Refused(Refusal reason, Sentence detail) ->
                    throw new RefusedRequest(reason, detail);
            case Reply.Begun(UUID id) -> {
                boolean _ =
                        waiter.await(
                                new EventId(id),
                                WriteHeaders.patience(headers),
                                () -> now(book, id).isSettled());
                yield response(now(book, id));
            }
        };
    }

    /// The answer to what waits for a second person.
    Response begun(BookId book, Reply reply) {
        return switch (reply) {
            case Reply.Refused(Refusal reason, Sentence detail) ->
                    throw new RefusedRequest(reason, detail);
            case Reply.Begun(UUID id) -> response(now(book, id));
        };
    }

    private OperationView now(BookId book, UUID id) {
        return RefusedRequest.valueOf(queries.of(book, id));
    }

    private static Response response(OperationView view) {
        Refusal reason = view.reason();
        if (reason != null) {
            throw new RefusedRequest(
                    reason,
                    new Sentence(
                            "The book declined it by record "
                                    + view.seq()
                                    + "; nothing was changed.",
                            "账本以第 " + view.seq() + " 号记录拒绝，未作任何更改。"));
        }
        return Response.status(view.isSettled() ? 201 : 202)
                .location(
                        URI.create(
                                "/v1/books/" + view.book() + "/operations/" + view.operationId()))
                .entity(view)
                .build();
    }
}
