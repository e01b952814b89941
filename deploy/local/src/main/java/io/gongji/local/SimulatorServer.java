package io.gongji.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The HTTP side of a simulator: JSON in, JSON out, on 127.0.0.1 only, and every answer carries
/// `"simulated":true`.
final class SimulatorServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BODY_BYTES_MAX = 4096;

    /// What was asked; the body is a missing node where it is no JSON.
    record Request(String method, String path, JsonNode body) {}

    /// What is answered, beside `"simulated":true`.
    record Reply(int status, ObjectNode body) {
        static Reply of(int status) {
            return new Reply(status, JSON.createObjectNode());
        }

        static Reply error(int status, String message) {
            return of(status).with("error", message);
        }

        Reply with(String field, String value) {
            body.put(field, value);
            return this;
        }

        Reply with(String field, boolean value) {
            body.put(field, value);
            return this;
        }
    }

    /// What a simulator answers to a request.
    @FunctionalInterface
    interface Desk {
        Reply answer(Request request);
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private SimulatorServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /// Starts it.
    ///
    /// @param name of the simulator, for the message when the port is taken
    static SimulatorServer start(String name, int port, Desk desk) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(exchange, desk));
            server.start();
            return new SimulatorServer(server, threads);
        } catch (IOException failed) {
            throw new LocalStackException(
                    "the %s cannot listen on port %d".formatted(name, port), failed);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Desk desk) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX);
            Reply reply =
                    desk.answer(
                            new Request(
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI().getPath(),
                                    parse(body)));
            byte[] bytes = JSON.writeValueAsBytes(reply.with("simulated", true).body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
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
}
