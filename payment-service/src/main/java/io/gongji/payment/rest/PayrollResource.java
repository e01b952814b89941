package io.gongji.payment.rest;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.AllotmentHandler;
import io.gongji.payment.app.FileJobs;
import io.gongji.payment.app.PayrollHandler;
import io.gongji.payment.app.WriteHead;
import io.gongji.payment.app.Writes;
import io.gongji.payment.view.PayrollQueries;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Payroll months of employers (单位缴费).
@Path("/v1/employers/{employer}/payrolls/{month}")
@Tag(
        name = "Payrolls",
        description = "What an employer owes for a month, what came, what went to the accounts.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PayrollResource {
    static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    static final Sentence REFERENCE_FORM =
            new Sentence(
                    "send 1 to 64 letters, digits, dots, dashes, colons and underscores.",
                    "应为 1 至 64 个字母、数字、点、连字符、冒号或下划线。");

    private final PayrollHandler payrolls;
    private final FileJobs jobs;
    private final FileReplies files;
    private final AllotmentHandler allotments;
    private final PayrollQueries queries;
    private final Writes writes;
    private final RequestHead head;

    PayrollResource(
            PayrollHandler payrolls,
            FileJobs jobs,
            FileReplies files,
            AllotmentHandler allotments,
            PayrollQueries queries,
            Writes writes,
            RequestHead head) {
        this.payrolls = payrolls;
        this.jobs = jobs;
        this.files = files;
        this.allotments = allotments;
        this.queries = queries;
        this.writes = writes;
        this.head = head;
    }

    @POST
    @Path("lines")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Assess one employee's share of a month",
            description =
                    "The same line again changes nothing; another wage is refused with ALREADY_ASSESSED.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = PayrollBodies.LineRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Assessed",
            content = @Content(schema = @Schema(implementation = PayrollBodies.LineResponse.class)))
    public Response line(
            @PathParam("employer") String employer,
            @PathParam("month") String month,
            InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "memberId", "wageFen", "region");
        EmployerId by = Parameters.employer(employer);
        YearMonth of = month(month);
        return Replies.of(
                head,
                payrolls.assess(
                        write,
                        by,
                        of,
                        body.id("memberId", MemberId::parse),
                        body.fen("wageFen", 0),
                        body.regionIfAny("region").orElse(null)),
                _ -> location(by, of),
                (line, progress) -> PayrollBodies.LineResponse.of(by, of, line, progress));
    }

    @POST
    @Path("files")
    @Consumes("text/csv")
    @Operation(
            summary = "Assess a payroll by file",
            description =
                    "CSV in UTF-8, header idNumber,wage or memberId,wage, one employee a line, the wage in yuan "
                            + "with at most two decimals. Each line counts for itself; the same file again changes nothing. "
                            + "The amounts are the month's totals after the file.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "201",
            description = "What became of the lines",
            content = @Content(schema = @Schema(implementation = FileResponse.class)))
    public Response file(
            @PathParam("employer") String employer,
            @PathParam("month") String month,
            @QueryParam("region") @Nullable String region,
            InputStream in) {
        return files.take(
                jobs.payroll(
                        Parameters.employer(employer),
                        month(month),
                        Parameters.regionIfAny(region).orElse(null)),
                in);
    }

    @POST
    @Path("receipts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take in money of a month",
            description =
                    "It pays the employees' part first. A channel's reference is unique for ever.")
    @RequestBody(
            required = true,
            content =
                    @Content(schema = @Schema(implementation = PayrollBodies.ReceiptRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Received",
            content =
                    @Content(
                            schema = @Schema(implementation = PayrollBodies.ReceiptResponse.class)))
    public Response receipt(
            @PathParam("employer") String employer,
            @PathParam("month") String month,
            InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "channel", "channelReference", "amountFen", "region");
        EmployerId by = Parameters.employer(employer);
        YearMonth of = month(month);
        return Replies.of(
                head,
                payrolls.receive(
                        write,
                        by,
                        of,
                        body.id("channel", Channel::new),
                        body.text("channelReference", REFERENCE, REFERENCE_FORM),
                        body.fen("amountFen", 1),
                        body.regionIfAny("region").orElse(null)),
                _ -> location(by, of),
                (receipt, progress) -> PayrollBodies.ReceiptResponse.of(by, of, receipt, progress));
    }

    @POST
    @Path("allotments")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Allot employees' shares to their accounts (划拨)",
            description = "In order of assessment, whole lines, as far as receipts cover them.")
    @APIResponse(
            responseCode = "201",
            description = "Allotted",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            implementation =
                                                    PayrollBodies.AllotmentResponse.class)))
    public Response allot(
            @PathParam("employer") String employer,
            @PathParam("month") String month,
            @QueryParam("region") @Nullable String region,
            InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        RegionCode where = Parameters.regionIfAny(region).orElse(null);
        if (json.length > 0) {
            where = JsonBody.read(json, "region").regionIfAny("region").orElse(where);
        }
        EmployerId by = Parameters.employer(employer);
        YearMonth of = month(month);
        return Replies.of(
                head,
                allotments.allot(write, by, of, where),
                _ -> location(by, of),
                (result, progress) -> PayrollBodies.AllotmentResponse.of(by, of, result, progress));
    }

    @POST
    @Path("corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Take back what was allotted too much to one person",
            description = "What the account lacks becomes recoverable from the person.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            implementation =
                                                    PayrollBodies.CorrectionRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Taken back",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            implementation =
                                                    PayrollBodies.CorrectionResponse.class)))
    public Response correct(
            @PathParam("employer") String employer,
            @PathParam("month") String month,
            InputStream in) {
        byte[] json = head.json(in);
        WriteHead write = head.write(json);
        JsonBody body = JsonBody.read(json, "memberId", "takenBackFen", "region");
        EmployerId by = Parameters.employer(employer);
        YearMonth of = month(month);
        return Replies.of(
                head,
                payrolls.correct(
                        write,
                        by,
                        of,
                        body.id("memberId", MemberId::parse),
                        body.fen("takenBackFen", 1),
                        body.regionIfAny("region").orElse(null)),
                _ -> location(by, of),
                (result, progress) ->
                        PayrollBodies.CorrectionResponse.of(by, of, result, progress));
    }

    @GET
    @Operation(summary = "The totals of a month")
    public PayrollBodies.PayrollResponse totals(
            @PathParam("employer") String employer,
            @PathParam("month") String month,
            @QueryParam("region") @Nullable String region) {
        EmployerId by = Parameters.employer(employer);
        YearMonth of = month(month);
        List<PayrollQueries.PayrollView> months =
                queries.months(by, of, Parameters.regionIfAny(region).orElse(null));
        return PayrollBodies.PayrollResponse.of(by, of, months);
    }

    private YearMonth month(String text) {
        return Parameters.pastMonth("month", text, writes.today());
    }

    private static String location(EmployerId employer, YearMonth month) {
        return "/v1/employers/" + employer + "/payrolls/" + month;
    }
}
