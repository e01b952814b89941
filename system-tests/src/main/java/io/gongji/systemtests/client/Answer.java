package io.gongji.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Map;

/// What a service answered.
///
/// @param body what it says, or a missing node where it is no JSON
public record Answer(int status, HttpHeaders headers, JsonNode body) {
    private static final int ACCEPTED = 202;

    /// Whether the request did what it asked for.
    public boolean succeeded() {
        return status / 100 == 2;
    }

    /// Whether the ledger's answer is still outstanding.
    public boolean pending() {
        return status == ACCEPTED || (succeeded() && text("status").equals("PENDING"));
    }

    /// Something put together from answers, as an answer of its own.
    public static Answer of(JsonNode body) {
        return new Answer(200, HttpHeaders.of(Map.of(), (_, _) -> true), body);
    }

    /// A header's value, or empty.
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /// `application/json`, `application/problem+json`, …, or empty.
    public String contentType() {
        return header("Content-Type");
    }

    /// Where the resource is, or empty.
    public String location() {
        return header("Location");
    }

    public String text(String field) {
        return body.path(field).asText();
    }

    /// A whole amount; a field that is no integer is an error in what was answered.
    public long fen(String field) {
        JsonNode value = body.path(field);
        if (!value.isIntegralNumber()) {
            throw new IllegalStateException(
                    "no amount in '" + field + "' of status " + status + ": " + body);
        }
        return value.longValue();
    }

    /// The refusal's code, or the status when it is none: short enough for a table.
    public String code() {
        String code = text("code");
        return code.isEmpty() ? "status " + status : code;
    }

    /// This answer, or an error that shows it when the request did not succeed.
    public Answer orFail(String what) {
        if (!succeeded()) {
            throw new IllegalStateException(what + " was answered with " + status + ": " + body);
        }
        return this;
    }
}
