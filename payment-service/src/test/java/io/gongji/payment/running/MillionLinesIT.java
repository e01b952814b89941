package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A million lines through a process that has 128 MB in all for its heap.
@Tag("long")
class MillionLinesIT {
    private static final int LINES = 1_000_000;

    @TempDir Path directory;

    @Test
    void aMillionLinesNeedNoMoreMemoryThanAThousand() throws IOException {
        World.Other small =
                World.startOther(
                        "-Xmx128m",
                        Path.of("target/million-lines-it.log"),
                        "GONGJI_LIMIT_FILE_BYTES",
                        "209715200",
                        "GONGJI_LIMIT_CHUNK_LINES",
                        "500");
        try {
            Path file = write();

            HttpResponse<byte[]> taken = small.send(request(small, file));
            JsonNode job = Api.JSON.readTree(taken.body());
            String address = "/v1/files/" + job.path("fileId").asText();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(30))
                    .pollInterval(Duration.ofSeconds(1))
                    .failFast("the process ended", () -> !small.process().isAlive())
                    .until(() -> get(small, address).path("status").asText().equals("DONE"));

            JsonNode done = get(small, address);
            assertThat(taken.statusCode()).isEqualTo(202);
            assertThat(done.path("linesTotal").asInt()).isEqualTo(LINES);
            assertThat(done.path("rejected").asInt()).isEqualTo(LINES);
            assertThat(results(small, address)).isEqualTo(LINES + 1);
            assertThat(small.process().isAlive()).isTrue();
        } finally {
            small.process().destroy();
        }
    }

    /// Wages of persons whom nobody knows: each is looked up, refused and written down.
    private Path write() throws IOException {
        Path file = directory.resolve("payroll.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("memberId,wage\n");
            for (int line = 0; line < LINES; line++) {
                out.write(new UUID(0x7000_0000L + line, 0x8000_0000_0000_0000L + line) + ",1\n");
            }
        }
        return file;
    }

    private static HttpRequest request(World.Other small, Path file) throws IOException {
        return HttpRequest.newBuilder(
                        small.url()
                                .resolve(
                                        "/v1/employers/MILLION1/payrolls/2024-08/files?region=410000"))
                .header("Idempotency-Key", Api.newKey())
                .header("Content-Type", "text/csv")
                .header("Prefer", "wait=0")
                .POST(BodyPublishers.ofFile(file))
                .build();
    }

    private static JsonNode get(World.Other small, String address) throws IOException {
        return Api.JSON.readTree(
                small.send(HttpRequest.newBuilder(small.url().resolve(address)).build()).body());
    }

    private static long results(World.Other small, String address) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(small.url().resolve(address + "/results")).build();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                small.http().send(request, BodyHandlers.ofInputStream()).body(),
                                StandardCharsets.UTF_8))) {
            return lines.lines().count();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
