package io.gongji.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.systemtests.client.Desks;
import io.gongji.systemtests.examples.ExampleFile;
import io.gongji.systemtests.examples.Names;
import io.gongji.systemtests.examples.Play;
import io.gongji.systemtests.examples.Play.Checked;
import io.gongji.systemtests.examples.WorkedExample;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The worked examples of the domain, a row a case, through the public API. Among the long tests:
/// the demo plays every row too, and `DemoIT` is in every run.
@Tag("long")
class WorkedExamplesIT {
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final Desks DESKS = SYSTEM.desks();
    private static final Names NAMES = new Names(SYSTEM.services().payment(), "EX");

    @ParameterizedTest(name = "example {0}")
    @MethodSource
    void theSystemAnswersAsTheExampleSays(WorkedExample example) {
        List<Checked> checked = Play.of(example, DESKS, NAMES);

        assertThat(checked).isNotEmpty().allMatch(Checked::ok);
    }

    static List<WorkedExample> theSystemAnswersAsTheExampleSays() {
        return ExampleFile.read();
    }
}
