package io.gongji.systemtests;

import static io.gongji.systemtests.RunningSystem.HENAN;
import static io.gongji.systemtests.RunningSystem.SHIJIAZHUANG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Refusal;
import io.gongji.local.Service;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Api;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.PaymentDesk;
import io.gongji.systemtests.people.IdNumbers;
import io.gongji.systemtests.people.Person;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputIT {
    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";
    private static final Charset GBK = Charset.forName("GBK");
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static String member;
    private static String colleague;

    private final PaymentDesk payment = SYSTEM.payment();
    private final Api api = payment.api();

    @BeforeAll
    static void enrol() {
        member = SYSTEM.employeeWith(20_000);
        colleague = SYSTEM.enrol(Person.employee("示例员工", RunningSystem.freshIdNumber(), HENAN));
    }

    @Test
    void anUnknownMemberIsRefused() {
        refused("MEMBER_UNKNOWN", () -> payment.settle(RunningSystem.bill(UNKNOWN, 10_000)));
        refused("MEMBER_UNKNOWN", () -> api.get("/v1/members/" + UNKNOWN));
        refused("MEMBER_UNKNOWN", () -> SYSTEM.pooling().bindChild(member, UNKNOWN, "CHILD"));
        refused(
                "MEMBER_UNKNOWN",
                () -> SYSTEM.ledger().api().get("/v1/members/" + UNKNOWN + "/balance"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "1000000000001", "9223372036854775807"})
    void anAmountThatIsNoneIsRefused(String amount) {
        refused("INVALID_AMOUNT", () -> post("/v1/settlements", billWithTotal(amount)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "12.5", "\"100\"", "1e3", "null"})
    void anAmountThatIsNoWholeNumberIsRefused(String amount) {
        Answer answer = untouched(() -> post("/v1/settlements", billWithTotal(amount)));

        assertThat(answer.code()).isIn("MALFORMED_BODY", "INVALID_FIELD", "INVALID_AMOUNT");
        assertProblem(answer);
    }

    @Test
    void aWrongCheckDigitIsRefused() {
        String wrong = IdNumbers.withWrongCheckDigit(RunningSystem.freshIdNumber());

        Answer answer =
                refused(
                        "ID_NUMBER_INVALID",
                        () -> payment.enrolment(Person.employee("示例误", wrong, SHIJIAZHUANG)));

        assertThat(answer.body().toString()).doesNotContain(wrong).doesNotContain("示例误");
    }

    @Test
    void anUnknownRegionIsRefused() {
        String idNumber = RunningSystem.freshIdNumber();

        refused(
                "UNKNOWN_REGION",
                () -> payment.enrolment(Person.employee("示例误", idNumber, "999999")));
    }

    @Test
    void anUnknownPolicyVersionIsRefused() {
        refused("UNKNOWN_POLICY_VERSION", () -> api.get("/v1/policies/130100@1999.1"));
    }

    @Test
    void aFigureThatNoPackHasIsRefused() {
        String elsewhere =
                SYSTEM.enrol(Person.employee("示例员工", RunningSystem.freshIdNumber(), "370100"));

        refused(
                "NOT_CONFIGURED",
                () ->
                        payment.line(
                                PaymentDesk.payroll(RunningSystem.freshEmployer(), "2025-03"),
                                elsewhere,
                                "370100",
                                800_000));
        refused("NOT_CONFIGURED", () -> payment.settle(RunningSystem.bill(elsewhere, 10_000)));
    }

    @Test
    void aWriteWithoutAnIdempotencyKeyIsRefused() {
        byte[] body = Api.json(Map.of());

        refused(
                "IDEMPOTENCY_KEY_MISSING",
                () -> api.post("/v1/members", "application/json", body, Map.of()));
        refused(
                "IDEMPOTENCY_KEY_MISSING",
                () ->
                        SYSTEM.pooling()
                                .api()
                                .post("/v1/bindings", "application/json", body, Map.of()));
    }

    @Test
    void anIdempotencyKeyWithAnotherBodyIsRefused() {
        String key = Caller.freshKey();
        String payroll = PaymentDesk.payroll(RunningSystem.freshEmployer(), "2025-03");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("memberId", colleague);
        body.put("wageFen", 800_000);
        body.put("region", HENAN);
        api.post(payroll + "/lines", body, key).orFail("a payroll line");
        body.put("wageFen", 800_001);

        refused("IDEMPOTENCY_KEY_REUSED", () -> api.post(payroll + "/lines", body, key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "{\"memberId\": ", "[]", "{\"surprise\": 1}", "\u0000"})
    void aBodyThatIsNotTheJsonExpectedIsRefused(String body) {
        Answer answer = untouched(() -> post("/v1/settlements", body));

        assertThat(answer.code()).isIn("MALFORMED_BODY", "INVALID_FIELD");
        assertProblem(answer);
    }

    @Test
    void anAddressMethodOrTypeThatIsNotThereIsAProblemToo() {
        assertProblem(untouched(() -> api.get("/v1/nowhere")));
        assertProblem(untouched(() -> api.send(api.request("/v1/settlements").DELETE())));
        assertProblem(
                untouched(() ->
                        api.post(
                                "/v1/settlements",
                                "text/plain",
                                "x".getBytes(UTF_8),
                                Map.of("Idempotency-Key", "k"))));
    }

    @Test
    void aPayrollFileWithAByteOrderMarkIsTakenAndSaysSo() {
        Answer answer = file("\uFEFFmemberId,wage\n" + colleague + ",8000.00\n", UTF_8);

        assertThat(answer.orFail("the file").fen("accepted")).isEqualTo(1);
        assertThat(answer.body().toString()).containsIgnoringCase("byte-order");
    }

    @Test
    void aPayrollFileWithOtherColumnsIsRefused() {
        refused("FILE_UNREADABLE", () -> file("name,salary\n示例,8000.00\n", UTF_8));
    }

    @Test
    void aPayrollFileInGbkIsRefused() {
        String gbk = "memberId,wage,备注\n" + colleague + ",8000.00,示例职工\n";

        Answer answer = refused("FILE_UNREADABLE", () -> file(gbk, GBK));

        assertThat(answer.text("detail")).contains("UTF-8");
    }

    @Test
    void ofAPayrollFileThatIsCutInTheMiddleTheLastLineIsRefusedWithItsNumber() {
        String whole = "memberId,wage\n" + colleague + ",8000.00\n" + colleague;

        Answer answer = file(whole, UTF_8);

        assertThat(answer.fen("accepted")).isEqualTo(1);
        assertThat(answer.fen("rejected")).isEqualTo(1);
        assertThat(answer.body().path("errors").get(0).path("line").asInt()).isEqualTo(3);
        assertThat(answer.body().path("errors").get(0).path("detail").asText()).isNotBlank();
    }

    private Answer file(String text, Charset charset) {
        String payroll = PaymentDesk.payroll(RunningSystem.freshEmployer(), "2025-03");
        return SYSTEM.caller()
                .write(
                        api,
                        payroll + "/files?region=" + HENAN,
                        "text/csv",
                        text.getBytes(charset),
                        Caller.freshKey());
    }

    private Answer post(String path, String body) {
        return api.post(
                path,
                "application/json",
                body.getBytes(UTF_8),
                Map.of("Idempotency-Key", Caller.freshKey()));
    }

    private static String billWithTotal(String amount) {
        return """
        {"memberId":"%s","providerId":"PROV0001","providerRegion":"130100","providerNumber":"%s",\
        "serviceDate":"2025-03-10","benefit":"OUTPATIENT","totalFen":%s,"inScopeFen":1}\
        """
                .formatted(member, RunningSystem.freshNumber(), amount);
    }

    /// Refused with that code, as problem+json that says what to do, and nothing was written.
    private static Answer refused(String code, Supplier<Answer> request) {
        Answer answer = untouched(request);
        assertThat(answer.code()).as("%s", answer.body()).isEqualTo(code);
        assertProblem(answer);
        return answer;
    }

    private static void assertProblem(Answer answer) {
        Refusal refusal = Refusal.valueOf(answer.code());
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.status()).isEqualTo(refusal.httpStatus());
        assertThat(answer.text("type")).isEqualTo(refusal.problemType());
        assertThat(answer.text("title")).isEqualTo(refusal.english());
        assertThat(answer.fen("status")).isEqualTo(refusal.httpStatus());
        assertThat(answer.text("instance")).startsWith("/v1/");
        assertThat(answer.body().toString())
                .doesNotContain("Exception")
                .doesNotContain("io.gongji");
    }

    private static Answer untouched(Supplier<Answer> request) {
        long before = events();
        Answer answer = request.get();
        assertThat(answer.succeeded()).as("%s", answer.body()).isFalse();
        assertThat(events()).as("events after %s", answer.code()).isEqualTo(before);
        return answer;
    }

    private static long events() {
        long events = 0;
        for (Service service : new Service[] {Service.PAYMENT, Service.POOLING}) {
            try (Connection connection = SYSTEM.database(service);
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("SELECT count(*) FROM event")) {
                found.next();
                events += found.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return events;
    }
}
