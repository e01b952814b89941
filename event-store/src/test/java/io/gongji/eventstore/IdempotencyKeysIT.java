package io.gongji.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.journal.Sha256;
import io.gongji.eventstore.IdempotencyKeys.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

class IdempotencyKeysIT {
    private static final TestStore STORE = new TestStore();

    private final IdempotencyKeys keys = new IdempotencyKeys(STORE.settings);
    private final String key = UUID.randomUUID().toString();
    private final Sha256 digest =
            IdempotencyKeys.requestDigest("POST", "/v1/members", "{}".getBytes(UTF_8));

    @Test
    void aNewKeyIsClaimed() {
        assertThat(claim(digest, "/v1/members/1")).isEqualTo(new Claim.Claimed());
    }

    @Test
    void theSameRequestAgainKnowsItsResource() {
        claim(digest, "/v1/members/1");

        assertThat(claim(digest, "/v1/members/2")).isEqualTo(new Claim.Known("/v1/members/1"));
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        claim(digest, "/v1/members/1");
        Sha256 other = IdempotencyKeys.requestDigest("POST", "/v1/members", "{ }".getBytes(UTF_8));

        assertThat(claim(other, "/v1/members/2")).isEqualTo(new Claim.Reused());
    }

    @Test
    void twoCallersMayUseTheSameKey() {
        claim(digest, "/v1/members/1");

        Claim other =
                STORE.app.inTransaction(
                        handle -> keys.claim(handle, "other", key, digest, "/v1/members/2"));

        assertThat(other).isEqualTo(new Claim.Claimed());
    }

    @Test
    void aRepeatInFlightWaitsForTheFirstAndThenKnowsItsResource() {
        CompletableFuture<Claim> second;
        try (Handle first = STORE.app.open()) {
            first.begin();
            keys.claim(first, "tester", key, digest, "/v1/members/1");
            second = CompletableFuture.supplyAsync(() -> claim(digest, "/v1/members/2"));
            STORE.awaitAWaitingInsert();
            first.commit();
        }

        assertThat(second)
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(new Claim.Known("/v1/members/1"));
    }

    @Test
    void aRepeatInFlightClaimsTheKeyWhenTheFirstFails() {
        CompletableFuture<Claim> second;
        try (Handle first = STORE.app.open()) {
            first.begin();
            keys.claim(first, "tester", key, digest, "/v1/members/1");
            second = CompletableFuture.supplyAsync(() -> claim(digest, "/v1/members/2"));
            STORE.awaitAWaitingInsert();
            first.rollback();
        }

        assertThat(second).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(new Claim.Claimed());
    }

    @Test
    void aKeyIsForgottenAfterFourHundredDays() {
        claim(digest, "/v1/members/1");

        assertThat(sweep(Duration.ofDays(399))).isZero();
        assertThat(sweep(Duration.ofDays(401))).isPositive();
        assertThat(claim(digest, "/v1/members/2")).isEqualTo(new Claim.Claimed());
    }

    private int sweep(Duration later) {
        return STORE.app.withHandle(handle -> keys.sweep(handle, Instant.now().plus(later)));
    }

    private Claim claim(Sha256 bodyDigest, String resource) {
        return STORE.app.inTransaction(
                handle -> keys.claim(handle, "tester", key, bodyDigest, resource));
    }
}
