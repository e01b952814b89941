package io.gongji.payment.view;

import io.gongji.payment.domain.file.FileId;
import io.gongji.payment.domain.file.FileJob;
import io.gongji.payment.domain.file.FileLine;
import io.gongji.payment.domain.file.FileStatus;
import io.gongji.payment.store.FileAnswers;
import io.gongji.payment.store.FileLineRows;
import io.gongji.payment.store.FileRows;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// How far files are, and what became of their lines.
public final class FileQueries {
    private final Jdbi jdbi;
    private final int errorsMax;
    private final FileRows files = new FileRows();
    private final FileLineRows lines = new FileLineRows();
    private final FileAnswers answers = new FileAnswers();

    /// Reads files.
    ///
    /// @param errorsMax rejected lines that a view names
    public FileQueries(Jdbi jdbi, int errorsMax) {
        this.jdbi = jdbi;
        this.errorsMax = errorsMax;
    }

    /// A file as it is now.
    ///
    /// @param pending accepted lines that the ledger has not answered
    /// @param errors the first lines that were rejected; none in a list of files
    public record FileView(FileJob job, int pending, List<FileLine> errors) {}

    public Optional<FileView> file(FileId fileId) {
        return jdbi.withHandle(handle ->
                files.find(handle, fileId)
                        .map(job ->
                                new FileView(
                                        job,
                                        pending(handle, job),
                                        lines.rejected(handle, fileId, errorsMax))));
    }

    /// Files, the newest first.
    public List<FileView> files(@Nullable FileStatus status, @Nullable FileId before, int max) {
        return jdbi.withHandle(handle ->
                files.list(handle, status, before, max).stream()
                        .map(job -> new FileView(job, pending(handle, job), List.of()))
                        .toList());
    }

    /// What became of lines, in order.
    public List<FileLine.Answered> lines(FileId fileId, int after, int max) {
        return jdbi.withHandle(handle -> lines.page(handle, fileId, after, max));
    }

    private int pending(Handle handle, FileJob job) {
        return switch (job.status()) {
            case RECEIVED, DONE -> 0;
            case RUNNING, DECIDED, FAILED -> answers.pending(handle, job.fileId());
        };
    }
}
