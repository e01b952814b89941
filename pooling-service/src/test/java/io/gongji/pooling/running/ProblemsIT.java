package io.gongji.pooling.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.pooling.domain.giver.Person;
import io.gongji.pooling.domain.giver.Persons;
import io.gongji.pooling.running.Api.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is asked wrongly is answered by a problem with a code.
class ProblemsIT {
    private final World world = World.shared();
    private final Api api = new Api(world);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    ''                                                             | 422 | INVALID_FIELD  | the body
                    '{'                                                            | 400 | MALFORMED_BODY | line 1
                    'nonsense'                                                     | 400 | MALFORMED_BODY | line 1
                    '[]'                                                           | 400 | MALFORMED_BODY |
                    '{} {}'                                                        | 400 | MALFORMED_BODY |
                    '{"giver":1}'                                                  | 400 | MALFORMED_BODY | a field that is not known
                    '{"purpose":"POOL","purpose":"POOL"}'                          | 400 | MALFORMED_BODY |
                    '{}'                                                           | 422 | INVALID_FIELD  | giverId is missing
                    '{"giverId":"1-1-1-1-1"}'                                      | 422 | INVALID_FIELD  | giverId
                    '{"relation":"COUSIN"}'                                        | 422 | INVALID_FIELD  | relation
                    '{"relation":0}'                                               | 422 | INVALID_FIELD  | relation
                    '{"relativeIdNumber":130102201905010013}'                      | 422 | INVALID_FIELD  | relativeIdNumber
                    """)
    void aBodyThatIsNotWhatIsExpectedIsRefusedByName(
            String body, int status, String code, String detail) {
        Answer answer = api.post("/v1/bindings", body, "Idempotency-Key", Api.newKey());

        assertProblem(answer, status, code);
        if (detail != null) {
            assertThat(answer.text("detail")).contains(detail);
        }
        assertThat(answer.body().toString())
                .doesNotContain("Exception", "io.gongji", "COUSIN", "130102201905010013");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    '"amountFen":1'                          | AUTHORISATION | INVALID_FIELD
                    '"yearCapFen":0'                         | AUTHORISATION | INVALID_AMOUNT
                    '"yearCapFen":1.5'                       | AUTHORISATION | INVALID_FIELD
                    '"yearCapFen":"100"'                     | AUTHORISATION | INVALID_FIELD
                    '"yearCapFen":99999999999999999999'      | AUTHORISATION | INVALID_FIELD
                    '"yearCapFen":null'                      | EARMARK       | INVALID_FIELD
                    '"amountFen":-5'                         | EARMARK       | INVALID_AMOUNT
                    '"amountFen":1000000000001'              | EARMARK       | INVALID_AMOUNT
                    '"amountFen":1,"yearCapFen":1'           | EARMARK       | INVALID_FIELD
                    """)
    void amountsAreWholeFenWithinTheirBounds(String fields, String mechanism, String code) {
        Person giver = world.employee();
        Person child = world.child();
        String head = Api.grantBody(giver, child, mechanism).toString();
        String body = head.substring(0, head.length() - 1) + "," + fields + "}";

        assertProblem(api.post("/v1/grants", body, "Idempotency-Key", Api.newKey()), 422, code);
    }

    @Test
    void addressesAndMethodsThatDoNotExistAreProblems() {
        assertProblem(api.get("/nowhere"), 404, "NOT_FOUND");
        assertProblem(api.get("/v1/grants/not-an-id"), 404, "NOT_FOUND");
        assertProblem(api.get("/v1/grants/" + Api.newKey()), 404, "NOT_FOUND");
        assertProblem(api.get("/v1/bindings/" + Api.newKey()), 404, "NOT_FOUND");
        assertProblem(api.send(api.request("/v1/bindings").DELETE()), 405, "METHOD_NOT_ALLOWED");
        assertProblem(
                api.post(
                        "/v1/grants/" + Api.newKey() + "/end",
                        "{}",
                        "Idempotency-Key",
                        Api.newKey()),
                404,
                "NOT_FOUND");
    }

    @Test
    void theContentTypesAreHeldTo() {
        HttpRequest.Builder text =
                api.request("/v1/bindings", "Idempotency-Key", Api.newKey())
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}"));

        assertProblem(api.send(text), 415, "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(
                api.get("/v1/grants/" + Api.newKey(), "Accept", "text/csv"), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void aBodyThatIsTooLargeIsAProblemHoweverItIsSent() {
        byte[] large =
                ("{\"faceToken\":\"" + "x".repeat(20_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder announced =
                api.request("/v1/bindings", "Idempotency-Key", Api.newKey())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(large));
        HttpRequest.Builder chunked =
                api.request("/v1/bindings", "Idempotency-Key", Api.newKey())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        assertProblem(api.send(announced), 413, "BODY_TOO_LARGE");
        assertProblem(api.send(chunked), 413, "BODY_TOO_LARGE");
    }

    @Test
    void aWriteNeedsAKeyAndACallerIsAName() {
        String body = Api.bindBody(world.employee(), world.child()).toString();

        assertProblem(api.post("/v1/bindings", body), 400, "IDEMPOTENCY_KEY_MISSING");
        assertProblem(
                api.post("/v1/bindings", body, "Idempotency-Key", "k".repeat(101)),
                400,
                "IDEMPOTENCY_KEY_INVALID");
        assertProblem(
                api.post("/v1/bindings", body, "Idempotency-Key", "k", "Gongji-Caller", "a b"),
                422,
                "INVALID_FIELD");
    }

    @Test
    void theTitleSpeaksTheCallersLanguage() {
        Answer chinese =
                api.get("/v1/grants/" + Api.newKey(), "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8");
        Answer english = api.get("/v1/grants/" + Api.newKey(), "Accept-Language", "en");

        assertThat(chinese.text("title")).contains("未找到");
        assertThat(english.text("title")).contains("Nothing is known");
        assertThat(chinese.language()).isEqualTo("zh");
        assertThat(english.language()).isEqualTo("en");
        assertThat(chinese.vary()).contains("Accept-Language");
        assertThat(chinese.text("type")).isEqualTo("/problems/not-found");
        assertThat(chinese.text("instance")).startsWith("/v1/grants/");
    }

    @Test
    void theDetailSpeaksTheCallersLanguageByWeight() {
        Person elsewhere = world.known(Persons.in(Persons.TIANJIN, world.child()));
        String body = Api.bindBody(world.employee(), elsewhere).toString();

        Answer chinese =
                api.post(
                        "/v1/bindings",
                        body,
                        "Idempotency-Key",
                        Api.newKey(),
                        "Accept-Language",
                        "en;q=0.2, zh-Hans-CN;q=0.9");
        Answer english = api.post("/v1/bindings", body, "Idempotency-Key", Api.newKey());

        assertProblem(chinese, 422, "NOT_INSURED_IN_SCOPE");
        assertThat(chinese.text("detail")).contains("天津市", "医保钱包");
        assertThat(english.text("detail")).contains("120000", "wallet transfer");
        assertThat(english.language()).isEqualTo("en");
    }

    @Test
    void evenABodyThatIsTooLargeIsAnsweredInTheCallersLanguage() {
        Answer answer =
                api.post(
                        "/v1/bindings",
                        "x".repeat(20_000),
                        "Idempotency-Key",
                        Api.newKey(),
                        "Accept-Language",
                        "zh");

        assertProblem(answer, 413, "BODY_TOO_LARGE");
        assertThat(answer.text("detail")).contains("16384 字节");
        assertThat(answer.language()).isEqualTo("zh");
        assertThat(answer.vary()).contains("Accept-Language");
    }

    @Test
    void theInterfaceDescribesItselfAndSaysHowFarTheRelayIs() {
        Answer health = api.get("/q/health/ready");
        Answer openApi = api.get("/q/openapi?format=json");

        assertThat(health.body().toString()).contains("oldestUnsentMillis", "\"alarms\":\"\"");
        assertThat(openApi.body().path("paths").toString())
                .contains(
                        "/v1/bindings",
                        "/v1/grants/{grantId}/end",
                        "/v1/wallets",
                        "/v1/wallet-transfers/{transferId}/accept",
                        "/v1/open-cities",
                        "/v1/members/{memberId}/givers");
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.text("code")).as("%s", answer).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.mediaType()).startsWith("application/problem+json");
    }
}
