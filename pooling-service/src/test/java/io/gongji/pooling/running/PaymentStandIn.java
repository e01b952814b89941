package io.gongji.pooling.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gongji.pooling.domain.giver.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/// Answers `POST /v1/member-lookups` as payment-service does, for the persons it is told about.
final class PaymentStandIn {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Person> persons = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile boolean down;

    PaymentStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/member-lookups", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void knows(Person person) {
        persons.put(person.memberId().toString(), person);
    }

    void knows(String idNumber, Person person) {
        knows(person);
        persons.put(idNumber, person);
    }

    void down(boolean isDown) {
        down = isDown;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode question = JSON.readTree(exchange.getRequestBody());
            String name = question.path("memberId").asText() + question.path("idNumber").asText();
            Person person = persons.get(name);
            if (down) {
                send(exchange, 503, JSON.createObjectNode().put("code", "TOO_BUSY"));
            } else if (person != null) {
                send(exchange, 200, body(person));
            } else if (name.endsWith("X")) {
                send(exchange, 422, JSON.createObjectNode().put("code", "ID_NUMBER_INVALID"));
            } else {
                send(exchange, 404, JSON.createObjectNode().put("code", "MEMBER_UNKNOWN"));
            }
        }
    }

    private static ObjectNode body(Person person) {
        return JSON.createObjectNode()
                .put("memberId", person.memberId().toString())
                .put("region", person.region().value())
                .put("scheme", person.scheme().name())
                .put("insured", person.insured())
                .put("from16", person.from16());
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body)
            throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
