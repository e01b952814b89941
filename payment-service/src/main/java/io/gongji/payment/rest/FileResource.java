package io.gongji.payment.rest;

import io.gongji.contracts.Sentence;
import io.gongji.payment.domain.file.FileId;
import io.gongji.payment.domain.file.FileJob;
import io.gongji.payment.domain.file.FileStatus;
import io.gongji.payment.view.FileQueries;
import io.gongji.payment.view.FileQueries.FileView;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Files that were sent: how far each is, and what became of its lines.
@Path("/v1/files")
@Tag(
        name = "Files",
        description = "Payrolls, enrolments and premiums sent as files of up to a million lines.")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class FileResource {
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]{0,2}");
    private static final int PAGE_DEFAULT = 20;
    private static final int PAGE_MAX = 100;

    private final FileQueries queries;
    private final FileReplies replies;
    private final RequestHead head;

    FileResource(FileQueries queries, FileReplies replies, RequestHead head) {
        this.queries = queries;
        this.replies = replies;
        this.head = head;
    }

    /// Files, the newest first; `nextCursor` when there are older ones.
    record FilesResponse(List<FileResponse> files, @Nullable String nextCursor) {}

    @GET
    @Operation(
            summary = "The files that were sent, the newest first",
            description = "status: RECEIVED, RUNNING, DECIDED, DONE or FAILED; limit: 1 to 100.")
    @APIResponse(
            responseCode = "200",
            description = "The files, without their errors",
            content = @Content(schema = @Schema(implementation = FilesResponse.class)))
    public Response files(
            @QueryParam("status") @Nullable String status,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        int max = limit(limit);
        FileId before = cursor == null ? null : Parameters.id("cursor", cursor, FileId::parse);
        List<FileView> found =
                queries.files(status == null ? null : status(status), before, max + 1);
        List<FileView> page = found.subList(0, Math.min(max, found.size()));
        String next = found.size() > max ? page.getLast().job().fileId().toString() : null;
        FilesResponse body = new FilesResponse(page.stream().map(replies::render).toList(), next);
        return replies.inLanguage(Response.ok(body).build());
    }

    @GET
    @Path("{fileId}")
    @Operation(
            summary = "How far a file is",
            description =
                    "RECEIVED, RUNNING, DECIDED (the ledger has not answered all), DONE or FAILED.")
    @APIResponse(
            responseCode = "200",
            description = "The file as it is now",
            content = @Content(schema = @Schema(implementation = FileResponse.class)))
    public Response file(@PathParam("fileId") String fileId) {
        return replies.inLanguage(Response.ok(replies.render(id(fileId))).build());
    }

    @GET
    @Path("{fileId}/results")
    @Produces({FileResults.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(
            summary = "What became of each line",
            description =
                    "One line for each line of the file after its header, up to the line reached: "
                            + "line,status,code,detail,reference. Status is ACCEPTED, PENDING (the ledger has not "
                            + "answered), REPEATED, REJECTED or BLANK. The headers Gongji-File-Status, "
                            + "Gongji-Lines-Total and Gongji-Reached-Line say how far it goes.")
    @APIResponse(
            responseCode = "200",
            description = "The lines so far",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response results(@PathParam("fileId") String fileId) {
        FileJob job = queries.file(id(fileId)).map(FileView::job).orElseThrow(FileReplies::unknown);
        Locale language = head.language();
        StreamingOutput lines = out -> new FileResults(queries, job, language).writeTo(out);
        return replies.inLanguage(
                Response.ok(lines)
                        .type(FileResults.MEDIA_TYPE)
                        .header("Gongji-File-Status", job.status())
                        .header("Gongji-Lines-Total", job.lines())
                        .header("Gongji-Reached-Line", job.reached().line())
                        .header(
                                "Content-Disposition",
                                "attachment; filename=\"" + job.fileId() + "-results.csv\"")
                        .build());
    }

    /// A file in a path: what is no id names none.
    private static FileId id(String text) {
        try {
            return FileId.parse(text);
        } catch (IllegalArgumentException e) {
            throw FileReplies.unknown();
        }
    }

    private static FileStatus status(String text) {
        return Arrays.stream(FileStatus.values())
                .filter(status -> status.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        JsonBody.invalid(
                                "status",
                                new Sentence(
                                        "send RECEIVED, RUNNING, DECIDED, DONE or FAILED.",
                                        "应为 RECEIVED、RUNNING、DECIDED、DONE 或 FAILED。")));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return PAGE_DEFAULT;
        }
        if (!LIMIT.matcher(text).matches() || Integer.parseInt(text) > PAGE_MAX) {
            throw JsonBody.invalid(
                    "limit",
                    new Sentence("send 1 to " + PAGE_MAX + ".", "应为 1 至 " + PAGE_MAX + "。"));
        }
        return Integer.parseInt(text);
    }
}
