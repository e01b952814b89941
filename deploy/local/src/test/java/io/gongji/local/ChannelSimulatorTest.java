package io.gongji.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelSimulatorTest {
    private static final Instant PAID = Instant.parse("2024-10-15T02:00:00Z");
    private static final String ORDER = "0195a1f0-0000-7000-8000-000000000001";

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger status = new AtomicInteger(201);
    private final AtomicInteger failures = new AtomicInteger();
    private HttpServer service;
    private ChannelSimulator simulator;

    private record Call(String path, String signature, String body) {}

    @BeforeEach
    void start() throws Exception {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        calls.add(
                                new Call(
                                        exchange.getRequestURI().getPath(),
                                        exchange.getRequestHeaders().getFirst("Gongji-Signature"),
                                        new String(
                                                exchange.getRequestBody().readAllBytes(),
                                                StandardCharsets.UTF_8)));
                        byte[] answer = "{\"status\":\"PAID\"}".getBytes(StandardCharsets.UTF_8);
                        boolean fail = failures.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
                        exchange.sendResponseHeaders(fail ? 503 : status.get(), answer.length);
                        exchange.getResponseBody().write(answer);
                    }
                });
        service.start();
        simulator =
                ChannelSimulator.start(
                        Ports.freePort(), ChannelSimulatorTest::key, () -> PAID, _ -> {});
    }

    @AfterEach
    void stop() {
        simulator.close();
        service.stop(0);
        http.close();
    }

    @Test
    void aPaymentIsReportedWithTheChannelsSignature() throws Exception {
        JsonNode begun = pay("WECHAT", "");
        JsonNode delivered = awaitStatus(begun, "DELIVERED");

        Call call = calls.getFirst();
        JsonNode body = json.readTree(call.body());
        assertThat(begun.path("simulated").asBoolean()).isTrue();
        assertThat(call.path()).isEqualTo("/v1/channels/WECHAT/callbacks");
        assertThat(body.path("orderId").asText()).isEqualTo(ORDER);
        assertThat(body.path("amountFen").asLong()).isEqualTo(45_000);
        assertThat(body.path("paidAt").asText()).isEqualTo("2024-10-15T02:00:00Z");
        assertThat(call.signature()).isEqualTo(expected(call));
        assertThat(delivered.path("answer").path("status").asText()).isEqualTo("PAID");
    }

    @Test
    void aServiceThatIsDownIsCalledAgain() throws Exception {
        failures.set(2);

        JsonNode delivered = awaitStatus(pay("ALIPAY", ""), "DELIVERED");

        assertThat(delivered.path("attempts").asInt()).isEqualTo(3);
        assertThat(calls).extracting(Call::body).hasSize(3).containsOnly(calls.getFirst().body());
    }

    @Test
    void aRefusedCallBackIsNotRepeated() throws Exception {
        status.set(401);

        JsonNode refused = awaitStatus(pay("BANK", ""), "REFUSED");

        assertThat(refused.path("attempts").asInt()).isEqualTo(1);
    }

    @Test
    void aDeliveredCallBackCanBeSentOnceMore() throws Exception {
        JsonNode begun = pay("UNIONPAY", ",\"channelReference\":\"R-1\"");
        awaitStatus(begun, "DELIVERED");

        send("POST", "/v1/payments/R-1/redelivery", "");

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> calls.size() == 2);
        assertThat(calls.get(1).body()).isEqualTo(calls.get(0).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orderId\":\"x\",\"amountFen\":1,\"callbackUrl\":\"http://example.org/v1/channels/BANK/callbacks\"}",
                "{\"orderId\":\"x\",\"amountFen\":1,\"callbackUrl\":\"http://127.0.0.1:1/v1/channels/NOBODY/callbacks\"}",
                "{\"orderId\":\"\",\"amountFen\":1,\"callbackUrl\":\"http://127.0.0.1:1/v1/channels/BANK/callbacks\"}",
                "{\"orderId\":\"x\",\"amountFen\":1.5,\"callbackUrl\":\"http://127.0.0.1:1/v1/channels/BANK/callbacks\"}"
            })
    void whatItCannotPlayIsRefused(String body) throws Exception {
        assertThat(send("POST", "/v1/payments", body).path("error").asText()).isNotEmpty();
        assertThat(calls).isEmpty();
    }

    private JsonNode pay(String channel, String more) throws Exception {
        return send(
                "POST",
                "/v1/payments",
                "{\"orderId\":\"%s\",\"amountFen\":45000,\"callbackUrl\":\"http://127.0.0.1:%d/v1/channels/%s/callbacks\"%s}"
                        .formatted(ORDER, service.getAddress().getPort(), channel, more));
    }

    private JsonNode awaitStatus(JsonNode begun, String wanted) {
        String path = "/v1/payments/" + begun.path("channelReference").asText();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> send("GET", path, ""),
                        now -> now.path("status").asText().equals(wanted));
    }

    private JsonNode send(String method, String path, String body) throws Exception {
        HttpResponse<byte[]> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(simulator.url() + path))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        return json.readTree(answer.body());
    }

    private static String expected(Call call) throws Exception {
        String seconds = call.signature().substring(2, call.signature().indexOf(','));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key("WECHAT"), "HmacSHA256"));
        mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
        return "t="
                + seconds
                + ",v1="
                + HexFormat.of()
                        .formatHex(mac.doFinal(call.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] key(String channel) {
        return ("a key of thirty-two bytes for " + channel).getBytes(StandardCharsets.UTF_8);
    }
}
