package io.gongji.payment.rest;

import io.gongji.contracts.QueryParameters;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Parameter;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses a query parameter that an address does not take, before anything is done.
final class StrictQuery {
    private final QueryParameters.ByMethod taken = new QueryParameters.ByMethod(StrictQuery::names);

    @ServerRequestFilter
    public void check(ResourceInfo address, UriInfo uri) {
        Sentence fault = taken.fault(address.getResourceMethod(), uri.getQueryParameters());
        if (!fault.isEmpty()) {
            throw new ProblemException(Refusal.INVALID_FIELD, fault);
        }
    }

    private static Stream<String> names(Parameter parameter) {
        return Stream.ofNullable(parameter.getAnnotation(QueryParam.class)).map(QueryParam::value);
    }
}
