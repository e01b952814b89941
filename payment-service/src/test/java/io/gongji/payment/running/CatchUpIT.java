package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.payment.running.Api.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Catch-up at retirement (domain I10, worked example 19).
class CatchUpIT {
    private final Api api = new Api(World.shared());

    @Test
    void fortyMonthsThatLackInFuzhou() {
        Answer quote = quote(question("350100").put("paidYears", 21).put("paidMonths", 8));

        assertThat(quote.status()).as("%s", quote).isEqualTo(200);
        assertThat(quote.fen("missingMonths")).isEqualTo(40);
        assertThat(quote.fen("monthFen")).isEqualTo(44_444);
        assertThat(quote.fen("totalFen")).isEqualTo(1_777_760);
        assertThat(quote.text("policyVersion")).startsWith("350100@");
    }

    @Test
    void whoHasTheYearsPaysNothing() {
        assertThat(quote(question("350100").put("paidYears", 25)).fen("totalFen")).isZero();
        assertThat(quote(question("350100").put("paidYears", 30)).fen("missingMonths")).isZero();
        assertThat(quote(question("350100")).fen("missingMonths")).isEqualTo(300);
    }

    @Test
    void whatIsNotConfiguredOrNoNumberIsRefused() {
        assertThat(quote(question("130100")).text("code")).isEqualTo("NOT_CONFIGURED");
        assertThat(quote(question("350100").put("onDate", "2024-12-31")).text("code"))
                .isEqualTo("NOT_CONFIGURED");
        assertThat(quote(question("350100").put("paidMonths", -1)).text("code"))
                .isEqualTo("INVALID_FIELD");
        assertThat(quote(question("350100").put("paidMonths", 1.5)).text("code"))
                .isEqualTo("INVALID_FIELD");
    }

    private static ObjectNode question(String region) {
        return Api.JSON.createObjectNode().put("region", region);
    }

    private Answer quote(ObjectNode question) {
        return api.post(
                "/v1/catch-up-quotes",
                "application/json",
                question.toString().getBytes(StandardCharsets.UTF_8));
    }
}
