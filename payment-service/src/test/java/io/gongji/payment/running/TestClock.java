package io.gongji.payment.running;

import io.gongji.local.ClockSimulator;
import io.gongji.local.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// The clock simulator of the tests.
final class TestClock {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final ClockSimulator simulator;
    private final HttpClient http;

    private TestClock(ClockSimulator simulator, HttpClient http) {
        this.simulator = simulator;
        this.http = http;
    }

    static TestClock start(HttpClient http) {
        return new TestClock(
                ClockSimulator.start(Ports.freePort(), Clock.systemUTC(), _ -> {}), http);
    }

    String url() {
        return simulator.url();
    }

    /// Runs something at a time in China such as `2024-10-15T10:00`, then sets the system's time
    /// again.
    void at(String time, Runnable work) {
        String now = LocalDateTime.parse(time).toInstant(CHINA).toString();
        send("PUT", "{\"now\":\"" + now + "\"}");
        try {
            work.run();
        } finally {
            send("DELETE", "");
        }
    }

    private void send(String method, String body) {
        try {
            int status =
                    http.send(
                                    HttpRequest.newBuilder(URI.create(url() + "/v1/now"))
                                            .method(method, BodyPublishers.ofString(body))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode();
            if (status != 200) {
                throw new AssertionError("the clock was not set: " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
