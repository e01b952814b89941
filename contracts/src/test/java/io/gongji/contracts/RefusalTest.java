package io.gongji.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {
    private static final Set<Integer> STATUSES =
            Set.of(400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 500, 503);

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void aCodeHasASentenceInEnglishAndInChinese(Refusal refusal) {
        assertThat(refusal.english()).matches("[A-Z].{10,200}\\.").isPrintable();
        assertThat(refusal.chinese()).matches("(?s).{5,120}。").containsPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void aCodeHasAStatusThatACallerKnows(Refusal refusal) {
        assertThat(STATUSES).contains(refusal.httpStatus());
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void aProblemTypeIsTheCodeInKebabCase(Refusal refusal) {
        assertThat(refusal.problemType())
                .matches("/problems/[a-z]+(-[a-z]+)*")
                .isEqualTo(
                        "/problems/" + refusal.name().replace('_', '-').toLowerCase(Locale.ROOT));
    }

    @Test
    void noTwoCodesSayTheSame() {
        assertThat(Arrays.stream(Refusal.values()).map(Refusal::english)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Refusal.values()).map(Refusal::chinese)).doesNotHaveDuplicates();
    }
}
