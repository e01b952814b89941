package io.gongji.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockSimulatorTest {
    private static final Instant NOON = Instant.parse("2026-03-12T04:00:00Z");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> log = new ArrayList<>();
    private final MovingClock system = new MovingClock();
    private ClockSimulator simulator;

    @BeforeEach
    void start() {
        simulator = ClockSimulator.start(Ports.freePort(), system, log::add);
    }

    @AfterEach
    void stop() {
        simulator.close();
        http.close();
    }

    @Test
    void untilItIsSetItTellsTheSystemsTime() throws Exception {
        JsonNode told = ask("GET", "");

        assertThat(told.path("now").asText()).isEqualTo("2026-03-12T04:00:00Z");
        assertThat(told.path("set").asBoolean()).isFalse();
        assertThat(told.path("simulated").asBoolean()).isTrue();
    }

    @Test
    void onceSetTimeRunsOnFromThere() throws Exception {
        ask("PUT", "{\"now\":\"2024-10-15T02:00:00Z\"}");

        system.now = NOON.plus(Duration.ofHours(30));

        assertThat(ask("GET", "").path("now").asText()).isEqualTo("2024-10-16T08:00:00Z");
        assertThat(ask("GET", "").path("set").asBoolean()).isTrue();
    }

    @Test
    void itCanBeGivenTheSystemsTimeAgain() throws Exception {
        ask("PUT", "{\"now\":\"2024-10-15T02:00:00Z\"}");

        assertThat(ask("DELETE", "").path("now").asText()).isEqualTo("2026-03-12T04:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "{}",
                "{\"now\":\"tomorrow\"}",
                "{\"now\":\"2024-10-15\"}",
                "{\"now\":\"9999-01-01T00:00:00Z\"}"
            })
    void whatIsNoInstantIsRefusedAndChangesNothing(String body) throws Exception {
        assertThat(send("PUT", body).statusCode()).isEqualTo(400);
        assertThat(ask("GET", "").path("set").asBoolean()).isFalse();
    }

    @Test
    void itsLogCallsItASimulator() {
        assertThat(log).singleElement().asString().contains("SIMULATOR");
    }

    private JsonNode ask(String method, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(method, body);
        assertThat(response.statusCode()).isEqualTo(200);
        return json.readTree(response.body());
    }

    private HttpResponse<String> send(String method, String body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(simulator.url() + "/v1/now"))
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static final class MovingClock extends Clock {
        private volatile Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
