package io.gongji.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;

/// The clock simulator of the local stack: the day and hour by which the services judge what people
/// do. Days and hours are those of Shanghai.
public final class ClockDesk {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String NOW = "/v1/now";

    private final Api clock;

    public ClockDesk(Services services) {
        this.clock = services.clock();
    }

    /// Lets it be that day and hour; time runs on from there.
    public void set(LocalDateTime moment) {
        String now = moment.atZone(SHANGHAI).toInstant().toString();
        clock.send(clock.request(NOW).PUT(BodyPublishers.ofByteArray(Api.json(Map.of("now", now)))))
                .orFail("setting the clock");
    }

    /// What it says now.
    public LocalDateTime now() {
        JsonNode told = clock.get(NOW).orFail("the time").body().path("now");
        return LocalDateTime.ofInstant(Instant.parse(told.asText()), SHANGHAI);
    }

    /// The system's time again.
    public void restore() {
        clock.send(clock.request(NOW).DELETE()).orFail("giving the system's time back");
    }
}
