package io.gongji.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/// Somebody who sends every write twice with the same Idempotency-Key, as a network that loses
/// answers would, and keeps what was answered differently the second time.
public final class Caller {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Says only which request it was.
    private static final Set<String> OF_THE_REQUEST = Set.of("traceId");

    private final List<String> differences = new ArrayList<>();
    private int repeats;

    /// Sends JSON, waits for the ledger's answer, and sends it again.
    public Answer write(Api api, String path, Object body) {
        return write(api, path, "application/json", Api.json(body), freshKey());
    }

    /// The same with a body of any type and a key of the caller's choice.
    public Answer write(Api api, String path, String contentType, byte[] body, String key) {
        return twice(api, "POST", path, contentType, body, key);
    }

    /// The same for what takes the place of what was there.
    public Answer replace(Api api, String path, Object body) {
        return twice(api, "PUT", path, "application/json", Api.json(body), freshKey());
    }

    private Answer twice(
            Api api, String method, String path, String contentType, byte[] body, String key) {
        Supplier<Answer> request =
                () -> api.send(method, path, contentType, body, Map.of("Idempotency-Key", key));
        Answer first = settled(path, request);
        compare(path, first, request.get());
        return first;
    }

    public static String freshKey() {
        return "key-" + UUID.randomUUID();
    }

    /// How many writes were sent again.
    public synchronized int repeats() {
        return repeats;
    }

    /// What was answered differently when it was sent again.
    public synchronized List<String> differences() {
        return List.copyOf(differences);
    }

    /// A repeat renders the resource as it is now: sending again is the way to wait for the ledger.
    private static Answer settled(String path, Supplier<Answer> request) {
        return Awaitility.await("the ledger's answer to " + path)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(request::get, answer -> !answer.pending());
    }

    private synchronized void compare(String path, Answer first, Answer second) {
        repeats++;
        if (!alike(first, second)) {
            differences.add(
                    "%s: %d %s, then %d %s"
                            .formatted(
                                    path,
                                    first.status(),
                                    first.body(),
                                    second.status(),
                                    second.body()));
        }
    }

    /// A refusal is judged anew and may tell another detail, such as that a token was used
    /// meanwhile; its code stays.
    private static boolean alike(Answer first, Answer second) {
        return first.status() == second.status()
                && first.location().equals(second.location())
                && (first.succeeded()
                        ? ofTheResource(first.body()).equals(ofTheResource(second.body()))
                        : first.code().equals(second.code()));
    }

    private static JsonNode ofTheResource(JsonNode body) {
        return body instanceof ObjectNode object ? object.deepCopy().without(OF_THE_REQUEST) : body;
    }
}
