package io.gongji.contracts.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 digest, 32 bytes.
public final class Sha256 {
    /// What stands before the first record of a book.
    public static final Sha256 ZERO = new Sha256(new byte[32]);

    private static final MessageDigest FRESH = found();

    private final byte[] bytes;

    private Sha256(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("a SHA-256 digest has 32 bytes");
        }
        this.bytes = bytes;
    }

    public static Sha256 ofDigest(byte[] digest) {
        return new Sha256(digest.clone());
    }

    /// Reads 64 hex digits.
    public static Sha256 parse(String hex) {
        return new Sha256(HexFormat.of().parseHex(hex));
    }

    /// The digest of some bytes.
    public static Sha256 digestOf(byte[] value) {
        return new Sha256(algorithm().digest(value));
    }

    /// The leaf of a record: `SHA-256(0x00 ‖ value)`, as RFC 9162 makes leaves.
    public static Sha256 leafOf(byte[] value) {
        MessageDigest digest = algorithm();
        digest.update((byte) 0);
        return new Sha256(digest.digest(value));
    }

    /// The chain's next link: `SHA-256(this ‖ leaf(value))`.
    public Sha256 chain(byte[] value) {
        MessageDigest digest = algorithm();
        digest.update(bytes);
        return new Sha256(digest.digest(leafOf(value).bytes));
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// 64 lower-case hex digits.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    /// A copy of one that has seen nothing: looking for the algorithm takes as long as a digest.
    private static MessageDigest algorithm() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException e) {
            return found();
        }
    }

    private static MessageDigest found() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
