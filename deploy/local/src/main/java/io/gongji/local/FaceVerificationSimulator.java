package io.gongji.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A stand-in for a face-verification provider (人脸识别), and honest about it: it looks at nobody, and
/// every answer carries `"simulated":true`.
///
/// | request | answer |
/// |---|---|
/// | `POST /verifications {"subject","outcome":"PASS"\|"FAIL"}` (the person before the camera) | 201 `{"token"}` |
/// | `POST /verifications/{token}/redeem {"subject","purpose"}` (the service) | 200 `{"passed","verifiedAt"}`, 404 unknown or expired, 409 used or another person's |
public final class FaceVerificationSimulator implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BODY_BYTES_MAX = 4096;
    private static final String ROOT = "/verifications";

    private final HttpServer server;
    private final ExecutorService threads;
    private final VerificationTokens tokens;
    private final Consumer<String> log;

    private FaceVerificationSimulator(
            HttpServer server, ExecutorService threads, Clock clock, Consumer<String> log) {
        this.server = server;
        this.threads = threads;
        this.tokens = new VerificationTokens(clock);
        this.log = log;
    }

    /// Starts it on 127.0.0.1.
    ///
    /// @param clock tells when a token expires
    /// @param log takes one line per start
    public static FaceVerificationSimulator start(int port, Clock clock, Consumer<String> log) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            FaceVerificationSimulator simulator =
                    new FaceVerificationSimulator(server, threads, clock, log);
            server.setExecutor(threads);
            server.createContext(ROOT, simulator::answer);
            server.start();
            log.accept("face-verification SIMULATOR on " + simulator.url() + ": it checks no face");
            return simulator;
        } catch (IOException failed) {
            throw new LocalStackException(
                    "the face-verification simulator cannot listen on port " + port, failed);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        log.accept("face-verification simulator stopped");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                send(exchange, 405, error("POST only"));
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX);
            route(exchange, exchange.getRequestURI().getPath(), parse(body));
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode parsed = JSON.readTree(body);
            return parsed == null ? JSON.missingNode() : parsed;
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }

    private void route(HttpExchange exchange, String path, JsonNode request) throws IOException {
        String subject = request.path("subject").asText("");
        if (subject.isBlank()) {
            send(exchange, 400, error("a subject is wanted"));
        } else if (path.equals(ROOT)) {
            verify(exchange, subject, request.path("outcome").asText(""));
        } else if (path.startsWith(ROOT + "/") && path.endsWith("/redeem")) {
            String token = path.substring(ROOT.length() + 1, path.length() - "/redeem".length());
            redeem(exchange, token, subject, request.path("purpose").asText(""));
        } else {
            send(exchange, 404, error("no such address"));
        }
    }

    private void verify(HttpExchange exchange, String subject, String outcome) throws IOException {
        switch (outcome) {
            case "PASS", "FAIL" -> {
                String token = tokens.issue(subject, outcome.equals("PASS"));
                send(exchange, 201, simulated().put("token", token));
            }
            default -> send(exchange, 400, error("outcome is PASS or FAIL"));
        }
    }

    private void redeem(HttpExchange exchange, String token, String subject, String purpose)
            throws IOException {
        if (purpose.isBlank()) {
            send(exchange, 400, error("a purpose is wanted"));
            return;
        }
        switch (tokens.redeem(token, subject)) {
            case VerificationTokens.Redeemed(boolean passed, var verifiedAt) ->
                    send(
                            exchange,
                            200,
                            simulated()
                                    .put("passed", passed)
                                    .put("verifiedAt", verifiedAt.toString()));
            case VerificationTokens.Unknown() -> send(exchange, 404, error("unknown token"));
            case VerificationTokens.Refused() ->
                    send(exchange, 409, error("already redeemed, or another person's"));
        }
    }

    private static ObjectNode error(String message) {
        return simulated().put("error", message);
    }

    private static ObjectNode simulated() {
        return JSON.createObjectNode().put("simulated", true);
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body)
            throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
