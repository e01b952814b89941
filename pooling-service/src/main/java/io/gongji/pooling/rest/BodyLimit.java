package io.gongji.pooling.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongji.contracts.Language;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Refuses a body that is too large with a problem: by its announced length before anything is
/// read, otherwise when the limit is passed.
@Provider
@ApplicationScoped // made when first used: the framework makes its providers before there is a
// configuration
public class BodyLimit implements ReaderInterceptor {
    /// Before every other handler, the framework's own limit among them, which answers without a
    /// problem.
    private static final int FIRST = 1_000;

    private final RestLimits limits;
    private final ObjectMapper json;

    BodyLimit(RestLimits limits, ObjectMapper json) {
        this.limits = limits;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::checkAnnounced, FIRST);
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Limited(context.getInputStream(), limits.bodyBytesMax()));
        return context.proceed();
    }

    private void checkAnnounced(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (announced(request.getHeader(HttpHeaders.CONTENT_LENGTH)) <= limits.bodyBytesMax()) {
            context.next();
            return;
        }
        // Read away what is coming: a connection reset would take the answer with it.
        request.resume();
        Locale language = Language.of(request.getHeader(Language.HEADER));
        context.response()
                .setStatusCode(Refusal.BODY_TOO_LARGE.httpStatus())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language.toLanguageTag())
                .putHeader(HttpHeaders.VARY, Language.HEADER)
                .end(Buffer.buffer(problem(request, language)));
    }

    private static long announced(@Nullable String length) {
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException _) {
            return Long.MAX_VALUE;
        }
    }

    private byte[] problem(HttpServerRequest request, Locale language) {
        Problem problem =
                Problem.of(
                        Refusal.BODY_TOO_LARGE,
                        detail(limits.bodyBytesMax()),
                        Objects.requireNonNullElse(request.path(), "/"),
                        language);
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem that cannot be written", e);
        }
    }

    private static Sentence detail(int bytesMax) {
        return new Sentence(
                "A body has at most " + bytesMax + " bytes here; shorten it.",
                "请求体最多 " + bytesMax + " 字节，请缩短。");
    }

    /// Counts what is read.
    private static final class Limited extends FilterInputStream {
        private final int bytesMax;
        private long left;

        Limited(InputStream in, int bytesMax) {
            super(in);
            this.bytesMax = bytesMax;
            this.left = bytesMax;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new ProblemException(Refusal.BODY_TOO_LARGE, detail(bytesMax));
            }
        }
    }
}
