package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.contracts.Sentence;
import io.gongji.payment.running.Api.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is asked wrongly is answered by a problem with a code.
class ProblemsIT {
    private final Api api = new Api(World.shared());

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    ''                                | 400 | MALFORMED_BODY
                    '{'                               | 400 | MALFORMED_BODY
                    '[]'                              | 400 | MALFORMED_BODY
                    '{} {}'                           | 400 | MALFORMED_BODY
                    '{"surname":1}'                   | 400 | MALFORMED_BODY
                    '{"name":"a","name":"b"}'         | 400 | MALFORMED_BODY
                    '{}'                              | 422 | INVALID_FIELD
                    '{"name":1}'                      | 422 | INVALID_FIELD
                    """)
    void aBodyThatIsNotWhatIsExpectedIsRefused(String body, int status, String code) {
        assertProblem(
                api.post(
                        "/v1/members",
                        "application/json",
                        body.getBytes(StandardCharsets.UTF_8),
                        "Idempotency-Key",
                        Api.newKey()),
                status,
                code);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "region, 999999, UNKNOWN_REGION",
        "scheme, COUSIN, INVALID_FIELD",
        "category, IDLE, INVALID_FIELD",
        "insuredFrom, 2024-02-30, INVALID_FIELD",
        "insuredFrom, 2099-01-01, INVALID_FIELD",
        "idNumber, 110105194912310020, ID_NUMBER_INVALID",
        "idNumber, 130102203001010019, ID_NUMBER_INVALID"
    })
    void aFieldOfAPersonIsNamedAndNeverRepeated(String field, String value, String code) {
        Answer answer =
                api.write("/v1/members", Api.newKey(), Api.person("130100").put(field, value));

        assertProblem(answer, 422, code);
        assertThat(answer.text("detail")).startsWith(field).doesNotContain(value);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "totalFen, 1.5, INVALID_AMOUNT",
        "totalFen, 1.0, INVALID_AMOUNT",
        "totalFen, \"1\", INVALID_AMOUNT",
        "totalFen, 0, INVALID_AMOUNT",
        "totalFen, -1, INVALID_AMOUNT",
        "totalFen, 1000000000001, INVALID_AMOUNT",
        "totalFen, 99999999999999999999, INVALID_AMOUNT",
        "inScopeFen, 1001, INVALID_AMOUNT",
        "providerRegion, \"000000\", UNKNOWN_REGION",
        "providerId, \"p\", INVALID_FIELD",
        "providerNumber, \"a b\", INVALID_FIELD",
        "serviceDate, \"2099-01-01\", INVALID_FIELD",
        "serviceDate, \"1999-12-31\", INVALID_FIELD",
        "serviceDate, \"2023-12-31\", MEMBER_NOT_INSURED",
        "serviceDate, \"2024-06-01\", NOT_CONFIGURED",
        "benefit, \"TEETH\", INVALID_FIELD"
    })
    void aBillThatCannotBeIsRefused(String field, String value, String code) throws Exception {
        ObjectNode bill = Api.bill(api.member("130100"), 1_000);
        bill.set(field, Api.JSON.readTree(value));

        assertProblem(api.write("/v1/settlements", Api.newKey(), bill), 422, code);
    }

    @Test
    void addressesMethodsAndTypesThatDoNotExistAreProblems() {
        assertProblem(api.get("/nowhere"), 404, "NOT_FOUND");
        assertProblem(api.get("/v1/members/not-an-id"), 404, "MEMBER_UNKNOWN");
        assertProblem(api.get("/v1/settlements/" + Api.newKey()), 404, "NOT_FOUND");
        assertProblem(api.send(api.request("/v1/members").DELETE()), 405, "METHOD_NOT_ALLOWED");
        assertProblem(
                api.post("/v1/members", "text/plain", new byte[] {'x'}, "Idempotency-Key", "k"),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        assertProblem(api.get("/v1/policies", "Accept", "application/xml"), 406, "NOT_ACCEPTABLE");
    }

    @Test
    void bodiesThatAreTooLargeAreProblemsHoweverTheyAreSent() {
        byte[] large =
                ("{\"name\":\"" + "x".repeat(70_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        String file = "idNumber,wage\n" + "x,1\n".repeat(30_000);

        assertProblem(
                api.post("/v1/members", "application/json", large, "Idempotency-Key", "k"),
                413,
                "BODY_TOO_LARGE");
        assertProblem(
                api.send(
                        api.request(
                                        "/v1/members",
                                        "Idempotency-Key",
                                        "k",
                                        "Content-Type",
                                        "application/json")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(large)))),
                413,
                "BODY_TOO_LARGE");
        assertProblem(
                api.file(
                        "/v1/employers/ACME0001/payrolls/2024-08/files?region=410000",
                        Api.newKey(),
                        file),
                413,
                "BODY_TOO_LARGE");
    }

    @Test
    void aWriteNeedsAKeyAndACallerIsAName() {
        ObjectNode person = Api.person("130100");
        byte[] body = person.toString().getBytes(StandardCharsets.UTF_8);

        assertProblem(
                api.post("/v1/members", "application/json", body), 400, "IDEMPOTENCY_KEY_MISSING");
        assertProblem(
                api.write("/v1/members", "k".repeat(101), person), 400, "IDEMPOTENCY_KEY_INVALID");
        assertProblem(
                api.write("/v1/members", "k", person, "Gongji-Caller", "a b"),
                422,
                "INVALID_FIELD");
    }

    @Test
    void titleAndDetailSpeakTheCallersLanguage() {
        ObjectNode person = Api.person("130100").put("insuredFrom", "soon");
        Answer chinese =
                api.write("/v1/members", Api.newKey(), person, "Accept-Language", "en;q=0.3,zh-CN");
        Answer english = api.write("/v1/members", Api.newKey(), person);

        assertThat(chinese.text("title")).contains("某个字段的值不被允许");
        assertThat(chinese.text("detail")).startsWith("insuredFrom：请填写形如");
        assertThat(chinese.header("Content-Language")).isEqualTo("zh");
        assertThat(chinese.header("Vary")).contains("Accept-Language");
        assertThat(english.text("detail")).startsWith("insuredFrom: send a date");
        assertThat(english.header("Content-Language")).isEqualTo("en");
    }

    @Test
    void whatTheFrameworkRefusesIsASentenceToo() {
        assertThat(api.get("/nowhere", "Accept-Language", "zh").text("detail"))
                .isEqualTo(Sentence.NO_SUCH_ADDRESS.chinese());
        assertThat(api.get("/nowhere").text("detail"))
                .isEqualTo(Sentence.NO_SUCH_ADDRESS.english());
    }

    @Test
    void aTrialWithoutALedgerIsUnavailable() {
        ObjectNode bill = Api.bill(api.member("130100"), 1_000);
        byte[] body = bill.toString().getBytes(StandardCharsets.UTF_8);

        assertProblem(
                api.post("/v1/settlements/trial", "application/json", body), 503, "UNAVAILABLE");
    }

    @Test
    void theInterfaceDescribesItself() {
        Answer openApi = api.get("/q/openapi?format=json");

        assertThat(openApi.body().path("paths").path("/v1/settlements").path("post").toString())
                .contains("Idempotency-Key", "\"202\"", "#/components/schemas/Problem");
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.text("code")).as("%s", answer).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.mediaType()).startsWith("application/problem+json");
        assertThat(answer.body().toString()).doesNotContain("Exception", "io.gongji");
    }
}
