package io.gongji.ledger.rest;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.ledger.proof.Verification;
import io.gongji.ledger.proof.VerificationReport;
import io.gongji.ledger.proof.Verifier;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Proof on demand.
@Path("/v1/books/{book}/verifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Books")
final class VerificationsResource {
    private final Verifier verifier;

    VerificationsResource(Verifier verifier) {
        this.verifier = verifier;
    }

    @POST
    @Operation(
            summary =
                    "Verify a book: check every record, fold them all and compare with the live state",
            description =
                    "Nothing is written, so no Idempotency-Key is needed. The answer comes when it is done,"
                            + " which takes longer the more records the book has. ok is false when anything differs, and firstDifference"
                            + " names the first place. The book goes on meanwhile; what is compared is its state at headSeq.")
    @APIResponse(
            responseCode = "200",
            description = "What was found",
            content =
                    @Content(
                            schema = @Schema(implementation = VerificationReport.class),
                            examples =
                                    @ExampleObject(
                                            name = "a damaged balance",
                                            value =
                                                    """
                                                    {"book":"13","source":"DATABASE","records":1200,"headSeq":1200,
                                                     "headHash":"5f0c3c1b0e6a4d0f9f3a52b8a7f1c6d2e4b80917a3c5d6e7f8091a2b3c4d5e6f","ok":false,
                                                     "firstDifference":{"where":"ACCOUNT",
                                                      "id":"2110/EMPLOYEE/130100/0197a3b2-0000-7000-8000-000000000001",
                                                      "expected":"-20000 fen after record 1177","found":"-20001 fen after record 1177"},
                                                     "tookMillis":840}\
                                                    """)))
    @APIResponse(
            responseCode = "404",
            description = "NOT_FOUND: no such book",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description =
                    "TOO_BUSY: this book is being verified already; UNAVAILABLE: Kafka or the database is away",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class)))
    public VerificationReport verify(
            @RestPath @Parameter(example = "13") String book,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    VerificationRequest.class),
                                            examples =
                                                    @ExampleObject(
                                                            name = "database",
                                                            value = "{\"source\":\"DATABASE\"}")))
                    @Nullable VerificationRequest request) {
        if (request == null) {
            throw new RefusedRequest(
                    Refusal.MALFORMED_BODY,
                    new Sentence(
                            "The body is missing; send {\"source\":\"DATABASE\"} or {\"source\":\"KAFKA\"}.",
                            "缺少请求体，请发送 {\"source\":\"DATABASE\"} 或 {\"source\":\"KAFKA\"}。"));
        }
        return switch (verifier.verify(Asked.book(book), request.source())) {
            case Verification.Done(VerificationReport report) -> report;
            case Verification.Busy _ ->
                    throw new RefusedRequest(
                            Refusal.TOO_BUSY,
                            new Sentence(
                                    "A verification of this book is running; ask again when it is done.",
                                    "该账本正在核验，请待其完成后再试。"));
            case Verification.OutOfReach _ ->
                    throw new RefusedRequest(
                            Refusal.UNAVAILABLE,
                            new Sentence(
                                    "Kafka does not answer; try again in a moment.",
                                    "Kafka 未应答，请稍后再试。"));
        };
    }
}
