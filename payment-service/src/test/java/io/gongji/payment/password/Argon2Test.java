package io.gongji.payment.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongji.payment.password.Argon2.Cost;
import io.gongji.payment.password.Argon2.Hash;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class Argon2Test {
    private static final Cost CHEAP = new Cost(64, 2, 1);
    private static final Argon2 ARGON2 = with(1, CHEAP);

    @Test
    void aPasswordMatchesItsHashAndNoOther() {
        Hash hash = ARGON2.hash("246810");

        assertThat(ARGON2.matches("246810", hash)).isTrue();
        assertThat(ARGON2.matches("246811", hash)).isFalse();
        assertThat(ARGON2.matches("", hash)).isFalse();
    }

    @Test
    void theSamePasswordHasAnotherHashEachTime() {
        assertThat(ARGON2.hash("246810").value()).isNotEqualTo(ARGON2.hash("246810").value());
    }

    @Test
    void withoutTheSecretTheDatabaseIsNotEnough() {
        Hash hash = ARGON2.hash("246810");

        assertThat(with(2, CHEAP).matches("246810", hash)).isFalse();
    }

    @Test
    void anOldHashKeepsItsCost() {
        Hash hash = ARGON2.hash("246810");

        assertThat(with(1, new Cost(128, 3, 1)).matches("246810", hash)).isTrue();
    }

    @Test
    void aCharacterWrittenInTwoWaysIsOneCharacter() {
        assertThat(ARGON2.matches("caf\u00e9-123", ARGON2.hash("cafe\u0301-123"))).isTrue();
    }

    @Test
    void noMoreHashesAreMadeAtATimeThanThereArePlaces() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        CompletableFuture<Boolean> first =
                CompletableFuture.supplyAsync(() ->
                        ARGON2.inPlace(
                                        () -> {
                                            inside.countDown();
                                            await(leave);
                                            return true;
                                        })
                                .orElseThrow());
        inside.await();

        assertThat(ARGON2.inPlace(() -> true)).isEmpty();
        leave.countDown();
        assertThat(first.join()).isTrue();
        assertThat(ARGON2.inPlace(() -> true)).contains(true);
    }

    @Test
    void aHashShowsNothingOfItself() {
        assertThat(ARGON2.hash("246810").toString()).isEqualTo("Hash[hidden]");
    }

    @Test
    void aCostHasBounds() {
        assertThatThrownBy(() -> new Cost(7, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cost(64, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cost(64, 1, 17)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Argon2 with(int filler, Cost cost) {
        byte[] secret = new byte[32];
        java.util.Arrays.fill(secret, (byte) filler);
        return new Argon2(secret, cost, 1, Duration.ofMillis(50));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
