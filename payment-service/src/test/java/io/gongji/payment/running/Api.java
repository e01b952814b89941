package io.gongji.payment.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.UUID;

/// Calls of the running service.
final class Api {
    static final ObjectMapper JSON = new ObjectMapper();

    private final World world;

    Api(World world) {
        this.world = world;
    }

    /// An answer.
    record Answer(int status, HttpHeaders headers, JsonNode body) {
        Optional<String> location() {
            return headers.firstValue("Location");
        }

        String mediaType() {
            return header("Content-Type");
        }

        /// A header's first value; empty when there is none.
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        String text(String field) {
            return body.path(field).asText();
        }

        long fen(String field) {
            return body.path(field).asLong(Long.MIN_VALUE);
        }
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    static ObjectNode person(String region) {
        return JSON.createObjectNode()
                .put("name", "示例")
                .put("idNumber", World.idNumber())
                .put("region", region)
                .put("scheme", "EMPLOYEE")
                .put("category", "ACTIVE")
                .put("insuredFrom", "2024-01-01");
    }

    /// Enrols a new person and returns the member id.
    String member(String region) {
        Answer answer = write("/v1/members", newKey(), person(region), "Prefer", "wait=60");
        if (answer.status() != 201) {
            throw new AssertionError("not enrolled: " + answer);
        }
        return answer.text("memberId");
    }

    static ObjectNode bill(String memberId, long totalFen) {
        return JSON.createObjectNode()
                .put("memberId", memberId)
                .put("providerId", "PROV0001")
                .put("providerRegion", "130200")
                .put("providerNumber", "N" + World.number())
                .put("serviceDate", "2025-03-01")
                .put("benefit", "OUTPATIENT")
                .put("totalFen", totalFen)
                .put("inScopeFen", totalFen);
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Answer post(String path, String type, byte[] body, String... headers) {
        return send(
                request(path, headers)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    Answer write(String path, String key, ObjectNode body, String... headers) {
        return send(
                request(path, headers)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    Answer put(String path, String key, ObjectNode body, String... headers) {
        return send(
                request(path, headers)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body.toString())));
    }

    Answer file(String path, String key, String text) {
        return send(
                request(path)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(text)));
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(world.url.resolve(path));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    /// Asks for a text.
    HttpResponse<String> text(HttpRequest.Builder builder) {
        try {
            return world.http.send(builder.GET().build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<byte[]> response = world.http.send(request, BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(), response.headers(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("no answer to " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
