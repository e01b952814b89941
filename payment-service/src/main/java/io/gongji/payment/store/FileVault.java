package io.gongji.payment.store;

import io.gongji.payment.domain.file.FileId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals files while they wait: they hold names and ID numbers. Each has an own AES-256 key,
/// wrapped by the master key, which goes with the file when its last line is done.
///
/// A sealed chunk is `1 ‖ nonce (12) ‖ ciphertext and tag` (AES-256-GCM), bound to its file and its
/// place in it.
public final class FileVault {
    private static final byte FORMAT = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec masterKey;

    /// Takes the key of this installation.
    ///
    /// @param masterKey 32 bytes
    public FileVault(byte[] masterKey) {
        if (masterKey.length != KEY_BYTES) {
            throw new IllegalArgumentException("the master key has 32 bytes");
        }
        this.masterKey = new SecretKeySpec(masterKey, "AES");
    }

    /// The key of one file.
    public final class FileKey {
        private final FileId fileId;
        private final byte[] wrapped;
        private final SecretKeySpec key;

        private FileKey(FileId fileId, byte[] wrapped, SecretKeySpec key) {
            this.fileId = fileId;
            this.wrapped = wrapped;
            this.key = key;
        }

        byte[] wrapped() {
            return wrapped.clone();
        }

        byte[] seal(int ordinal, byte[] chunk, int length) {
            return encrypt(key, chunk, length, place(fileId, ordinal));
        }

        byte[] open(int ordinal, byte[] sealed) {
            return decrypt(key, sealed, place(fileId, ordinal));
        }
    }

    /// A key for a new file.
    public FileKey newKey(FileId fileId) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try {
            byte[] wrapped = encrypt(masterKey, key, KEY_BYTES, fileId + "/file-key");
            return new FileKey(fileId, wrapped, new SecretKeySpec(key, "AES"));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /// The key that was wrapped.
    FileKey unwrap(FileId fileId, byte[] wrapped) {
        byte[] key = decrypt(masterKey, wrapped, fileId + "/file-key");
        return new FileKey(fileId, wrapped, new SecretKeySpec(key, "AES"));
    }

    private static String place(FileId fileId, int ordinal) {
        return fileId + "/" + ordinal;
    }

    private byte[] encrypt(SecretKeySpec key, byte[] plain, int length, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, key, nonce, place).doFinal(plain, 0, length);
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal " + place, e);
        }
    }

    private static byte[] decrypt(SecretKeySpec key, byte[] sealed, String place) {
        if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != FORMAT) {
            throw new IllegalStateException(place + " is in an unknown form");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, place)
                    .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    place + " cannot be opened: another master key, or damaged", e);
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String place)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
