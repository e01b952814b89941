package io.gongji.payment.rest;

import io.gongji.contracts.QueryParameters;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses a query parameter that an address does not take, before anything is done.
final class StrictQuery {
    private final Map<Method, QueryParameters> taken = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void check(ResourceInfo address, UriInfo uri) {
        if (uri.getRequestUri().getRawQuery() == null) {
            return;
        }
        Sentence fault =
                taken.computeIfAbsent(address.getResourceMethod(), StrictQuery::of)
                        .fault(uri.getQueryParameters());
        if (!fault.isEmpty()) {
            throw new ProblemException(Refusal.INVALID_FIELD, fault);
        }
    }

    private static QueryParameters of(Method address) {
        return new QueryParameters(
                Stream.of(address.getParameters())
                        .map(parameter -> parameter.getAnnotation(QueryParam.class))
                        .filter(Objects::nonNull)
                        .map(QueryParam::value)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
