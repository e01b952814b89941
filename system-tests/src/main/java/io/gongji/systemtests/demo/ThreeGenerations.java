package io.gongji.systemtests.demo;

import io.gongji.systemtests.examples.Names;
import io.gongji.systemtests.examples.Play;
import io.gongji.systemtests.examples.Story;
import io.gongji.systemtests.examples.Story.Part;
import java.nio.charset.StandardCharsets;

/// The story of `story.md`: a family of three generations in two provinces.
final class ThreeGenerations {
    private final Run run;
    private final Play play;

    ThreeGenerations(Run run) {
        this.run = run;
        this.play = new Play(run.desks(), new Names(run.payment().api(), run.employer("FAM")));
    }

    void play() {
        Story story = Story.parse(new String(DemoFiles.bytes("story.md"), StandardCharsets.UTF_8));
        try {
            story.parts().forEach(this::play);
        } finally {
            run.desks().clock().restore();
        }
    }

    private void play(Part part) {
        switch (part) {
            case Part.Heading(String text) -> run.report().section(text);
            case Part.Prose(String text) -> run.report().say(text);
            case Part.Play(var step) ->
                    play.step(step).forEach(checked -> run.report().check("-", checked));
        }
    }
}
