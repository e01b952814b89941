package io.gongji.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessClockTest {
    private static final Instant TOLD = Instant.parse("2024-10-15T02:00:00Z");

    private volatile String answer = "{\"now\":\"" + TOLD + "\",\"set\":true,\"simulated\":true}";
    private volatile int status = 200;
    private HttpServer simulator;
    private BusinessClock clock;

    @BeforeEach
    void start() throws IOException {
        simulator =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        simulator.createContext(
                "/v1/now",
                exchange -> {
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        simulator.start();
        clock =
                BusinessClock.simulated(
                        URI.create("http://127.0.0.1:" + simulator.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        simulator.stop(0);
    }

    @Test
    void itTellsWhatTheSimulatorTells() {
        assertThat(clock.isSimulated()).isTrue();
        assertThat(clock.instant()).isCloseTo(TOLD, within(5, ChronoUnit.SECONDS));
        assertThat(clock.today()).isEqualTo(LocalDate.of(2024, 10, 15));
    }

    @Test
    void outOfReachItRunsOnFromWhatItWasToldLast() {
        Instant before = clock.instant();
        simulator.stop(0);

        Duration passed = Duration.between(before, clock.instant());

        assertThat(passed).isBetween(Duration.ZERO, Duration.ofSeconds(30));
    }

    @Test
    void neverReachedItTellsTheSystemsTime() {
        simulator.stop(0);

        assertThat(clock.instant()).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"now\":\"yesterday, about noon\"}", "{\"now\":17}"})
    void anAnswerWithoutATimeChangesNothing(String wrong) {
        clock.instant();
        answer = wrong;

        assertThat(clock.instant()).isCloseTo(TOLD, within(30, ChronoUnit.SECONDS));
    }

    @Test
    void anErrorChangesNothing() {
        clock.instant();
        status = 500;

        assertThat(clock.instant()).isCloseTo(TOLD, within(30, ChronoUnit.SECONDS));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-12-31T15:59:59Z, 2024-12-31",
        "2024-12-31T16:00:00Z, 2025-01-01",
    })
    void daysAreDaysInChina(Instant now, LocalDate day) {
        answer = "{\"now\":\"" + now + "\"}";

        assertThat(clock.today()).isEqualTo(day);
    }

    @Test
    void theSystemsClockIsNoSimulator() {
        BusinessClock system = BusinessClock.system();

        assertThat(system.isSimulated()).isFalse();
        assertThat(system.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    }
}
