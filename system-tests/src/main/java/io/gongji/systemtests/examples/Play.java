package io.gongji.systemtests.examples;

import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Desks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Plays an example through the public API and compares what was answered with what it says.
public final class Play {
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

    private Play(Stage stage) {
        this.stage = stage;
        Stream.of(new PeopleVerbs(stage), new PremiumVerbs(stage), new FamilyVerbs(stage))
                .map(Verbs::verbs)
                .forEach(verbs::putAll);
    }

    /// Plays all steps; the system's time is given back at the end, whatever happened.
    public static List<Checked> of(WorkedExample example, Desks desks, Names names) {
        Play play = new Play(Stage.empty(desks, names));
        try {
            List<Checked> checked = new ArrayList<>();
            example.steps().forEach(step -> checked.addAll(play.step(step)));
            return checked;
        } finally {
            desks.clock().restore();
        }
    }

    private List<Checked> step(Step step) {
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
                                step.text(),
                                expected.getKey(),
                                stage.resolved(expected.getValue()),
                                figures.getOrDefault(expected.getKey(), "nothing, but " + figures)))
                .toList();
    }
}
