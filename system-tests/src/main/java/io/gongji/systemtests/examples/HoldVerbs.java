package io.gongji.systemtests.examples;

import static java.util.Map.entry;

import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.HoldDesk;
import io.gongji.systemtests.client.Yuan;
import java.util.Map;

/// Money reserved for pending payments.
final class HoldVerbs implements Verbs {
    private static final String PROVIDER = "PROV0001";

    private final Stage stage;

    HoldVerbs(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Map<String, Verb> verbs() {
        return Map.ofEntries(
                entry("hold", this::hold),
                entry("capture", this::capture),
                entry("void-capture", this::voidCapture),
                entry("release", step -> desk().release(stage.id(step.word(0)))),
                entry("show-hold", step -> desk().hold(stage.id(step.word(0)))));
    }

    private HoldDesk desk() {
        return stage.desks().holds();
    }

    /// `hold PATIENT 250 [for=3600] [at=130100] [as=HOLD]`
    private Answer hold(Step step) {
        Answer hold =
                desk().place(
                                new HoldDesk.Wanted(
                                        stage.id(step.word(0)),
                                        PROVIDER,
                                        step.option("at", "130100"),
                                        stage.names().next("H-"),
                                        Yuan.toFen(step.word(1)),
                                        Integer.parseInt(step.option("for", "3600"))));
        return stage.remember(step.option("as", "HOLD"), hold, "holdId");
    }

    /// `capture HOLD 180 [rest=GOES_BACK] [as=CAPTURE]`
    private Answer capture(Step step) {
        Answer capture =
                desk().capture(
                                stage.id(step.word(0)),
                                PROVIDER,
                                stage.names().next("C-"),
                                Yuan.toFen(step.word(1)),
                                step.option("rest", "STAYS_HELD"));
        return stage.remember(step.option("as", "CAPTURE"), capture, "captureId");
    }

    /// `void-capture HOLD CAPTURE`
    private Answer voidCapture(Step step) {
        return desk().voidCapture(stage.id(step.word(0)), stage.id(step.word(1)));
    }
}
