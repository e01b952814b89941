package io.gongji.payment.store;

import io.gongji.contracts.journal.Sha256;
import io.gongji.payment.domain.file.FileId;
import io.gongji.payment.domain.file.FileJob;
import io.gongji.payment.domain.file.FileJob.Counts;
import io.gongji.payment.domain.file.FileJob.Reached;
import io.gongji.payment.domain.file.FileJob.Received;
import io.gongji.payment.domain.file.FileStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// SQL of files as jobs.
public final class FileRows {
    private static final String COLUMNS =
            """
            file_id, caller, key, correlation_id, kind, about, header, lines, byte_order_mark, status, reached_line,
            reached_byte, accepted, repeated, rejected, blank, trace, received_at, started_at, finished_at\
            """;

    /// A file that came whole.
    ///
    /// @param headerBytes of the header line with its end
    public record New(
            FileId fileId,
            Received received,
            Sha256 digest,
            long bytes,
            int lines,
            boolean byteOrderMark,
            long headerBytes) {}

    public void insert(Handle handle, New file) {
        Received received = file.received();
        handle.createUpdate(
                        """
                        INSERT INTO file (file_id, caller, key, correlation_id, kind, about, header, digest, bytes, lines,
                            byte_order_mark, status, reached_byte, received_at)
                        VALUES (:file, :caller, :key, :correlation, :kind, :about, :header, :digest, :bytes, :lines,
                            :mark, 'RECEIVED', :reached, :at)\
                        """)
                .bind("file", file.fileId().value())
                .bind("caller", received.caller())
                .bind("key", received.key())
                .bind("correlation", received.correlationId())
                .bind("kind", FileKinds.name(received.kind()))
                .bind("about", FileKinds.about(received.kind()))
                .bind("header", received.header())
                .bind("digest", file.digest().toBytes())
                .bind("bytes", file.bytes())
                .bind("lines", file.lines())
                .bind("mark", file.byteOrderMark())
                .bind("reached", file.headerBytes())
                .bind("at", utc(received.at()))
                .execute();
    }

    public Optional<FileJob> find(Handle handle, FileId fileId) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM file WHERE file_id = :file")
                .bind("file", fileId.value())
                .map((row, context) -> job(row))
                .findOne();
    }

    /// The file that a caller sent under a key.
    public Optional<FileJob> find(Handle handle, String caller, String key) {
        return handle.createQuery(
                        "SELECT " + COLUMNS + " FROM file WHERE caller = :caller AND key = :key")
                .bind("caller", caller)
                .bind("key", key)
                .map((row, context) -> job(row))
                .findOne();
    }

    /// Files, the newest first.
    ///
    /// @param status only these, if any is named
    /// @param before only older ones, if any is named
    public List<FileJob> list(
            Handle handle, @Nullable FileStatus status, @Nullable FileId before, int max) {
        return handle.createQuery(
                        "SELECT "
                                + COLUMNS
                                + """
                                 FROM file
                                WHERE (CAST(:status AS text) IS NULL OR status = :status)
                                    AND (CAST(:before AS uuid) IS NULL OR file_id < CAST(:before AS uuid))
                                ORDER BY file_id DESC LIMIT :max\
                                """)
                .bind("status", status == null ? null : status.name())
                .bind("before", before == null ? null : before.toString())
                .bind("max", max)
                .map((row, context) -> job(row))
                .list();
    }

    /// Files with lines left to do; those that waited longest first.
    public List<FileId> waiting(Handle handle, int max) {
        return handle.createQuery(
                        """
                        SELECT file_id FROM file WHERE status IN ('RECEIVED', 'RUNNING')
                        ORDER BY worked_at NULLS FIRST, file_id LIMIT :max\
                        """)
                .bind("max", max)
                .mapTo(UUID.class)
                .map(FileId::new)
                .list();
    }

    /// Says that the work has begun.
    public void start(Handle handle, FileId fileId, Instant now) {
        handle.createUpdate(
                        """
                        UPDATE file SET status = 'RUNNING', started_at = :now, worked_at = clock_timestamp()
                        WHERE file_id = :file AND status = 'RECEIVED'\
                        """)
                .bind("file", fileId.value())
                .bind("now", utc(now))
                .execute();
    }

    /// Holds a file until the end of the transaction.
    ///
    /// @return false when it is not where this worker left it: another one has gone on
    public boolean hold(Handle handle, FileId fileId, Reached reached) {
        return handle.createQuery(
                        """
                        SELECT 1 FROM file
                        WHERE file_id = :file AND status = 'RUNNING' AND reached_line = :line AND reached_byte = :byte
                        FOR NO KEY UPDATE\
                        """)
                .bind("file", fileId.value())
                .bind("line", reached.line())
                .bind("byte", reached.bytes())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /// Moves a file that is held.
    ///
    /// @param counts of the lines just done
    /// @param status DECIDED when they are the last, else RUNNING
    public void move(
            Handle handle, FileId fileId, Reached reached, Counts counts, FileStatus status) {
        handle.createUpdate(
                        """
                        UPDATE file SET reached_line = :line, reached_byte = :byte, accepted = accepted + :accepted,
                            repeated = repeated + :repeated, rejected = rejected + :rejected, blank = blank + :blank,
                            status = :status, failures = 0, worked_at = clock_timestamp()
                        WHERE file_id = :file\
                        """)
                .bind("file", fileId.value())
                .bind("line", reached.line())
                .bind("byte", reached.bytes())
                .bind("accepted", counts.accepted())
                .bind("repeated", counts.repeated())
                .bind("rejected", counts.rejected())
                .bind("blank", counts.blank())
                .bind("status", status.name())
                .execute();
    }

    /// Counts a failure at the line after the one reached.
    ///
    /// @param max the failure that is the last
    /// @return whether the file failed for good
    public boolean fail(Handle handle, FileId fileId, String trace, int max, Instant now) {
        return handle.createQuery(
                        """
                        UPDATE file SET failures = failures + 1, trace = :trace, worked_at = clock_timestamp(),
                            status = CASE WHEN failures + 1 >= :max THEN 'FAILED' ELSE status END,
                            finished_at = CASE WHEN failures + 1 >= :max THEN CAST(:now AS timestamptz) END
                        WHERE file_id = :file AND status IN ('RECEIVED', 'RUNNING')
                        RETURNING status = 'FAILED'\
                        """)
                .bind("file", fileId.value())
                .bind("trace", trace)
                .bind("max", max)
                .bind("now", utc(now))
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    /// Forgets files that ended before a time, a bounded number of their lines at a time.
    public int sweep(Handle handle, Instant before, int max) {
        int lines =
                handle.createUpdate(
                                """
                                DELETE FROM file_line WHERE (file_id, line) IN (
                                    SELECT l.file_id, l.line FROM file f JOIN file_line l USING (file_id)
                                    WHERE f.kept_since < :before AND f.status IN ('DONE', 'FAILED') LIMIT :max)\
                                """)
                        .bind("before", utc(before))
                        .bind("max", max)
                        .execute();
        if (lines == 0) {
            forget(handle, before);
        }
        return lines;
    }

    private static void forget(Handle handle, Instant before) {
        List<UUID> files =
                handle.createQuery(
                                """
                                SELECT file_id FROM file WHERE kept_since < :before AND status IN ('DONE', 'FAILED')
                                ORDER BY kept_since LIMIT 100 FOR UPDATE\
                                """)
                        .bind("before", utc(before))
                        .mapTo(UUID.class)
                        .list();
        for (String table : List.of("file_told", "file")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE file_id = ANY(:files)")
                    .bindArray("files", UUID.class, files)
                    .execute();
        }
    }

    private static FileJob job(ResultSet row) throws SQLException {
        return new FileJob(
                new FileId(row.getObject("file_id", UUID.class)),
                new Received(
                        FileKinds.read(row.getString("kind"), row.getString("about")),
                        row.getString("caller"),
                        row.getString("key"),
                        row.getString("correlation_id"),
                        row.getString("header"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()),
                row.getInt("lines"),
                row.getBoolean("byte_order_mark"),
                FileStatus.valueOf(row.getString("status")),
                new Reached(row.getInt("reached_line"), row.getLong("reached_byte")),
                new Counts(
                        row.getInt("accepted"),
                        row.getInt("repeated"),
                        row.getInt("rejected"),
                        row.getInt("blank")),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("trace"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
