package io.gongji.payment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.gongji.payment.domain.file.FileId;
import io.gongji.payment.store.FileVault.FileKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FileVaultTest {
    private static final byte[] CHUNK = "110105194912310021,示例\n".getBytes(StandardCharsets.UTF_8);

    private final FileVault vault = new FileVault(key(1));
    private final FileId file = new FileId(new UUID(1, 2));

    @Test
    void aChunkIsOpenedByTheWrappedKeyAtItsPlaceOnly() {
        FileKey key = vault.newKey(file);
        byte[] sealed = key.seal(3, CHUNK, CHUNK.length);

        FileKey again = vault.unwrap(file, key.wrapped());

        assertThat(again.open(3, sealed)).isEqualTo(CHUNK);
        assertThatIllegalStateException().isThrownBy(() -> again.open(4, sealed));
    }

    @Test
    void onlyTheBytesThatCountAreSealedAndTheyShowNothing() {
        FileKey key = vault.newKey(file);

        byte[] sealed = key.seal(0, CHUNK, 18);

        assertThat(key.open(0, sealed)).isEqualTo(Arrays.copyOf(CHUNK, 18));
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("110105");
        assertThat(key.seal(0, CHUNK, 18)).as("another nonce").isNotEqualTo(sealed);
    }

    @Test
    void anotherFileOrAnotherMasterKeyOpensNothing() {
        byte[] wrapped = vault.newKey(file).wrapped();

        assertThatIllegalStateException()
                .isThrownBy(() -> vault.unwrap(new FileId(new UUID(1, 3)), wrapped));
        assertThatIllegalStateException()
                .isThrownBy(() -> new FileVault(key(2)).unwrap(file, wrapped));
    }

    private static byte[] key(int filler) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filler);
        return key;
    }
}
