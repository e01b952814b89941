package io.gongji.payment.rest;

import io.gongji.contracts.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A file that a caller sent, kept on disk while it is worked on. It holds ID numbers: its name is
/// removed as soon as it is open, so that nothing of it stays whatever happens to this process.
final class Upload implements AutoCloseable {
    private final FileChannel file;
    private final byte[] sha256;

    private Upload(FileChannel file, byte[] sha256) {
        this.file = file;
        this.sha256 = sha256;
    }

    /// Streams a body to disk.
    static Upload receive(InputStream body, RestLimits limits) {
        try {
            FileChannel file = create(limits);
            boolean received = false;
            try {
                Upload upload = new Upload(file, copy(body, file, limits.fileBytesMax()));
                received = true;
                return upload;
            } finally {
                if (!received) {
                    file.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads it from its first byte; one reader at a time.
    InputStream open() throws IOException {
        file.position(0);
        return new FilterInputStream(Channels.newInputStream(file)) {
            @Override
            public void close() {} // the file stays open for another reader
        };
    }

    /// Stands for the body in the request's digest.
    byte[] digest() {
        return sha256.clone();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel create(RestLimits limits) throws IOException {
        Path path =
                Files.createTempFile(Files.createDirectories(limits.uploads()), "gongji-", ".csv");
        try {
            return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(path);
        }
    }

    private static byte[] copy(InputStream body, FileChannel file, long max) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            total += read;
            if (total > max) {
                throw new ProblemException(Refusal.BODY_TOO_LARGE, RequestHead.atMost(max));
            }
            digest.update(buffer, 0, read);
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
