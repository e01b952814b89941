package io.gongji.systemtests.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.systemtests.RunningSystem;
import org.junit.jupiter.api.RepeatedTest;

/// The whole demo, and once more on the same stack.
class DemoIT {
    @RepeatedTest(2)
    void everyFigureOfTheDemoIsRight() {
        DemoStack stack = new DemoStack.Own(RunningSystem.get().stack());

        int exitStatus = new Demo().play(stack);

        assertThat(exitStatus).isZero();
    }
}
