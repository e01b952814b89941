package io.gongji.payment.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongji.contracts.Refusal;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "1",
                "[]",
                "{",
                "{\"a\":1}}",
                "{\"a\":1} {}",
                "{\"a\":1,\"a\":2}",
                "{\"b\":1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "// c\n{\"a\":1}"
            })
    void whatIsNotThisObjectIsMalformed(String json) {
        assertProblem(() -> body(json), Refusal.MALFORMED_BODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "1.0",
                "1e3",
                "-1",
                "1000000000001",
                "99999999999999999999",
                "\"1\"",
                "true",
                "[1]",
                "{}"
            })
    void whatIsNoAmountIsRefused(String value) {
        assertProblem(() -> body("{\"a\":" + value + "}").fen("a", 0), Refusal.INVALID_AMOUNT);
    }

    @Test
    void amountsWithinTheirBoundsAreRead() {
        assertThat(body("{\"a\":0}").fen("a", 0)).isZero();
        assertThat(body("{\"a\":1000000000000}").fen("a", 1)).isEqualTo(1_000_000_000_000L);
        assertProblem(() -> body("{\"a\":0}").fen("a", 1), Refusal.INVALID_AMOUNT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":null}",
                "{\"a\":1}",
                "{\"a\":\"2025-02-30\"}",
                "{\"a\":\"2025-2-3\"}"
            })
    void whatIsNoDateIsRefusedByName(String json) {
        assertProblem(() -> body(json).date("a"), Refusal.INVALID_FIELD);
    }

    @Test
    void aRegionMustExist() {
        assertProblem(() -> body("{\"a\":\"999999\"}").region("a"), Refusal.UNKNOWN_REGION);
        assertThat(body("{\"a\":\"130100\"}").region("a").value()).isEqualTo("130100");
    }

    @Test
    void aProblemNamesTheFieldAndNeverItsValue() {
        assertThatThrownBy(() ->
                        JsonBody.read(
                                "{\"11010519491231002X张\":1}".getBytes(StandardCharsets.UTF_8),
                                "a"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.detail().english() + problem.detail().chinese())
                                        .doesNotContain("1101"));
        assertThatThrownBy(() -> body("{\"a\":\"secret\"}").date("a"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.detail().english())
                                        .startsWith("a: ")
                                        .doesNotContain("secret"));
    }

    private static JsonBody body(String json) {
        return JsonBody.read(json.getBytes(StandardCharsets.UTF_8), "a");
    }

    private static void assertProblem(ThrowingCallable call, Refusal refusal) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.refusal()).isEqualTo(refusal));
    }
}
