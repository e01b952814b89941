package io.gongji.payment.rest;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.MonthEndHandler;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.app.Writes;
import io.gongji.payment.domain.payroll.MonthEndRun;
import io.gongji.payment.view.MonthEndQueries;
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
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Month-end allotments of all employers together (月末划拨).
@Path("/v1/month-ends/{month}/allotments")
@Tag(name = "Payrolls")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class MonthEndResource {
    private final MonthEndHandler monthEnds;
    private final MonthEndQueries queries;
    private final Writes writes;
    private final RequestHead head;

    MonthEndResource(
            MonthEndHandler monthEnds, MonthEndQueries queries, Writes writes, RequestHead head) {
        this.monthEnds = monthEnds;
        this.queries = queries;
        this.writes = writes;
        this.head = head;
    }

    /// A run as far as it is; `status` is RUNNING or DONE, `payrolls` those worked off.
    record MonthEndResponse(
            YearMonth month,
            int run,
            String status,
            String startedBy,
            Instant startedAt,
            @Nullable Instant finishedAt,
            long payrolls,
            long persons,
            long allottedFen) {
        static MonthEndResponse of(MonthEndRun run) {
            return new MonthEndResponse(
                    run.id().month(),
                    run.id().run(),
                    run.finishedAt() == null ? "RUNNING" : "DONE",
                    run.startedBy(),
                    run.startedAt(),
                    run.finishedAt(),
                    run.payrolls(),
                    run.persons(),
                    run.allottedFen());
        }
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Allot to all accounts what receipts cover, up to a month",
            description =
                    "The business clock does this on the last day of a month in the evening; by hand it is done again, for "
                            + "receipts that came later, or begun early. 201 when it is done, 202 while it is at work; the "
                            + "Location tells how far it is. What was cut off goes on by itself.")
    @APIResponse(
            responseCode = "201",
            description = "Done",
            content = @Content(schema = @Schema(implementation = MonthEndResponse.class)))
    public Response run(@PathParam("month") String month, InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody.requireNothing(json);
        return Replies.of(
                head,
                monthEnds.run(write, Parameters.pastMonth("month", month, writes.today())),
                id -> "/v1/month-ends/" + id.month() + "/allotments",
                (id, _) -> MonthEndResponse.of(queries.run(id).orElseThrow()));
    }

    @GET
    @Operation(summary = "How far a month's last run is")
    public MonthEndResponse latest(@PathParam("month") String month) {
        return queries.latest(Parameters.month("month", month))
                .map(MonthEndResponse::of)
                .orElseThrow(() ->
                        new ProblemException(
                                Refusal.NOT_FOUND,
                                new Sentence(
                                        "month: no allotment of all employers was begun for this month yet.",
                                        "month：该月尚未开始统一划拨。")));
    }
}
