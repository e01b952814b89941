package io.gongji.eventstore;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The time by which acts of persons are judged: payment windows, night hours, counts of a day. In
/// production it is the system's clock. A stack for demonstrations may name a clock simulator
/// instead, whose time its user sets. Technical times (timeouts, keys, alarms, the ledger's
/// `recordedAt`) never come from here.
public final class BusinessClock implements InstantSource {
    /// Business days are days in China.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Logger LOG = LoggerFactory.getLogger(BusinessClock.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Pattern NOW = Pattern.compile("\"now\"\\s*:\\s*\"([^\"]{20,30})\"");

    private final Clock system = Clock.systemUTC();
    private final @Nullable URI simulator;
    private final @Nullable HttpClient http;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private BusinessClock(@Nullable URI simulator) {
        this.simulator = simulator;
        this.http =
                simulator == null ? null : HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    }

    /// The system's clock.
    public static BusinessClock system() {
        return new BusinessClock(null);
    }

    /// The time that a clock simulator tells at `GET <base>/v1/now`. While it is out of reach, time
    /// runs on from what it said last.
    public static BusinessClock simulated(URI base) {
        return new BusinessClock(base.resolve("/v1/now"));
    }

    /// Whether somebody can set this clock, which is unfit for real money.
    public boolean isSimulated() {
        return simulator != null;
    }

    @Override
    public Instant instant() {
        Instant now = system.instant();
        if (simulator == null || http == null) {
            return now;
        }
        Instant told = ask(http, simulator);
        if (told != null) {
            ahead.set(Duration.between(now, told));
        }
        return now.plus(ahead.get());
    }

    /// The day it is in China.
    public LocalDate today() {
        return LocalDate.ofInstant(instant(), ZONE);
    }

    private static @Nullable Instant ask(HttpClient http, URI simulator) {
        try {
            HttpResponse<String> answer =
                    http.send(
                            HttpRequest.newBuilder(simulator).timeout(TIMEOUT).build(),
                            HttpResponse.BodyHandlers.ofString());
            Matcher now = NOW.matcher(answer.body());
            if (answer.statusCode() == 200 && now.find()) {
                return Instant.parse(now.group(1));
            }
            LOG.warn("Clock simulator gave no time status={}", answer.statusCode());
        } catch (IOException | DateTimeException e) {
            LOG.warn("Clock simulator out of reach reason={}", Reason.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }
}
