package io.gongji.ledger.rest;

import io.gongji.contracts.Language;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;

/// Refuses a body that is too large before any of it is read.
@Singleton
final class BodyLimit {
    /// The largest body that any address here takes.
    static final int MAX_BYTES = 65_536;

    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::refuseLargeBodies, FIRST);
    }

    private static void refuseLargeBodies(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isTooLarge(length)) {
            context.response().putHeader(HttpHeaders.CONNECTION, "close");
            answer(
                    context,
                    Refusal.BODY_TOO_LARGE,
                    new Sentence(
                            "A body here has at most " + MAX_BYTES + " bytes; send less.",
                            "请求体最多 " + MAX_BYTES + " 字节，请减少内容。"));
        } else {
            context.next();
        }
    }

    /// A length that is no number is left to the server, which refuses it.
    private static boolean isTooLarge(String length) {
        return length.length() > 18
                || (length.chars().allMatch(c -> c >= '0' && c <= '9')
                        && !length.isEmpty()
                        && Long.parseLong(length) > MAX_BYTES);
    }

    private static void answer(RoutingContext context, Refusal reason, Sentence detail) {
        HttpServerRequest request = context.request();
        Locale language = Language.of(request.getHeader(Language.HEADER));
        JsonObject problem =
                new JsonObject()
                        .put("type", reason.problemType())
                        .put("title", reason.sentence().in(language))
                        .put("status", reason.httpStatus())
                        .put("code", reason.name())
                        .put("detail", detail.in(language))
                        .put("instance", request.path());
        context.response()
                .setStatusCode(reason.httpStatus())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .putHeader(HttpHeaders.VARY, Language.HEADER)
                .end(problem.encode());
    }
}
