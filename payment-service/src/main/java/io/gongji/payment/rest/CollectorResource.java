package io.gongji.payment.rest;

import io.gongji.contracts.Sentence;
import io.gongji.payment.app.FileJobs;
import io.gongji.payment.domain.file.Collector;
import io.gongji.payment.domain.file.FileKind;
import io.gongji.payment.domain.file.FileKind.Collecting;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Schools and villages that collect premiums (学校、村集体代收).
@Path("/v1/collectors/{collector}")
@Tag(
        name = "Collectors",
        description = "Schools and villages that collect resident premiums and send them as files.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CollectorResource {
    private final FileJobs jobs;
    private final FileReplies files;

    CollectorResource(FileJobs jobs, FileReplies files) {
        this.jobs = jobs;
        this.files = files;
    }

    @POST
    @Path("premium-files")
    @Consumes("text/csv")
    @Operation(
            summary = "Hand in premiums that were collected",
            description =
                    "CSV in UTF-8, header idNumber,amount,reference, one person a line: the amount in yuan as the "
                            + "region asks for it, the reference the collector's own number of the payment, unique for "
                            + "ever. kind: SCHOOL or VILLAGE. Each line counts for itself; the same file again changes "
                            + "nothing. 202 with the file's address when it is not done in time.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "201",
            description = "What became of the lines",
            content = @Content(schema = @Schema(implementation = FileResponse.class)))
    public Response premiums(
            @PathParam("collector") String collector,
            @QueryParam("region") @Nullable String region,
            @QueryParam("year") @Nullable String year,
            @QueryParam("kind") @Nullable String kind,
            InputStream in) {
        FileKind.Premiums premiums =
                new FileKind.Premiums(
                        collector(collector),
                        kind(kind),
                        Parameters.region(region),
                        Parameters.year(year));
        return files.take(jobs.premiums(premiums), in);
    }

    private static Collector collector(String text) {
        try {
            return new Collector(text);
        } catch (IllegalArgumentException e) {
            throw JsonBody.invalid(
                    "collector",
                    new Sentence(
                            "send 4 to 32 upper-case letters and digits.", "应为 4 至 32 个大写字母或数字。"));
        }
    }

    private static Collecting kind(@Nullable String text) {
        return Arrays.stream(Collecting.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        JsonBody.invalid(
                                "kind",
                                new Sentence(
                                        "send SCHOOL or VILLAGE.",
                                        "应为 SCHOOL（学校）或 VILLAGE（村集体）。")));
    }
}
