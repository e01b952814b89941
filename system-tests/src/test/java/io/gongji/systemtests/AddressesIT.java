package io.gongji.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongji.contracts.QueryParameters;
import io.gongji.contracts.Sentence;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Api;
import io.gongji.systemtests.client.Services;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a service says of itself at `/q/openapi` is there: whatever is asked of an address that it
/// names, somebody answers who knows the address.
class AddressesIT {
    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    @Test
    void everyAddressThatAServiceNamesIsThere() {
        List<Address> addresses = addresses();

        assertThat(addresses).hasSizeGreaterThan(100);
        assertThat(addresses)
                .allSatisfy(address -> {
                    Answer answer = address.ask("");
                    assertThat(answer.status()).isNotEqualTo(405);
                    assertThat(answer.text("detail"))
                            .isNotEqualTo(Sentence.NO_SUCH_ADDRESS.english());
                });
    }

    @Test
    void noAddressAnswersAQueryThatItDoesNotUnderstand() {
        assertThat(addresses())
                .allSatisfy(address -> {
                    Answer answer = address.ask("?effectiveDay=2025-03-31");
                    assertThat(answer.status()).isEqualTo(422);
                    assertThat(answer.text("code")).isEqualTo("INVALID_FIELD");
                    assertThat(answer.text("detail")).isEqualTo(address.notTaken().english());
                });
    }

    @Test
    void everyAddressTakesTheQueryThatItNames() {
        List<Address> asked =
                addresses().stream().filter(address -> !address.query().isEmpty()).toList();

        assertThat(asked).hasSizeGreaterThan(20);
        assertThat(asked)
                .allSatisfy(address -> {
                    Answer answer = address.ask("?" + String.join("=x&", address.query()) + "=x");
                    assertThat(answer.text("detail")).isNotEqualTo(address.notTaken().english());
                });
    }

    @Test
    void aParameterThatIsGivenTwiceIsRefused() {
        Answer answer =
                RunningSystem.get()
                        .services()
                        .ledger()
                        .get("/v1/books/13/trial-balance?asOfSeq=1&asOfSeq=0");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("detail"))
                .isEqualTo("asOfSeq is given more than once; send it once.");
    }

    private static List<Address> addresses() {
        Services services = RunningSystem.get().services();
        List<Address> addresses = new ArrayList<>();
        for (Api service : List.of(services.payment(), services.pooling(), services.ledger())) {
            for (Map.Entry<String, JsonNode> path : paths(service)) {
                for (String method : METHODS) {
                    if (path.getValue().has(method)) {
                        Set<String> query = query(path.getValue().get(method));
                        addresses.add(new Address(service, method, path.getKey(), query));
                    }
                }
            }
        }
        return addresses;
    }

    private static Set<String> query(JsonNode operation) {
        Set<String> names = new TreeSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        }
        return names;
    }

    private static List<Map.Entry<String, JsonNode>> paths(Api service) {
        JsonNode openApi = service.get("/q/openapi?format=json").orFail("the interface").body();
        return Stream.of(openApi.path("paths"))
                .flatMap(paths -> paths.properties().stream())
                .filter(path -> path.getKey().startsWith("/v1"))
                .toList();
    }

    /// A method of an address, and the query parameters that the interface gives it.
    private record Address(Api service, String method, String path, Set<String> query) {
        /// With a word for each part that the caller chooses, and nothing that could be carried
        /// out.
        Answer ask(String query) {
            return service.send(
                    service.request(path.replaceAll("\\{[^}]*}", "1") + query)
                            .method(method.toUpperCase(Locale.ROOT), BodyPublishers.noBody()));
        }

        Sentence notTaken() {
            return new QueryParameters(query).fault(Map.of("effectiveDay", List.of("x")));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
