package io.gongji.payment.domain.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One file as it is now.
///
/// @param received when and by whom, and what it is
/// @param lines of the file after its header
/// @param reached how far it is done
/// @param trace names the failure in the log, when it failed
public record FileJob(
        FileId fileId,
        Received received,
        int lines,
        boolean byteOrderMark,
        FileStatus status,
        Reached reached,
        Counts counts,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String trace) {
    /// What came.
    ///
    /// @param key the Idempotency-Key
    /// @param header the header line as it is taken
    public record Received(
            FileKind kind,
            String caller,
            String key,
            String correlationId,
            String header,
            Instant at) {}

    /// The last line that is done, and how many bytes it and those before it take. 1 is the header.
    public record Reached(int line, long bytes) {}

    /// What became of the lines so far.
    public record Counts(int accepted, int repeated, int rejected, int blank) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    /// Whether no line is left to do.
    public boolean isDecided() {
        return switch (status) {
            case RECEIVED, RUNNING -> false;
            case DECIDED, DONE, FAILED -> true;
        };
    }

    public boolean isWholeAt(Reached to) {
        return to.line() == lines + 1;
    }
}
