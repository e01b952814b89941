package io.gongji.ledger.rest;

import io.gongji.contracts.QueryParameters;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Refuses a query parameter that an address does not take, before anything is done.
final class StrictQuery {
    private final QueryParameters.ByMethod taken = new QueryParameters.ByMethod(StrictQuery::names);

    @ServerRequestFilter
    public void check(ResourceInfo address, UriInfo uri) {
        Sentence fault = taken.fault(address.getResourceMethod(), uri.getQueryParameters());
        if (!fault.isEmpty()) {
            throw new RefusedRequest(Refusal.INVALID_FIELD, fault);
        }
    }

    /// Of a parameter itself, or of the fields of several that stand together.
    private static Stream<String> names(Parameter parameter) {
        return parameter.isAnnotationPresent(BeanParam.class)
                ? Stream.of(parameter.getType().getDeclaredFields())
                        .flatMap((Field field) -> name(field, field.getName()))
                : name(parameter, parameter.getName());
    }

    private static Stream<String> name(AnnotatedElement asked, String otherwise) {
        RestQuery query = asked.getAnnotation(RestQuery.class);
        if (query == null) {
            return Stream.empty();
        }
        return Stream.of(query.value().isEmpty() ? otherwise : query.value());
    }
}
