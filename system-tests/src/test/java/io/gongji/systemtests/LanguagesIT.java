package io.gongji.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Refusal;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Api;
import io.gongji.systemtests.client.Caller;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is refused is said in the caller's language, by every service, as a sentence that says what
/// to do.
class LanguagesIT {
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";

    /// A request that is refused, and how the caller names languages.
    record Asked(
            String service,
            String method,
            String path,
            String body,
            String acceptLanguage,
            String answered) {
        @Override
        public String toString() {
            return "%s %s of %s, Accept-Language: %s"
                    .formatted(method, path, service, acceptLanguage);
        }
    }

    static List<Asked> asked() {
        List<Asked> asked = new ArrayList<>();
        for (String[] request : requests()) {
            languages()
                    .forEach((accept, language) ->
                            asked.add(
                                    new Asked(
                                            request[0],
                                            request[1],
                                            request[2],
                                            request[3],
                                            accept,
                                            language)));
        }
        return asked;
    }

    private static Map<String, String> languages() {
        return Map.of(
                "", "en",
                "zh", "zh",
                "zh-CN,zh;q=0.9,en;q=0.8", "zh",
                "en;q=0.4,zh-Hans-CN;q=0.5", "zh",
                "en-GB,zh;q=0.3", "en",
                "zh;q=0,en", "en",
                "fr-FR", "en",
                ";;not a language", "en");
    }

    private static List<String[]> requests() {
        String settlement =
                "{\"memberId\":\"%s\",\"providerId\":\"PROV0001\",\"providerRegion\":\"130100\",\"providerNumber\":\"L-1\",\"serviceDate\":\"2025-03-10\",\"benefit\":\"OUTPATIENT\",\"totalFen\":0,\"inScopeFen\":0}"
                        .formatted(UNKNOWN);
        return List.of(
                new String[] {"payment", "GET", "/v1/members/" + UNKNOWN, ""},
                new String[] {"payment", "GET", "/v1/nowhere", ""},
                new String[] {"payment", "DELETE", "/v1/settlements", ""},
                new String[] {"payment", "POST", "/v1/settlements", "{\"memberId\":"},
                new String[] {"payment", "POST", "/v1/settlements", settlement},
                new String[] {"pooling", "GET", "/v1/grants/" + UNKNOWN, ""},
                new String[] {"pooling", "GET", "/v1/nowhere", ""},
                new String[] {"pooling", "POST", "/v1/bindings", "{\"surprise\":1}"},
                new String[] {"ledger", "GET", "/v1/members/" + UNKNOWN + "/balance", ""},
                new String[] {"ledger", "GET", "/v1/members/no-uuid/balance", ""},
                new String[] {"ledger", "GET", "/v1/nowhere", ""},
                new String[] {"ledger", "POST", "/v1/books/13/verifications", "[]"});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("asked")
    void aRefusalIsSaidInTheCallersLanguage(Asked asked) {
        Answer answer = send(asked);

        Refusal refusal = Refusal.valueOf(answer.code());
        boolean chinese = asked.answered().equals("zh");
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.header("Content-Language")).startsWith(asked.answered());
        assertThat(answer.headers().allValues("Vary")).anyMatch(LanguagesIT::namesTheLanguage);
        assertThat(answer.text("title")).isEqualTo(chinese ? refusal.chinese() : refusal.english());
        String detail = answer.text("detail");
        if (!detail.isEmpty()) {
            assertThat(isChinese(detail)).as("detail: %s", detail).isEqualTo(chinese);
        }
    }

    private static boolean namesTheLanguage(String vary) {
        return vary.toLowerCase(java.util.Locale.ROOT).contains("accept-language");
    }

    private static boolean isChinese(String text) {
        return text.codePoints()
                .anyMatch(
                        point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
    }

    private static Answer send(Asked asked) {
        Api api =
                Stream.of(
                                SYSTEM.services().payment(),
                                SYSTEM.services().pooling(),
                                SYSTEM.services().ledger())
                        .skip(List.of("payment", "pooling", "ledger").indexOf(asked.service()))
                        .findFirst()
                        .orElseThrow();
        var request =
                api.request(asked.path())
                        .method(
                                asked.method(),
                                BodyPublishers.ofByteArray(asked.body().getBytes(UTF_8)));
        if (!asked.body().isEmpty()) {
            request.header("Content-Type", "application/json");
            request.header("Idempotency-Key", Caller.freshKey());
        }
        if (!asked.acceptLanguage().isEmpty()) {
            request.header("Accept-Language", asked.acceptLanguage());
        }
        return api.send(request);
    }
}
