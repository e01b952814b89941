package io.gongji.payment.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id (RFC 9106) over a password, a random salt and a secret of this installation: whoever
/// has the database alone cannot try the million passwords of six digits.
///
/// A hash takes [Cost#memoryKib] of the heap while it is made, so only a few are made at a time.
public final class Argon2 {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final byte[] secret;
    private final Cost cost;
    private final Semaphore places;
    private final Duration patience;

    /// Bounds the work.
    ///
    /// @param secret 32 bytes that are not in the database
    /// @param cost of new hashes; an old one keeps its own
    /// @param atOnce hashes made at the same time
    /// @param patience how long to wait for a place
    public Argon2(byte[] secret, Cost cost, int atOnce, Duration patience) {
        this.secret = secret.clone();
        this.cost = cost;
        this.places = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    /// What one hash costs.
    ///
    /// @param memoryKib 8..1048576
    /// @param iterations 1..100
    /// @param lanes 1..16
    public record Cost(int memoryKib, int iterations, int lanes) {
        public Cost {
            if (memoryKib < 8 * lanes
                    || memoryKib > 1 << 20
                    || iterations < 1
                    || iterations > 100
                    || lanes < 1
                    || lanes > 16) {
                throw new IllegalArgumentException("a cost of Argon2 out of bounds");
            }
        }
    }

    /// A hash as it is kept, with what it takes to make it again.
    @SuppressWarnings("ArrayRecordComponent") // bytes go straight to the database
    public record Hash(byte[] salt, byte[] value, Cost cost) {
        @Override
        public String toString() {
            return "Hash[hidden]";
        }
    }

    /// Does work that makes hashes, when a place is free in time; empty when none was. Nothing of
    /// the work is begun then.
    public <T> Optional<T> inPlace(Supplier<T> work) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            places.release();
        }
    }

    /// A new hash. Call it inside [#inPlace].
    public Hash hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Hash(salt, make(password, salt, cost), cost);
    }

    /// Whether a password is the one that was hashed. Call it inside [#inPlace].
    public boolean matches(String password, Hash hash) {
        return MessageDigest.isEqual(hash.value(), make(password, hash.salt(), hash.cost()));
    }

    /// One character may be written in several ways; one of them counts.
    private byte[] make(String password, byte[] salt, Cost cost) {
        byte[] bytes =
                Normalizer.normalize(password, Normalizer.Form.NFC)
                        .getBytes(StandardCharsets.UTF_8);
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(cost.memoryKib())
                        .withIterations(cost.iterations())
                        .withParallelism(cost.lanes())
                        .withSalt(salt)
                        .withSecret(secret)
                        .build());
        byte[] value = new byte[HASH_BYTES];
        try {
            generator.generateBytes(bytes, value);
            return value;
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
