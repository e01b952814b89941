package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.payment.running.Api.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Idempotency keys belong to their caller; a repeat in flight waits like the first.
class KeysIT {
    private final World world = World.shared();
    private final Api api = new Api(world);

    @Test
    void twoCallersMayUseTheSameKey() {
        String key = Api.newKey();
        ObjectNode one = Api.person("130100");
        ObjectNode other = Api.person("130100");

        Answer first = api.write("/v1/members", key, one, "Gongji-Caller", "counter-1");
        Answer second = api.write("/v1/members", key, other, "Gongji-Caller", "counter-2");
        Answer repeat = api.write("/v1/members", key, one, "Gongji-Caller", "counter-1");
        Answer reused = api.write("/v1/members", key, other, "Gongji-Caller", "counter-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("memberId")).isNotEqualTo(first.text("memberId"));
        assertThat(repeat.text("memberId")).isEqualTo(first.text("memberId"));
        assertThat(reused.text("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aRepeatInFlightWaitsLikeTheFirst() {
        String key = Api.newKey();
        ObjectNode bill = Api.bill(api.member("130100"), 1_000);
        world.hebei.paused(true);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> calls =
                    List.of(1, 2, 3).stream()
                            .map(_ ->
                                    CompletableFuture.supplyAsync(
                                            () ->
                                                    api.write(
                                                            "/v1/settlements",
                                                            key,
                                                            bill,
                                                            "Prefer",
                                                            "wait=30"),
                                            threads))
                            .toList();
            Answer impatient = api.write("/v1/settlements", key, bill, "Prefer", "wait=1");
            world.hebei.paused(false);
            List<Answer> answers = calls.stream().map(CompletableFuture::join).toList();

            assertThat(impatient.status()).isEqualTo(202);
            assertThat(answers).extracting(Answer::status).containsOnly(201);
            assertThat(answers)
                    .extracting(answer -> answer.text("settlementId"))
                    .containsOnly(impatient.text("settlementId"));
        }
    }
}
