package io.gongji.pooling.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.gongji.contracts.Sentence;
import io.gongji.pooling.app.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;

/// One HTTP neighbour that speaks JSON. Blocks; meant for virtual threads. Nothing that is sent or
/// received is logged.
final class Neighbour {
    private static final Set<Integer> WORTH_ANOTHER_TRY = Set.of(429, 502, 503, 504);

    private final Sentence name;
    private final URI base;
    private final NeighbourLimits limits;
    private final HttpClient client;
    private final ObjectMapper json = new ObjectMapper();

    Neighbour(Sentence name, URI base, NeighbourLimits limits) {
        this.name = name;
        this.base = base;
        this.limits = limits;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(limits.connectTimeout())
                        .build();
    }

    /// An answer; a body that is no JSON is a missing node.
    record Answer(int status, JsonNode body) {}

    /// A question that changes nothing over there, so it may be repeated.
    Answer ask(String path, JsonNode question) {
        for (int attempt = 1; ; attempt++) {
            try {
                Answer answer = send(path, question);
                if (attempt >= limits.attemptsMax()
                        || !WORTH_ANOTHER_TRY.contains(answer.status())) {
                    return answer;
                }
            } catch (IOException e) {
                if (attempt >= limits.attemptsMax()) {
                    throw new Unavailable(name, e);
                }
            }
            pause(attempt);
        }
    }

    /// An act that may count only once: sent once.
    Answer act(String path, JsonNode body) {
        try {
            return send(path, body);
        } catch (IOException e) {
            throw new Unavailable(name, e);
        }
    }

    Unavailable unexpected(Answer answer) {
        return new Unavailable(name, answer.status());
    }

    private Answer send(String path, JsonNode body) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(limits.requestTimeout())
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, application/problem+json")
                        .header("Gongji-Caller", "pooling-service")
                        .POST(BodyPublishers.ofString(json.writeValueAsString(body)))
                        .build();
        try {
            HttpResponse<byte[]> response =
                    client.send(
                            request,
                            BodyHandlers.limiting(
                                    BodyHandlers.ofByteArray(), limits.answerBytesMax()));
            return new Answer(response.statusCode(), read(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(name, e);
        }
    }

    private JsonNode read(byte[] body) throws IOException {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    private void pause(int attempt) {
        try {
            Thread.sleep(limits.retryPause().multipliedBy(attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable(name, e);
        }
    }
}
