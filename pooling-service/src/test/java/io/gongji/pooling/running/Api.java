package io.gongji.pooling.running;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.pooling.domain.giver.Person;
import java.io.IOException;
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
    record Answer(
            int status,
            Optional<String> location,
            String mediaType,
            String language,
            String vary,
            JsonNode body) {
        String text(String field) {
            return body.path(field).asText();
        }
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    static ObjectNode bindBody(Person giver, Person relative) {
        return JSON.createObjectNode()
                .put("giverId", giver.memberId().toString())
                .put("relativeId", relative.memberId().toString())
                .put("relation", "CHILD")
                .put("purpose", "POOL");
    }

    static ObjectNode grantBody(Person giver, Person member, String mechanism) {
        return JSON.createObjectNode()
                .put("giverId", giver.memberId().toString())
                .put("memberId", member.memberId().toString())
                .put("mechanism", mechanism);
    }

    Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    Answer post(String path, String body, String... headers) {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    Answer write(String path, String key, ObjectNode body, String... headers) {
        HttpRequest.Builder request =
                request(path, headers)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()));
        return send(request);
    }

    /// A wallet of a person in the person's own city.
    Answer openWallet(Person holder) {
        return write(
                "/v1/wallets",
                newKey(),
                JSON.createObjectNode()
                        .put("memberId", holder.memberId().toString())
                        .put("placeOfUse", holder.region().value()));
    }

    /// A wish to send, with a face that passes.
    ObjectNode sendBody(Person payer, Person payee, long amountFen) {
        return JSON.createObjectNode()
                .put("payerId", payer.memberId().toString())
                .put("payeeId", payee.memberId().toString())
                .put("amountFen", amountFen)
                .put("faceToken", faceToken(payer, "PASS"));
    }

    Answer send(Person payer, Person payee, long amountFen) {
        return write("/v1/wallet-transfers", newKey(), sendBody(payer, payee, amountFen));
    }

    /// Accept or refuse.
    Answer payee(String act, Answer transfer, Person payee) {
        return write(
                "/v1/wallet-transfers/" + transfer.text("transferId") + "/" + act,
                newKey(),
                JSON.createObjectNode().put("payeeId", payee.memberId().toString()));
    }

    Answer bind(Person giver, Person relative) {
        return write("/v1/bindings", newKey(), bindBody(giver, relative));
    }

    String faceToken(Person subject, String outcome) {
        ObjectNode body =
                JSON.createObjectNode()
                        .put("subject", subject.memberId().toString())
                        .put("outcome", outcome);
        HttpRequest request =
                HttpRequest.newBuilder(java.net.URI.create(world.faces.url() + "/verifications"))
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build();
        return send(request).text("token");
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(world.url.resolve(path));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    Answer send(HttpRequest.Builder request) {
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = world.http.send(request, BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Location"),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.headers().firstValue("Content-Language").orElse(""),
                    response.headers().firstValue("Vary").orElse(""),
                    JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new AssertionError("no answer to " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
