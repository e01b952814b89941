package io.gongji.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A stand-in for payment channels (WECHAT, ALIPAY, UNIONPAY, BANK), and honest about it: it takes
/// nobody's money, and every answer carries `"simulated":true`. Told that a person has paid, it calls
/// the payment service back with a signature, again and again until somebody answers.
///
/// | request | answer |
/// |---|---|
/// | `POST /v1/payments {"orderId","amountFen","callbackUrl","paidAt"?,"channelReference"?}` | 202 `{"channelReference","status":"CALLING"}` |
/// | `GET /v1/payments/{channelReference}` | 200 `{"status":"CALLING"\|"DELIVERED"\|"REFUSED"\|"GIVEN_UP","attempts","httpStatus"?,"answer"?}` |
/// | `POST /v1/payments/{channelReference}/redelivery` | 202; the same call-back once more |
public final class ChannelSimulator implements AutoCloseable {
    /// The channels it plays.
    public static final Set<String> CHANNELS = Set.of("WECHAT", "ALIPAY", "UNIONPAY", "BANK");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BODY_BYTES_MAX = 4096;
    private static final String ROOT = "/v1/payments";
    private static final Pattern CALLBACK =
            Pattern.compile("http://(?:127\\.0\\.0\\.1|localhost):[0-9]{1,5}/v1/channels/([A-Z0-9_]{2,32})/callbacks");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9-]{1,60}");

    private final HttpServer server;
    private final ExecutorService threads;
    private final ChannelCalls calls;
    private final InstantSource clock;
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis());

    private ChannelSimulator(
            HttpServer server,
            ExecutorService threads,
            Function<String, byte[]> keys,
            InstantSource clock) {
        this.server = server;
        this.threads = threads;
        this.calls = new ChannelCalls(threads, keys);
        this.clock = clock;
    }

    /// Starts it on 127.0.0.1.
    ///
    /// @param keys the key that a channel signs with
    /// @param clock tells when a payment was made, if the request does not
    /// @param log takes one line per start
    public static ChannelSimulator start(
            int port, Function<String, byte[]> keys, InstantSource clock, Consumer<String> log) {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            ChannelSimulator simulator = new ChannelSimulator(server, threads, keys, clock);
            server.setExecutor(threads);
            server.createContext(ROOT, simulator::answer);
            server.start();
            log.accept("payment-channel SIMULATOR on " + simulator.url() + ": it takes no money");
            return simulator;
        } catch (IOException failed) {
            throw new LocalStackException(
                    "the payment-channel simulator cannot listen on port " + port, failed);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        calls.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX);
            switch (exchange.getRequestMethod()) {
                case "POST" -> {
                    if (path.equals(ROOT)) {
                        pay(exchange, parse(body));
                    } else if (path.endsWith("/redelivery")) {
                        redeliver(exchange, reference(path.substring(0, path.length() - 11)));
                    } else {
                        send(exchange, 404, error("no such address"));
                    }
                }
                case "GET" -> show(exchange, reference(path));
                default -> send(exchange, 405, error("GET and POST only"));
            }
        }
    }

    private static String reference(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void pay(HttpExchange exchange, JsonNode request) throws IOException {
        Matcher callback = CALLBACK.matcher(request.path("callbackUrl").asText(""));
        String orderId = request.path("orderId").asText("");
        if (!callback.matches() || !CHANNELS.contains(callback.group(1))) {
            send(
                    exchange,
                    400,
                    error(
                            "callbackUrl is http://127.0.0.1:<port>/v1/channels/<channel>/callbacks with a channel of "
                                    + CHANNELS));
            return;
        }
        if (orderId.isBlank() || !request.path("amountFen").isIntegralNumber()) {
            send(exchange, 400, error("an orderId and an amountFen are wanted"));
            return;
        }
        String reference =
                request.path("channelReference").asText("SIM-" + numbers.incrementAndGet());
        Instant paidAt = paidAt(request.path("paidAt").asText(""));
        if (paidAt == null || !REFERENCE.matcher(reference).matches()) {
            send(
                    exchange,
                    400,
                    error("paidAt is an instant such as 2024-10-15T02:00:00Z, a reference has letters and digits"));
            return;
        }
        byte[] body =
                JSON.writeValueAsBytes(
                        JSON.createObjectNode()
                                .put("orderId", orderId)
                                .put("channelReference", reference)
                                .put("amountFen", request.path("amountFen").asLong())
                                .put("paidAt", paidAt.toString()));
        calls.begin(
                new ChannelCalls.Call(
                        reference, callback.group(1), URI.create(callback.group()), body));
        show(exchange, 202, reference);
    }

    private @Nullable Instant paidAt(String text) {
        try {
            return text.isEmpty() ? clock.instant() : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void redeliver(HttpExchange exchange, String reference) throws IOException {
        if (calls.again(reference)) {
            show(exchange, 202, reference);
        } else {
            send(exchange, 404, error("unknown channelReference"));
        }
    }

    private void show(HttpExchange exchange, String reference) throws IOException {
        show(exchange, 200, reference);
    }

    private void show(HttpExchange exchange, int status, String reference) throws IOException {
        var progress = calls.progress(reference);
        if (progress.isEmpty()) {
            send(exchange, 404, error("unknown channelReference"));
            return;
        }
        ObjectNode body =
                simulated()
                        .put("channelReference", reference)
                        .put("status", progress.get().status().name())
                        .put("attempts", progress.get().attempts());
        if (progress.get().httpStatus() > 0) {
            body.put("httpStatus", progress.get().httpStatus());
            body.set("answer", parse(progress.get().answer()));
        }
        send(exchange, status, body);
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode parsed = JSON.readTree(body);
            return parsed == null ? JSON.missingNode() : parsed;
        } catch (IOException notJson) {
            return JSON.missingNode();
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
