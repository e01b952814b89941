package io.gongji.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongji.contracts.Sentence;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Api;
import io.gongji.systemtests.client.Services;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a service says of itself at `/q/openapi` is there: whatever is asked of an address that it
/// names, somebody answers who knows the address.
class AddressesIT {
    private static final List<String> METHODS = List.of("get", "post", "put", "delete");

    @Test
    void everyAddressThatAServiceNamesIsThere() {
        Services services = RunningSystem.get().services();
        List<String> lost = new ArrayList<>();
        int asked = 0;
        for (Api service : List.of(services.payment(), services.pooling(), services.ledger())) {
            for (Map.Entry<String, JsonNode> path : paths(service)) {
                for (String method : METHODS) {
                    if (path.getValue().has(method)) {
                        asked++;
                        Answer answer = ask(service, method, path.getKey());
                        if (answer.status() == 405 || nowhere(answer)) {
                            lost.add(method + " " + path.getKey() + ": " + answer.status());
                        }
                    }
                }
            }
        }

        assertThat(asked).isGreaterThan(100);
        assertThat(lost).isEmpty();
    }

    private static List<Map.Entry<String, JsonNode>> paths(Api service) {
        JsonNode openApi = service.get("/q/openapi?format=json").orFail("the interface").body();
        return Stream.of(openApi.path("paths"))
                .flatMap(paths -> paths.properties().stream())
                .filter(path -> path.getKey().startsWith("/v1"))
                .toList();
    }

    /// With a word for each part that the caller chooses, and nothing that could be carried out.
    private static Answer ask(Api service, String method, String path) {
        return service.send(
                service.request(path.replaceAll("\\{[^}]*}", "1"))
                        .method(method.toUpperCase(Locale.ROOT), BodyPublishers.noBody()));
    }

    private static boolean nowhere(Answer answer) {
        return answer.status() == 404
                && answer.text("detail").equals(Sentence.NO_SUCH_ADDRESS.english());
    }
}
