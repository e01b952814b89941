package io.gongji.payment.store;

import io.gongji.contracts.MemberId;
import io.gongji.payment.domain.member.IdNumber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals what says who a member is. Each member has an own AES-256 data key; it is wrapped by the
/// master key and kept in a table of its own, so that destroying that row destroys name, ID number
/// and birth date for ever.
///
/// A sealed value is `1 ‖ nonce (12) ‖ ciphertext and tag` (AES-256-GCM), bound to its member and
/// field. The look-up of an ID number is HMAC-SHA256 under a second key; it is in this service's
/// database only.
public final class MemberVault {
    private static final byte FORMAT = 1;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec masterKey;
    private final SecretKeySpec lookupKey;

    /// Takes the keys of this installation.
    ///
    /// @param masterKey 32 bytes
    /// @param lookupKey 32 bytes, another key
    public MemberVault(byte[] masterKey, byte[] lookupKey) {
        if (masterKey.length != KEY_BYTES
                || lookupKey.length != KEY_BYTES
                || Arrays.equals(masterKey, lookupKey)) {
            throw new IllegalArgumentException(
                    "the master key and the look-up key are two different keys of 32 bytes");
        }
        this.masterKey = new SecretKeySpec(masterKey, "AES");
        this.lookupKey = new SecretKeySpec(lookupKey, "HmacSHA256");
    }

    /// Who a member is, in the clear. It never leaves this process.
    public record Identity(String name, IdNumber idNumber) {
        public LocalDate birthDate() {
            return idNumber.birthDate();
        }

        @Override
        public String toString() {
            return "Identity[hidden]";
        }
    }

    /// Who a member is, sealed, and the wrapped key that opens it.
    @SuppressWarnings("ArrayRecordComponent") // bytes go straight to the database
    public record Sealed(byte[] wrappedKey, byte[] name, byte[] idNumber, byte[] birthDate) {}

    /// Seals an identity under a new data key.
    public Sealed seal(MemberId memberId, Identity identity) {
        byte[] dataKey = new byte[KEY_BYTES];
        random.nextBytes(dataKey);
        try {
            SecretKeySpec key = new SecretKeySpec(dataKey, "AES");
            return new Sealed(
                    encrypt(masterKey, dataKey, memberId, "key"),
                    encrypt(key, utf8(identity.name()), memberId, "name"),
                    encrypt(key, utf8(identity.idNumber().value()), memberId, "id-number"),
                    encrypt(key, utf8(identity.birthDate().toString()), memberId, "birth-date"));
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /// Opens a whole identity.
    public Identity open(MemberId memberId, Sealed sealed) {
        SecretKeySpec key = dataKey(memberId, sealed.wrappedKey());
        return new Identity(
                text(decrypt(key, sealed.name(), memberId, "name")),
                new IdNumber(text(decrypt(key, sealed.idNumber(), memberId, "id-number"))));
    }

    /// Opens the birth date alone.
    public LocalDate openBirthDate(MemberId memberId, byte[] wrappedKey, byte[] birthDate) {
        return LocalDate.parse(
                text(decrypt(dataKey(memberId, wrappedKey), birthDate, memberId, "birth-date")));
    }

    /// What an ID number is found by.
    public LookupKey lookup(IdNumber idNumber) {
        return LookupKey.of(mac(idNumber.value()));
    }

    /// 32 bytes that belong to a purpose and cannot be made without the look-up key. No ID number
    /// is a purpose.
    public byte[] derived(String purpose) {
        return mac("derived/" + purpose);
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(lookupKey);
            return mac.doFinal(utf8(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private SecretKeySpec dataKey(MemberId memberId, byte[] wrappedKey) {
        return new SecretKeySpec(decrypt(masterKey, wrappedKey, memberId, "key"), "AES");
    }

    private byte[] encrypt(SecretKeySpec key, byte[] plain, MemberId memberId, String field) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, memberId, field).doFinal(plain);
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal " + field + " of member " + memberId, e);
        }
    }

    private static byte[] decrypt(
            SecretKeySpec key, byte[] sealed, MemberId memberId, String field) {
        if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != FORMAT) {
            throw new IllegalStateException(
                    field + " of member " + memberId + " is in an unknown form");
        }
        byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, memberId, field)
                    .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    field
                            + " of member "
                            + memberId
                            + " cannot be opened: another master key, or damaged",
                    e);
        }
    }

    private static Cipher cipher(
            int mode, SecretKeySpec key, byte[] nonce, MemberId memberId, String field)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(utf8(memberId + "/" + field));
        return cipher;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
