package io.gongji.pooling.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// What production does not start with.
class StartChecksIT {
    private static final Path LOG = Path.of("target/strict-it.log");

    @Test
    void aClockThatSomebodyCanSetStopsAStrictStart() throws IOException, InterruptedException {
        Process strict =
                World.shared().another(World.freePort(), Map.of("GONGJI_STRICT", "true"), LOG);

        boolean ended = strict.waitFor(40, TimeUnit.SECONDS);
        strict.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(strict.exitValue()).isNotZero();
        assertThat(Files.readString(LOG)).contains("gongji.business-clock-url");
    }

    @Test
    void withoutItTheSameServiceStarts() throws IOException {
        int port = World.freePort();
        Process strict =
                World.shared()
                        .another(
                                port,
                                Map.of("GONGJI_STRICT", "true", "GONGJI_BUSINESS_CLOCK_URL", ""),
                                Path.of("target/strict-started-it.log"));
        try {
            org.awaitility.Awaitility.await()
                    .atMost(java.time.Duration.ofSeconds(40))
                    .until(() ->
                            World.shared().ready(java.net.URI.create("http://127.0.0.1:" + port)));
        } finally {
            strict.destroy();
        }
    }
}
