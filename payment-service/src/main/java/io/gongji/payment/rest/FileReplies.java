package io.gongji.payment.rest;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.Decided;
import io.gongji.payment.app.FileJobs;
import io.gongji.payment.domain.file.FileId;
import io.gongji.payment.domain.file.FileKind;
import io.gongji.payment.view.FileQueries;
import io.gongji.payment.view.FileQueries.FileView;
import io.gongji.payment.view.PayrollQueries;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes files in for the addresses that accept them, and renders how far they are: 201 when every
/// line is decided and answered, 202 while not, a problem when the file cannot be taken at all.
@RequestScoped
class FileReplies {
    private static final Logger LOG = LoggerFactory.getLogger(FileReplies.class);

    private final FileJobs files;
    private final FileQueries queries;
    private final PayrollQueries payrolls;
    private final RequestHead head;
    private final RestLimits limits;

    @Inject
    FileReplies(
            FileJobs files,
            FileQueries queries,
            PayrollQueries payrolls,
            RequestHead head,
            RestLimits limits) {
        this.files = files;
        this.queries = queries;
        this.payrolls = payrolls;
        this.head = head;
        this.limits = limits;
    }

    /// Takes a file whose kind may not be certain.
    Response take(Decided<FileKind> kind, @Nullable InputStream body) {
        return switch (kind) {
            case Decided.Done<FileKind>(FileKind known, _) -> take(known, body);
            case Decided.Refused<FileKind> no -> {
                passOver(body);
                yield Replies.refused(head, no.reason(), no.detail());
            }
            case Decided.Busy<FileKind> _ -> throw new IllegalStateException("never busy");
        };
    }

    /// A sender who is still sending would not hear the answer.
    private void passOver(@Nullable InputStream body) {
        try {
            if (body != null) {
                body.skipNBytes(limits.fileBytesMax());
            }
        } catch (IOException e) {
            LOG.debug("A refused file ended early");
        }
    }

    Response take(FileKind kind, @Nullable InputStream body) {
        String _ = head.requireKey();
        InputStream bytes = body == null ? InputStream.nullInputStream() : body;
        Response reply =
                Replies.of(
                        head,
                        files.take(kind, bytes, digest -> head.write(digest.toBytes())),
                        job -> FileResponse.location(job.fileId()),
                        (job, _) -> render(job.fileId()));
        return inLanguage(reply);
    }

    FileResponse render(FileId fileId) {
        return queries.file(fileId).map(this::render).orElseThrow(FileReplies::unknown);
    }

    FileResponse render(FileView view) {
        return switch (view.job().received().kind()) {
            case FileKind.Payroll(var payroll) ->
                    FileResponse.of(view, payrolls.totals(payroll), head.language());
            case FileKind.Members _, FileKind.Premiums _, FileKind.OpeningBalances _ ->
                    FileResponse.of(view, null, head.language());
        };
    }

    Response inLanguage(Response response) {
        return Response.fromResponse(response)
                .header(HttpHeaders.CONTENT_LANGUAGE, null)
                .header(HttpHeaders.CONTENT_LANGUAGE, head.language().toLanguageTag())
                .header(HttpHeaders.VARY, null)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    static ProblemException unknown() {
        return new ProblemException(
                Refusal.NOT_FOUND,
                new Sentence(
                        "fileId: no file has this id; take it from the answer to the upload.",
                        "fileId：没有该编号的文件，请使用上传时返回的编号。"));
    }
}
