package io.gongji.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;

/// What a service answered.
///
/// @param contentType `application/json`, `application/problem+json`, …, or empty
/// @param location where the resource is, or empty
public record Answer(int status, String contentType, String location, JsonNode body) {
    private static final int ACCEPTED = 202;

    /// Whether the request did what it asked for.
    public boolean succeeded() {
        return status / 100 == 2;
    }

    /// Whether the ledger's answer is still outstanding.
    public boolean pending() {
        return status == ACCEPTED || (succeeded() && text("status").equals("PENDING"));
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
