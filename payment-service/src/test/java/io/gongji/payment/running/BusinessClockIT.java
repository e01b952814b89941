package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.payment.running.Api.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Acts of persons are judged by business time; production takes no clock that can be set.
class BusinessClockIT {
    private final World world = World.shared();
    private final Api api = new Api(world);

    @Test
    void theDayOfReceiptDecidesWhetherABillIsOfTheFuture() {
        ObjectNode bill = Api.bill(api.member("130100"), 10_000).put("serviceDate", "2025-03-01");

        world.clock.at(
                "2025-02-28T23:59",
                () ->
                        assertThat(api.write("/v1/settlements", Api.newKey(), bill).text("code"))
                                .isEqualTo("INVALID_FIELD"));
        world.clock.at(
                "2025-03-01T00:01",
                () -> {
                    Answer posted = api.write("/v1/settlements", Api.newKey(), bill);
                    assertThat(posted.status()).as("%s", posted).isEqualTo(201);
                });
    }

    @Test
    void productionDoesNotStartWithAClockThatCanBeSet() throws IOException, InterruptedException {
        Path log = Path.of("target/payment-service-strict.log");
        Process strict = world.startAnother(log, "GONGJI_STRICT", "true");
        try {
            assertThat(strict.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            strict.destroyForcibly();
        }

        assertThat(strict.exitValue()).isNotZero();
        assertThat(Files.readString(log))
                .contains(
                        "gongji.strict is on and this is unsafe: "
                                + "gongji.business-clock-url names a clock simulator")
                .doesNotContain("is unsafe: PostgreSQL", "Kafka does not answer");
    }
}
