package io.gongji.payment.rest;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.InterestHandler;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.domain.interest.InterestRun;
import io.gongji.payment.domain.interest.InterestTerms;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Interest on personal accounts (计息).
@Path("/v1/interest-runs/{book}/{year}")
@Tag(name = "Treasury")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class InterestResource {
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2999;
    private static final int RATE_MAX = 1_000;

    private final InterestHandler interest;
    private final RequestHead head;

    InterestResource(InterestHandler interest, RequestHead head) {
        this.interest = interest;
        this.head = head;
    }

    /// A rate in thousandths a year, for the whole year where no span is given.
    record InterestRequest(int ratePermille, @Nullable LocalDate from, @Nullable LocalDate to) {}

    /// A run as far as it is; `status` is RUNNING or DONE.
    ///
    /// @param asOfSeq the book's record up to which balances of the last day were read
    record InterestResponse(
            BookId book,
            int year,
            int ratePermille,
            LocalDate from,
            LocalDate to,
            long asOfSeq,
            String status,
            String startedBy,
            Instant startedAt,
            @Nullable Instant finishedAt,
            long persons,
            long interestFen) {
        static InterestResponse of(InterestRun run) {
            return new InterestResponse(
                    run.id().book(),
                    run.id().year(),
                    run.terms().ratePermille(),
                    run.terms().from(),
                    run.terms().to(),
                    run.asOfSeq(),
                    run.finishedAt() == null ? "RUNNING" : "DONE",
                    run.startedBy(),
                    run.startedAt(),
                    run.finishedAt(),
                    run.persons(),
                    run.interestFen());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Credit the interest of a year to the personal accounts of a book",
            description =
                    "Once a book and year, of each person's 2110 and 2120 at the end of the last day, half-up to fen. 201"
                            + " when it is done, 202 while it is at work; what was cut off goes on by itself.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = InterestRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Done",
            content = @Content(schema = @Schema(implementation = InterestResponse.class)))
    public Response run(
            @PathParam("book") String book, @PathParam("year") String year, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        InterestRun.Id id = id(book, year);
        return Replies.of(
                head,
                interest.run(write, id, terms(id, json)),
                run -> "/v1/interest-runs/" + run.book() + "/" + run.year(),
                (run, _) -> render(run));
    }

    private static InterestTerms terms(InterestRun.Id id, byte[] json) {
        JsonBody body = JsonBody.read(json, "ratePermille", "from", "to");
        int ratePermille = body.integer("ratePermille", 1, RATE_MAX);
        LocalDate from = body.dateIfAny("from").orElse(LocalDate.of(id.year(), 1, 1));
        LocalDate to = body.dateIfAny("to").orElse(LocalDate.of(id.year(), 12, 31));
        if (from.getYear() != id.year() || to.getYear() != id.year() || to.isBefore(from)) {
            throw JsonBody.invalid(
                    "from",
                    new Sentence(
                            "send a first and a last day of the year, in this order.",
                            "请填写该年度内的起止日期，且起始日期不晚于截止日期。"));
        }
        return new InterestTerms(ratePermille, from, to);
    }

    @GET
    @Operation(summary = "How far the interest of a book and year is")
    public InterestResponse run(@PathParam("book") String book, @PathParam("year") String year) {
        return render(id(book, year));
    }

    private InterestResponse render(InterestRun.Id id) {
        return interest.find(id)
                .map(InterestResponse::of)
                .orElseThrow(() -> new ProblemException(Refusal.NOT_FOUND, Sentence.NONE));
    }

    private static InterestRun.Id id(String book, String year) {
        try {
            int of = Integer.parseInt(year);
            if (of >= YEAR_MIN && of <= YEAR_MAX) {
                return new InterestRun.Id(new BookId(book), of);
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new ProblemException(Refusal.NOT_FOUND, Sentence.NONE);
    }
}
