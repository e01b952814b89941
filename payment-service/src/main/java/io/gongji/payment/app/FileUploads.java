package io.gongji.payment.app;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.journal.Sha256;
import io.gongji.payment.domain.file.FileId;
import io.gongji.payment.domain.file.FileKind;
import io.gongji.payment.store.FileContents;
import io.gongji.payment.store.FileVault.FileKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jdbi.v3.core.Jdbi;

/// Takes in the bytes of files, a chunk at a time.
final class FileUploads {
    private final Jdbi jdbi;
    private final FileContents contents;
    private final FileHandlers handlers;
    private final FileLimits limits;

    FileUploads(Jdbi jdbi, FileContents contents, FileHandlers handlers, FileLimits limits) {
        this.jdbi = jdbi;
        this.contents = contents;
        this.handlers = handlers;
        this.limits = limits;
    }

    /// A file that came whole and can be read; it is no job yet.
    record Content(
            FileId fileId,
            FileKind kind,
            String header,
            Sha256 digest,
            long bytes,
            int lines,
            boolean byteOrderMark,
            long headerBytes) {}

    /// Streams a body into the database, looking at it meanwhile.
    Decided<Content> receive(FileKind kind, InputStream body) {
        FileId fileId = new FileId(Uuids.version7(System.currentTimeMillis()));
        boolean kept = false;
        try {
            Decided<Content> received = store(fileId, kind, body);
            kept = received instanceof Decided.Done<Content>;
            return received;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!kept) {
                jdbi.useHandle(handle -> contents.remove(handle, fileId));
            }
        }
    }

    private Decided<Content> store(FileId fileId, FileKind kind, InputStream body)
            throws IOException {
        FileKey key = contents.begin(fileId);
        MessageDigest digest = sha256();
        LineScan scan = new LineScan();
        byte[] chunk = new byte[FileContents.CHUNK_BYTES];
        long bytes = 0;
        for (int ordinal = 0; ; ordinal++) {
            int length = body.readNBytes(chunk, 0, chunk.length);
            if (length == 0) {
                break;
            }
            bytes += length;
            if (bytes > limits.fileBytesMax()) {
                return new Decided.Refused<>(Refusal.BODY_TOO_LARGE, tooLarge());
            }
            digest.update(chunk, 0, length);
            scan.take(chunk, length);
            if (!scan.isUnreadable()) {
                contents.add(fileId, key, ordinal, chunk, length);
            }
        }
        Decided.Refused<Void> problem =
                scan.end(handlers.of(kind).headers(), limits.fileLinesMax());
        if (problem != null) {
            return new Decided.Refused<>(problem.reason(), problem.detail());
        }
        return new Decided.Done<>(
                new Content(
                        fileId,
                        kind,
                        String.join(",", scan.header()),
                        Sha256.ofDigest(digest.digest()),
                        bytes,
                        scan.lines(),
                        scan.byteOrderMark(),
                        scan.headerBytes()),
                null);
    }

    private Sentence tooLarge() {
        return new Sentence(
                "The file is larger than "
                        + limits.fileBytesMax()
                        + " bytes; split it and send the parts.",
                "文件超过 " + limits.fileBytesMax() + " 字节，请拆分后上传。");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
