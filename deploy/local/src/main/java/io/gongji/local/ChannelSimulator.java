package io.gongji.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongji.local.SimulatorServer.Reply;
import io.gongji.local.SimulatorServer.Request;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A stand-in for payment channels (WECHAT, ALIPAY, UNIONPAY, BANK), and honest about it: it takes
/// nobody's money, and every answer carries `"simulated":true`. Told that a person has paid, it
/// calls the payment service back with a signature, again and again until somebody answers.
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
    private static final String ROOT = "/v1/payments";
    private static final String AGAIN = "/redelivery";
    private static final Pattern CALLBACK =
            Pattern.compile(
                    "http://(?:127\\.0\\.0\\.1|localhost):[0-9]{1,5}/v1/channels/([A-Z0-9_]{2,32})/callbacks");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9-]{1,60}");

    private final SimulatorServer server;
    private final ChannelCalls calls;
    private final InstantSource clock;
    private final Consumer<String> log;
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis());

    private ChannelSimulator(
            int port, Function<String, byte[]> keys, InstantSource clock, Consumer<String> log) {
        this.calls = new ChannelCalls(keys);
        this.clock = clock;
        this.log = log;
        this.server = SimulatorServer.start("payment-channel simulator", port, this::answer);
    }

    /// Starts it on 127.0.0.1.
    ///
    /// @param keys the key that a channel signs with
    /// @param clock tells when a payment was made, if the request does not
    /// @param log takes one line per start
    public static ChannelSimulator start(
            int port, Function<String, byte[]> keys, InstantSource clock, Consumer<String> log) {
        ChannelSimulator simulator = new ChannelSimulator(port, keys, clock, log);
        log.accept("payment-channel SIMULATOR on " + simulator.url() + ": it takes no money");
        return simulator;
    }

    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
        calls.close();
        log.accept("payment-channel simulator stopped");
    }

    private Reply answer(Request request) {
        String path = request.path();
        if (!path.startsWith(ROOT)) {
            return Reply.error(404, "no such address");
        }
        return switch (request.method()) {
            case "GET" -> show(200, lastPart(path));
            case "POST" -> {
                if (path.equals(ROOT)) {
                    yield pay(request.body());
                }
                yield path.endsWith(AGAIN)
                        ? redeliver(lastPart(path.substring(0, path.length() - AGAIN.length())))
                        : Reply.error(404, "no such address");
            }
            default -> Reply.error(405, "GET or POST");
        };
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Reply pay(JsonNode request) {
        Matcher callback = CALLBACK.matcher(request.path("callbackUrl").asText(""));
        if (!callback.matches() || !CHANNELS.contains(callback.group(1))) {
            return Reply.error(
                    400,
                    "callbackUrl is http://127.0.0.1:<port>/v1/channels/<channel>/callbacks with a channel of "
                            + CHANNELS);
        }
        String orderId = request.path("orderId").asText("");
        if (orderId.isBlank() || !request.path("amountFen").isIntegralNumber()) {
            return Reply.error(400, "an orderId and an amountFen are wanted");
        }
        String reference =
                request.path("channelReference").asText("SIM-" + numbers.incrementAndGet());
        Instant paidAt = paidAt(request.path("paidAt").asText(""));
        if (paidAt == null || !REFERENCE.matcher(reference).matches()) {
            return Reply.error(
                    400,
                    "paidAt is an instant such as 2024-10-15T02:00:00Z, a reference has letters and digits");
        }
        byte[] body = body(orderId, reference, request.path("amountFen").asLong(), paidAt);
        calls.begin(
                new ChannelCalls.Call(
                        reference, callback.group(1), URI.create(callback.group()), body));
        return show(202, reference);
    }

    private static byte[] body(String orderId, String reference, long amountFen, Instant paidAt) {
        try {
            return JSON.writeValueAsBytes(
                    JSON.createObjectNode()
                            .put("orderId", orderId)
                            .put("channelReference", reference)
                            .put("amountFen", amountFen)
                            .put("paidAt", paidAt.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("four values are always JSON", e);
        }
    }

    private @Nullable Instant paidAt(String text) {
        try {
            return text.isEmpty() ? clock.instant() : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Reply redeliver(String reference) {
        return calls.again(reference)
                ? show(202, reference)
                : Reply.error(404, "unknown channelReference");
    }

    private Reply show(int status, String reference) {
        Optional<ChannelCalls.Progress> found = calls.progress(reference);
        if (found.isEmpty()) {
            return Reply.error(404, "unknown channelReference");
        }
        ChannelCalls.Progress progress = found.get();
        Reply reply =
                Reply.of(status)
                        .with("channelReference", reference)
                        .with("status", progress.status().name());
        reply.body().put("attempts", progress.attempts());
        if (progress.httpStatus() > 0) {
            reply.body().put("httpStatus", progress.httpStatus());
            reply.body().set("answer", parse(progress.answer()));
        }
        return reply;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return JSON.nullNode();
        }
    }
}
