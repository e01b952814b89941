package io.gongji.payment.store;

import io.gongji.payment.domain.file.FileId;
import io.gongji.payment.store.FileVault.FileKey;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// SQL of what was sent: sealed chunks, each written and read by itself, so that a file is never
/// whole in memory and a slow sender holds no transaction.
public final class FileContents {
    /// Bytes of a chunk; only the last one of a file is shorter.
    public static final int CHUNK_BYTES = 1 << 16;

    private final Jdbi jdbi;
    private final FileVault vault;

    public FileContents(Jdbi jdbi, FileVault vault) {
        this.jdbi = jdbi;
        this.vault = vault;
    }

    /// Begins a file.
    public FileKey begin(FileId fileId) {
        FileKey key = vault.newKey(fileId);
        jdbi.useHandle(handle ->
                handle.createUpdate(
                                "INSERT INTO file_content (file_id, wrapped) VALUES (:file, :wrapped)")
                        .bind("file", fileId.value())
                        .bind("wrapped", key.wrapped())
                        .execute());
        return key;
    }

    /// Adds a chunk.
    ///
    /// @param length bytes of it that count
    public void add(FileId fileId, FileKey key, int ordinal, byte[] chunk, int length) {
        jdbi.useHandle(handle ->
                handle.createUpdate(
                                "INSERT INTO file_chunk (file_id, ordinal, sealed) VALUES (:file, :ordinal, :sealed)")
                        .bind("file", fileId.value())
                        .bind("ordinal", ordinal)
                        .bind("sealed", key.seal(ordinal, chunk, length))
                        .execute());
    }

    /// Holds a content until the end of the transaction; false when it was swept.
    public boolean hold(Handle handle, FileId fileId) {
        return handle.createQuery("SELECT 1 FROM file_content WHERE file_id = :file FOR UPDATE")
                .bind("file", fileId.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /// Destroys a content; nothing happens when there is none.
    public void remove(Handle handle, FileId fileId) {
        handle.createUpdate("DELETE FROM file_content WHERE file_id = :file")
                .bind("file", fileId.value())
                .execute();
    }

    /// Destroys what uploads left behind that were cut off a day ago or earlier.
    public int sweep(Handle handle, int max) {
        return handle.createUpdate(
                        """
                        DELETE FROM file_content WHERE file_id IN (
                            SELECT c.file_id FROM file_content c
                            WHERE c.received_at < now() - interval '1 day'
                                AND NOT EXISTS (SELECT 1 FROM file f WHERE f.file_id = c.file_id)
                            ORDER BY c.received_at LIMIT :max)\
                        """)
                .bind("max", max)
                .execute();
    }

    /// Reads a file from one of its bytes on, a chunk at a time.
    public InputStream from(FileId fileId, long firstByte) {
        byte[] wrapped =
                jdbi.withHandle(handle ->
                        handle.createQuery("SELECT wrapped FROM file_content WHERE file_id = :file")
                                .bind("file", fileId.value())
                                .mapTo(byte[].class)
                                .one());
        return new Bytes(fileId, vault.unwrap(fileId, wrapped), firstByte);
    }

    private Optional<byte[]> chunk(FileId fileId, FileKey key, int ordinal) {
        return jdbi.withHandle(handle ->
                        handle.createQuery(
                                        "SELECT sealed FROM file_chunk WHERE file_id = :file AND ordinal = :ordinal")
                                .bind("file", fileId.value())
                                .bind("ordinal", ordinal)
                                .mapTo(byte[].class)
                                .findOne())
                .map(sealed -> key.open(ordinal, sealed));
    }

    /// A file's bytes in order.
    private final class Bytes extends InputStream {
        private final FileId fileId;
        private final FileKey key;
        private int ordinal;
        private int at;
        private byte @Nullable [] chunk;
        private boolean ended;

        Bytes(FileId fileId, FileKey key, long firstByte) {
            this.fileId = fileId;
            this.key = key;
            this.ordinal = Math.toIntExact(firstByte / CHUNK_BYTES);
            this.at = (int) (firstByte % CHUNK_BYTES);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, into.length);
            while (!ended) {
                byte[] current = chunk;
                if (current == null) {
                    Optional<byte[]> next = chunk(fileId, key, ordinal);
                    chunk = next.orElse(null);
                    ended = next.isEmpty();
                } else if (at < current.length) {
                    int read = Math.min(length, current.length - at);
                    System.arraycopy(current, at, into, offset, read);
                    at += read;
                    return read;
                } else {
                    chunk = null;
                    at = 0;
                    ordinal++;
                }
            }
            return -1;
        }
    }
}
