package io.gongji.systemtests.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.systemtests.examples.Story.Part;
import org.junit.jupiter.api.Test;

class StoryTest {
    @Test
    void aStoryIsHeadingsProseAndStepsInOneOrder() {
        Story story =
                Story.parse(
                        """
                        # A title

                        Two lines
                        of prose.

                        ## A chapter

                        ```steps
                        on 2025-10-20
                        # a remark
                        balance MOTHER   ? available 0
                        ```

                        The end.
                        """);

        assertThat(story.parts())
                .extracting(StoryTest::shown)
                .containsExactly(
                        "Two lines of prose.",
                        "## A chapter",
                        "> on 2025-10-20",
                        "> balance MOTHER   ? available 0",
                        "The end.");
    }

    private static String shown(Part part) {
        return switch (part) {
            case Part.Heading(String text) -> "## " + text;
            case Part.Prose(String text) -> text;
            case Part.Play(Step step) -> "> " + step.text();
        };
    }
}
