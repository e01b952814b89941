package io.gongji.pooling.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.pooling.app.RequestKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What every write says in its headers: `Idempotency-Key`, `Gongji-Caller`, `Prefer:
/// wait=<seconds>`.
@ApplicationScoped
public class WriteHeaders {
    static final String KEY = "Idempotency-Key";
    static final String CALLER = "Gongji-Caller";

    private static final String ANONYMOUS = "anonymous";
    private static final Pattern KEY_FORM = Pattern.compile("[\\x20-\\x7e]{1,100}");
    private static final Pattern CALLER_FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?([0-9]{1,6})");

    private final HttpHeaders headers;
    private final UriInfo uri;
    private final ObjectMapper json;
    private final RestLimits limits;

    WriteHeaders(HttpHeaders headers, UriInfo uri, ObjectMapper json, RestLimits limits) {
        this.headers = headers;
        this.uri = uri;
        this.json = json;
        this.limits = limits;
    }

    /// The key of a POST with this body; null for none.
    RequestKey requestKey(@Nullable Object body) {
        String key = headers.getHeaderString(KEY);
        if (key == null) {
            throw new ProblemException(Refusal.IDEMPOTENCY_KEY_MISSING);
        }
        if (!KEY_FORM.matcher(key).matches()) {
            throw new ProblemException(Refusal.IDEMPOTENCY_KEY_INVALID);
        }
        return RequestKey.of(caller(), key, "POST", uri.getPath(), canonical(body));
    }

    /// How long the answer may take; what cannot be read is no preference.
    Duration patience() {
        String prefer = String.join(",", headers.getRequestHeader("Prefer"));
        Matcher wait = WAIT.matcher(prefer);
        if (!wait.find()) {
            return limits.waitDefault();
        }
        Duration asked = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return asked.compareTo(limits.waitMax()) > 0 ? limits.waitMax() : asked;
    }

    private String caller() {
        String caller = headers.getHeaderString(CALLER);
        if (caller == null) {
            return ANONYMOUS;
        }
        if (!CALLER_FORM.matcher(caller).matches()) {
            throw new ProblemException(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "The header "
                                    + CALLER
                                    + " has 1 to 64 of the characters A-Z a-z 0-9 . _ -; correct it.",
                            "请求头 " + CALLER + " 应为 1 至 64 个字符（A-Z a-z 0-9 . _ -），请更正。"));
        }
        return caller;
    }

    /// One text for one content, however the caller laid it out.
    private String canonical(@Nullable Object body) {
        try {
            return body == null ? "" : json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request that was read cannot be written", e);
        }
    }
}
