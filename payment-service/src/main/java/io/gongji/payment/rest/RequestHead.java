package io.gongji.payment.rest;

import io.gongji.contracts.Language;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.WriteHead;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the request at hand says beside its body: who asks, its key, how long it waits.
@RequestScoped
class RequestHead {
    private static final Pattern CALLER = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,99}");
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*\"?([0-9]{1,6})\"?\\s*(?=$|[,;])");

    private final HttpHeaders headers;
    private final UriInfo uri;
    private final Request request;
    private final RestLimits limits;

    @Inject
    RequestHead(HttpHeaders headers, UriInfo uri, Request request, RestLimits limits) {
        this.headers = headers;
        this.uri = uri;
        this.request = request;
        this.limits = limits;
    }

    HttpHeaders headers() {
        return headers;
    }

    UriInfo uri() {
        return uri;
    }

    /// The language that the caller wants sentences in.
    Locale language() {
        return Language.of(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    static Sentence atMost(long bytes) {
        return new Sentence(
                "The body is larger than " + bytes + " bytes; send it in parts.",
                "请求体超过 " + bytes + " 字节，请分批发送。");
    }

    /// Reads a JSON body whole, up to its limit.
    byte[] json(@Nullable InputStream body) {
        if (body == null) {
            return new byte[0];
        }
        try {
            byte[] read = body.readNBytes(limits.jsonBytesMax() + 1);
            if (read.length > limits.jsonBytesMax()) {
                throw new ProblemException(Refusal.BODY_TOO_LARGE, atMost(limits.jsonBytesMax()));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The head of a write with a JSON body. Checked before the body is looked at.
    WriteHead write(byte[] body) {
        return WriteHead.of(
                caller(),
                requireKey(),
                request.getMethod(),
                uri.getRequestUri().getRawPath(),
                uri.getRequestUri().getRawQuery(),
                body,
                waiting());
    }

    /// The key of a write.
    String requireKey() {
        String key = header("Idempotency-Key");
        if (key == null || key.isBlank()) {
            throw new ProblemException(Refusal.IDEMPOTENCY_KEY_MISSING, Sentence.NONE);
        }
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(Refusal.IDEMPOTENCY_KEY_INVALID, Sentence.NONE);
        }
        return key;
    }

    private String caller() {
        String caller = header("Gongji-Caller");
        if (caller == null) {
            return "anonymous";
        }
        if (!CALLER.matcher(caller).matches()) {
            throw new ProblemException(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "Gongji-Caller: send 1 to 64 letters, digits, dots, dashes and underscores.",
                            "Gongji-Caller：应为 1 至 64 个字母、数字、点、连字符或下划线。"));
        }
        return caller;
    }

    /// `Prefer: wait=N` (RFC 7240); what cannot be read is passed over.
    private Duration waiting() {
        String prefer = header("Prefer");
        if (prefer != null) {
            Matcher matcher = WAIT.matcher(prefer);
            if (matcher.find()) {
                Duration asked = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
                return asked.compareTo(limits.waitMax()) > 0 ? limits.waitMax() : asked;
            }
        }
        return limits.waitDefault();
    }

    private @Nullable String header(String name) {
        return headers.getHeaderString(name);
    }
}
