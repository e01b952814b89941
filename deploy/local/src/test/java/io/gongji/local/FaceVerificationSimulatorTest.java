package io.gongji.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaceVerificationSimulatorTest {
    private static final Instant NOON = Instant.parse("2025-03-12T04:00:00Z");
    private static final String MEMBER = "0195a1f0-0000-7000-8000-000000000001";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final SettableClock clock = new SettableClock();
    private final List<String> log = new ArrayList<>();
    private FaceVerificationSimulator simulator;

    @BeforeEach
    void start() {
        simulator = FaceVerificationSimulator.start(Ports.freePort(), clock, log::add);
    }

    @AfterEach
    void stop() {
        simulator.close();
        http.close();
    }

    @ParameterizedTest
    @CsvSource({"PASS, true", "FAIL, false"})
    void aTokenTellsWhatTheCameraSaw(String outcome, boolean passed) throws Exception {
        String token = verify(outcome);

        Answer answer = redeem(token, MEMBER);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("passed").isBoolean()).isTrue();
        assertThat(answer.body().path("passed").asBoolean()).isEqualTo(passed);
        assertThat(answer.body().path("verifiedAt").asText()).isEqualTo("2025-03-12T04:00:00Z");
        assertThat(answer.body().path("simulated").asBoolean()).isTrue();
    }

    @Test
    void aTokenIsGoodOnce() throws Exception {
        String token = verify("PASS");
        redeem(token, MEMBER);

        assertThat(redeem(token, MEMBER).status()).isEqualTo(409);
    }

    @Test
    void anotherPersonsTokenIsRefusedAndStaysGoodForItsOwner() throws Exception {
        String token = verify("PASS");

        assertThat(redeem(token, "0195a1f0-0000-7000-8000-000000000002").status()).isEqualTo(409);
        assertThat(redeem(token, MEMBER).status()).isEqualTo(200);
    }

    @Test
    void anUnknownTokenIsNotFound() throws Exception {
        assertThat(redeem("nothing", MEMBER).status()).isEqualTo(404);
    }

    @Test
    void aTokenExpiresAfterTenMinutes() throws Exception {
        String early = verify("PASS");
        String late = verify("PASS");

        clock.now = NOON.plus(Duration.ofMinutes(10));
        assertThat(redeem(early, MEMBER).status()).isEqualTo(200);
        clock.now = NOON.plus(Duration.ofMinutes(10)).plusMillis(1);
        assertThat(redeem(late, MEMBER).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/verifications | {\"outcome\":\"PASS\"} | 400",
                "/verifications | {\"subject\":\"a\",\"outcome\":\"MAYBE\"} | 400",
                "/verifications | not json | 400",
                "/verifications/x/redeem | {\"subject\":\"a\"} | 400",
                "/verifications/x/open | {\"subject\":\"a\"} | 404"
            })
    void whatItDoesNotUnderstandItRefusesAsASimulator(String path, String body, int status)
            throws Exception {
        Answer answer = post(path, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("simulated").asBoolean()).isTrue();
    }

    @Test
    void itsLogCallsItASimulator() {
        assertThat(log).singleElement().asString().contains("SIMULATOR");
    }

    private String verify(String outcome) throws Exception {
        Answer answer =
                post(
                        "/verifications",
                        "{\"subject\":\"%s\",\"outcome\":\"%s\"}".formatted(MEMBER, outcome));
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().path("token").asText();
    }

    private Answer redeem(String token, String subject) throws Exception {
        return post(
                "/verifications/" + token + "/redeem",
                "{\"subject\":\"%s\",\"purpose\":\"BIND_RELATIVE\"}".formatted(subject));
    }

    private Answer post(String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(
                        HttpRequest.newBuilder(URI.create(simulator.url() + path))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), json.readTree(response.body()));
    }

    private record Answer(int status, JsonNode body) {}

    private static final class SettableClock extends Clock {
        private volatile Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
