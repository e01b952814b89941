package io.gongji.systemtests.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/// One service's REST interface, as an outsider uses it.
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private final URI base;

    public Api(URI base) {
        this.base = base;
    }

    public URI base() {
        return base;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /// A write of JSON with an Idempotency-Key.
    public Answer post(String path, Object body, String key) {
        return post(path, "application/json", json(body), Map.of("Idempotency-Key", key));
    }

    /// A question that needs a body and changes nothing.
    public Answer ask(String path, Object body) {
        return post(path, "application/json", json(body), Map.of());
    }

    /// Any write, as it is.
    public Answer post(String path, String contentType, byte[] body, Map<String, String> headers) {
        return send("POST", path, contentType, body, headers);
    }

    /// The same with another method.
    public Answer send(
            String method,
            String path,
            String contentType,
            byte[] body,
            Map<String, String> headers) {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", contentType)
                        .method(method, BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request);
    }

    /// Any request at all, for those that are wrong on purpose.
    public Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            String contentType = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.statusCode(),
                    response.headers(),
                    contentType.contains("json")
                            ? JSON.readTree(response.body())
                            : MissingNode.getInstance());
        } catch (IOException failed) {
            throw new UncheckedIOException(base + ": " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + base, interrupted);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    }

    /// The bytes of a JSON body.
    public static byte[] json(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON body", e);
        }
    }

    /// Reads JSON that somebody else wrote.
    public static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
