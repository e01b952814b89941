package io.gongji.payment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongji.payment.domain.Given;
import io.gongji.payment.domain.member.IdNumber;
import io.gongji.payment.domain.member.IdNumbers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MemberVaultTest {
    private final MemberVault vault = new MemberVault(key(1), key(2));
    private final MemberVault.Identity identity =
            new MemberVault.Identity("张三", new IdNumber(IdNumbers.withBirth("19800310")));

    @Test
    void whatIsSealedIsOpenedAgain() {
        MemberVault.Sealed sealed = vault.seal(Given.member(1), identity);

        assertThat(vault.open(Given.member(1), sealed)).isEqualTo(identity);
        assertThat(vault.openBirthDate(Given.member(1), sealed.wrappedKey(), sealed.birthDate()))
                .isEqualTo(identity.birthDate());
    }

    @Test
    void nothingOfThePersonStandsInTheSealedBytes() {
        MemberVault.Sealed sealed = vault.seal(Given.member(1), identity);

        assertThat(new String(sealed.name(), StandardCharsets.UTF_8)).doesNotContain("张");
        assertThat(new String(sealed.idNumber(), StandardCharsets.UTF_8))
                .doesNotContain("19800310");
        assertThat(vault.seal(Given.member(1), identity).name()).isNotEqualTo(sealed.name());
    }

    @Test
    void theBytesOfOneMemberOpenNothingOfAnother() {
        MemberVault.Sealed sealed = vault.seal(Given.member(1), identity);

        assertThatThrownBy(() -> vault.open(Given.member(2), sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void oneFieldIsNotTakenForAnother() {
        MemberVault.Sealed sealed = vault.seal(Given.member(1), identity);
        MemberVault.Sealed swapped =
                new MemberVault.Sealed(
                        sealed.wrappedKey(),
                        /* name= */ sealed.idNumber(),
                        /* idNumber= */ sealed.name(),
                        sealed.birthDate());

        assertThatThrownBy(() -> vault.open(Given.member(1), swapped))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherMasterKeyOrADamagedByteOpensNothingAndSaysNoSecret() {
        MemberVault.Sealed sealed = vault.seal(Given.member(1), identity);
        byte[] damaged = sealed.name().clone();
        damaged[20] ^= 1;

        assertThatThrownBy(() -> new MemberVault(key(3), key(2)).open(Given.member(1), sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("张");
        assertThatThrownBy(() ->
                        vault.open(
                                Given.member(1),
                                new MemberVault.Sealed(
                                        sealed.wrappedKey(),
                                        damaged,
                                        sealed.idNumber(),
                                        sealed.birthDate())))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        vault.open(
                                Given.member(1),
                                new MemberVault.Sealed(
                                        new byte[3],
                                        sealed.name(),
                                        sealed.idNumber(),
                                        sealed.birthDate())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLookUpIsTheSameForTheSameNumberAndKeyOnly() {
        IdNumber number = identity.idNumber();

        assertThat(vault.lookup(number)).isEqualTo(new MemberVault(key(3), key(2)).lookup(number));
        assertThat(vault.lookup(number))
                .isNotEqualTo(new MemberVault(key(1), key(3)).lookup(number));
        assertThat(vault.lookup(number))
                .isNotEqualTo(vault.lookup(new IdNumber(IdNumbers.withBirth("19800311"))));
    }

    @Test
    void keysOfAnotherLengthOrTheSameTwiceAreRefused() {
        assertThatThrownBy(() -> new MemberVault(new byte[16], key(2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MemberVault(key(1), key(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noneOfItShowsItself() {
        assertThat(identity.toString() + vault.lookup(identity.idNumber()))
                .doesNotContain("张", "1980", "0f");
    }

    private static byte[] key(int filler) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filler);
        return key;
    }
}
