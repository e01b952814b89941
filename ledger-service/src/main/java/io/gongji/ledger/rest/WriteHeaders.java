package io.gongji.ledger.rest;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.ledger.app.RequestKey;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What every write says in its headers: `Idempotency-Key`, `Gongji-Caller`, `Prefer:
/// wait=<seconds>`.
final class WriteHeaders {
    static final String KEY = "Idempotency-Key";
    static final String CALLER = "Gongji-Caller";
    static final String PREFER = "Prefer";

    private static final String ANONYMOUS = "anonymous";
    private static final Pattern KEY_FORM = Pattern.compile("[\\x20-\\x7e]{1,100}");
    private static final Pattern CALLER_FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?([0-9]{1,6})");
    private static final Duration WAIT_DEFAULT = Duration.ofSeconds(5);
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private WriteHeaders() {}

    /// The key of a POST.
    ///
    /// @param body in one fixed form; empty for none
    static RequestKey requestKey(HttpHeaders headers, UriInfo uri, String body) {
        String key = headers.getHeaderString(KEY);
        if (key == null) {
            throw new RefusedRequest(Refusal.IDEMPOTENCY_KEY_MISSING, Sentence.NONE);
        }
        if (!KEY_FORM.matcher(key).matches()) {
            throw new RefusedRequest(Refusal.IDEMPOTENCY_KEY_INVALID, Sentence.NONE);
        }
        return RequestKey.of(
                caller(headers.getHeaderString(CALLER)), key, "POST", uri.getPath(), body);
    }

    /// How long the answer may take; what cannot be read is no preference.
    static Duration patience(HttpHeaders headers) {
        String prefer = String.join(",", headers.getRequestHeader(PREFER));
        Matcher wait = WAIT.matcher(prefer);
        if (!wait.find()) {
            return WAIT_DEFAULT;
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return asked.compareTo(WAIT_MAX) > 0 ? WAIT_MAX : asked;
    }

    private static String caller(@Nullable String caller) {
        if (caller == null) {
            return ANONYMOUS;
        }
        if (!CALLER_FORM.matcher(caller).matches()) {
            throw new RefusedRequest(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            CALLER
                                    + " has 1 to 64 of the characters A-Z a-z 0-9 . _ -; correct it.",
                            CALLER + " 应为 1 至 64 个字母、数字或 . _ - 字符，请更正。"));
        }
        return caller;
    }
}
