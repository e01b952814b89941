package io.gongji.systemtests.examples;

import io.gongji.systemtests.client.Answer;
import java.util.Map;

/// What steps may say, and what each asks the system.
interface Verbs {
    /// One verb.
    @FunctionalInterface
    interface Verb {
        Answer play(Step step);
    }

    Map<String, Verb> verbs();
}
