package io.gongji.systemtests.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleFileTest {
    private static final Pattern FIGURE_OR_CODE =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9][0-9,]*(?:\\.[0-9]+)?|[A-Z]+_[A-Z_]+");

    /// The day of an expectation, and `12 months`, are no answers of the system.
    private static final Pattern NO_ANSWER = Pattern.compile("1 January|12 months|…12-31");

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void everyFigureAndCodeThatARowExpectsIsAskedInItsSteps(WorkedExample example) {
        List<String> asked =
                example.steps().stream()
                        .flatMap(step -> step.expected().values().stream())
                        .toList();
        Matcher expected =
                FIGURE_OR_CODE.matcher(NO_ANSWER.matcher(example.expected()).replaceAll(""));

        while (expected.find()) {
            assertThat(asked)
                    .as("'%s' of row %s", expected.group(), example)
                    .anyMatch(answer -> Figures.alike(expected.group(), answer));
        }
        assertThat(asked).as("what row %s asks", example).isNotEmpty();
    }

    static List<WorkedExample> examples() {
        return ExampleFile.read();
    }

    @Test
    void aRowWithoutStepsIsRefused() {
        assertThatThrownBy(() -> ExampleFile.parse("| 1 | a | b | c | S |"))
                .hasMessageContaining("[1]");
    }

    @Test
    void stepsWithoutARowAreRefused() {
        assertThatThrownBy(() -> ExampleFile.parse("```steps\n[1]\non 2025-01-01\n```"))
                .hasMessageContaining("[1]");
    }

    @Test
    void aStepIsAVerbItsWordsItsOptionsAndWhatTheAnswerMustSay() {
        Step step = Step.parse("bill PATIENT 875 day=2025-03-10 ? fund 525, own 1,200.50");

        assertThat(step.verb()).isEqualTo("bill");
        assertThat(step.words()).containsExactly("PATIENT", "875");
        assertThat(step.options()).containsEntry("day", "2025-03-10");
        assertThat(step.expected()).containsEntry("fund", "525").containsEntry("own", "1,200.50");
    }

    @Test
    void anAmountIsComparedByItsValue() {
        assertThat(Figures.alike("1,250", "1,250.00")).isTrue();
        assertThat(Figures.alike("1,250", "1,250.01")).isFalse();
        assertThat(Figures.alike("PAID", "PAID")).isTrue();
        assertThat(Figures.alike("0", "nothing")).isFalse();
    }
}
