package io.gongji.local;

import io.gongji.local.SimulatorServer.Reply;
import io.gongji.local.SimulatorServer.Request;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The business time of a stack for trying things out, and honest about it: anybody on this machine
/// can set it, and every answer carries `"simulated":true`. Until it is set it tells the system's
/// time; once set, time runs on from there.
///
/// | request | answer |
/// |---|---|
/// | `GET /v1/now` | 200 `{"now":"2024-10-15T02:00:00Z","set":true}` |
/// | `PUT /v1/now {"now":"2024-10-15T02:00:00Z"}` | 200 the same, 400 when it is no instant |
/// | `DELETE /v1/now` (the system's time again) | 200 the same |
public final class ClockSimulator implements InstantSource, AutoCloseable {
    private static final String NOW = "/v1/now";

    /// A year that every PostgreSQL and every reader of dates takes.
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final SimulatorServer server;
    private final Clock system;
    private final Consumer<String> log;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private ClockSimulator(int port, Clock system, Consumer<String> log) {
        this.system = system;
        this.log = log;
        this.server = SimulatorServer.start("clock simulator", port, this::answer);
    }

    /// Starts it on 127.0.0.1, with the system's time.
    ///
    /// @param log takes one line per start
    public static ClockSimulator start(int port, Clock system, Consumer<String> log) {
        ClockSimulator simulator = new ClockSimulator(port, system, log);
        log.accept("clock SIMULATOR on " + simulator.url() + ": whoever asks may set its time");
        return simulator;
    }

    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
        log.accept("clock simulator stopped");
    }

    private Reply answer(Request request) {
        if (!request.path().equals(NOW)) {
            return Reply.error(404, "no such address");
        }
        return switch (request.method()) {
            case "GET" -> now();
            case "PUT" -> set(request.body().path("now").asText(""));
            case "DELETE" -> {
                ahead.set(Duration.ZERO);
                yield now();
            }
            default -> Reply.error(405, "GET, PUT or DELETE");
        };
    }

    private Reply set(String wanted) {
        Instant now;
        try {
            now = Instant.parse(wanted);
        } catch (DateTimeException wrong) {
            return Reply.error(400, "now is an instant such as 2024-10-15T02:00:00Z");
        }
        if (now.isBefore(EARLIEST) || now.isAfter(LATEST)) {
            return Reply.error(400, "now lies between the years 2000 and 2100");
        }
        ahead.set(Duration.between(system.instant(), now));
        return now();
    }

    /// The time that it tells.
    @Override
    public Instant instant() {
        return system.instant().plus(ahead.get()).truncatedTo(ChronoUnit.MILLIS);
    }

    private Reply now() {
        Duration difference = ahead.get();
        Instant now = system.instant().plus(difference).truncatedTo(ChronoUnit.MILLIS);
        return Reply.of(200).with("now", now.toString()).with("set", !difference.isZero());
    }
}
