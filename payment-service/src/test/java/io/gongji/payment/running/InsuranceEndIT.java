package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.payment.running.Api.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What pooling sees of an insurance that ends (停保).
class InsuranceEndIT {
    private final World world = World.shared();
    private final Api api = new Api(world);

    @Test
    void fromTheDayAfterTheLastAPersonIsNotInsured() {
        String member = api.member("130100");
        ObjectNode end = Api.JSON.createObjectNode().put("lastDay", "2025-06-30");

        Answer ended = api.write("/v1/members/" + member + "/insurance-end", Api.newKey(), end);

        assertThat(ended.status()).isEqualTo(201);
        assertThat(insuredOn(member, "2025-06-30")).isTrue();
        assertThat(insuredOn(member, "2025-07-01")).isFalse();
        world.clock.at("2025-06-30T23:59", () -> assertThat(insuredOn(member, null)).isTrue());
        world.clock.at("2025-07-01T00:00", () -> assertThat(insuredOn(member, null)).isFalse());
    }

    private boolean insuredOn(String member, String day) {
        ObjectNode question = Api.JSON.createObjectNode().put("memberId", member);
        if (day != null) {
            question.put("onDate", day);
        }
        Answer found =
                api.post(
                        "/v1/member-lookups",
                        "application/json",
                        question.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(found.status()).isEqualTo(200);
        return found.body().path("insured").asBoolean();
    }
}
