package io.gongji.systemtests.demo;

import io.gongji.systemtests.examples.ExampleFile;
import io.gongji.systemtests.examples.Names;
import io.gongji.systemtests.examples.Play;
import io.gongji.systemtests.examples.Play.Checked;
import io.gongji.systemtests.examples.WorkedExample;
import java.util.List;

/// Every worked example of the domain, through the public API.
final class Examples {
    private final Run run;
    private final Names names;

    Examples(Run run) {
        this.run = run;
        this.names = new Names(run.payment().api(), run.employer("EX"));
    }

    void play() {
        run.report().section("The worked examples (system-tests, worked-examples.md)");
        ExampleFile.read().forEach(this::play);
    }

    private void play(WorkedExample example) {
        try {
            List<Checked> checked = Play.of(example, run.desks(), names);
            checked.forEach(one -> run.report().check(example.number(), one));
        } catch (RuntimeException failed) {
            run.report()
                    .check(
                            example.number(),
                            example.input(),
                            example.expected(),
                            "failed: " + failed.getMessage());
        }
    }
}
