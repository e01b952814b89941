package io.gongji.systemtests.examples;

import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Desks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// Plays steps through the public API and compares what was answered with what they say.
public final class Play {
    private static final String EVENTUALLY = "eventually";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// One figure of one step.
    public record Checked(String step, String field, String expected, String answered) {
        public boolean ok() {
            return Figures.alike(expected, answered);
        }

        @Override
        public String toString() {
            return "'%s' answered %s %s".formatted(step, field, answered);
        }
    }

    private final Stage stage;
    private final Map<String, Verbs.Verb> verbs = new HashMap<>();

    /// Begins with nobody on the stage.
    public Play(Desks desks, Names names) {
        this.stage = Stage.empty(desks, names);
        Stream.of(
                        new PeopleVerbs(stage),
                        new PremiumVerbs(stage),
                        new FamilyVerbs(stage),
                        new HoldVerbs(stage),
                        new BenefitVerbs(stage),
                        new BookVerbs(stage))
                .map(Verbs::verbs)
                .forEach(verbs::putAll);
    }

    /// Plays all steps of an example; the system's time is given back at the end, whatever
    /// happened.
    public static List<Checked> of(WorkedExample example, Desks desks, Names names) {
        Play play = new Play(desks, names);
        try {
            List<Checked> checked = new ArrayList<>();
            example.steps().forEach(step -> checked.addAll(play.step(step)));
            return checked;
        } finally {
            desks.clock().restore();
        }
    }

    /// Plays one step. One that begins with `eventually` is asked again until it is as expected,
    /// for what the system does by itself.
    public List<Checked> step(Step step) {
        if (!step.verb().equals(EVENTUALLY)) {
            return once(step);
        }
        Step asked = step.withoutVerb();
        try {
            return Awaitility.await(step.text())
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> once(asked), checked -> checked.stream().allMatch(Checked::ok));
        } catch (ConditionTimeoutException never) {
            return once(asked);
        }
    }

    private List<Checked> once(Step step) {
        Verbs.Verb verb = verbs.get(step.verb());
        if (verb == null) {
            throw new IllegalArgumentException("no step may say '" + step.verb() + "'");
        }
        Answer answer = verb.play(step);
        if (step.expected().isEmpty()) {
            answer.orFail("'" + step.text() + "'");
        }
        Map<String, String> figures = Figures.of(answer);
        return step.expected().entrySet().stream()
                .map(expected ->
                        new Checked(
                                step.asked(),
                                expected.getKey(),
                                stage.resolved(expected.getValue()),
                                figures.getOrDefault(expected.getKey(), "nothing, but " + figures)))
                .toList();
    }
}
