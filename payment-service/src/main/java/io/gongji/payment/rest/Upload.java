package io.gongji.payment.rest;

import io.gongji.contracts.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// A file that a caller sent, kept on disk, readable by this process only, while it is worked on;
/// then gone.
final class Upload implements AutoCloseable {
    private final Path path;
    private final byte[] sha256;

    private Upload(Path path, byte[] sha256) {
        this.path = path;
        this.sha256 = sha256;
    }

    /// Streams a body to disk.
    static Upload receive(InputStream body, RestLimits limits) {
        Path path = create(limits);
        boolean received = false;
        try (OutputStream file = Files.newOutputStream(path);
                DigestOutputStream out =
                        new DigestOutputStream(file, MessageDigest.getInstance("SHA-256"))) {
            copy(body, out, limits.fileBytesMax());
            received = true;
            return new Upload(path, out.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } finally {
            if (!received) {
                delete(path);
            }
        }
    }

    Path path() {
        return path;
    }

    /// Stands for the body in the request's digest.
    byte[] digest() {
        return sha256.clone();
    }

    @Override
    public void close() {
        delete(path);
    }

    private static Path create(RestLimits limits) {
        try {
            return Files.createTempFile(
                    Files.createDirectories(limits.uploads()), "gongji-", ".csv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(InputStream body, OutputStream out, long max) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
            total += read;
            if (total > max) {
                throw new ProblemException(Refusal.BODY_TOO_LARGE, "at most " + max + " bytes");
            }
            out.write(buffer, 0, read);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }
}
