package io.gongji.systemtests.bench;

import java.io.PrintStream;
import java.time.Duration;

/// What is being measured, on a terminal's line that is written again and again, or on a line a
/// second where there is none.
final class Progress {
    private static final long EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final PrintStream out;
    private String what = "";
    private long last;
    private long lastNanos;

    Progress(PrintStream out) {
        this.out = out;
    }

    void begin(String name) {
        what = name;
        last = 0;
        lastNanos = System.nanoTime();
        out.println("  " + name);
    }

    void at(long done, long all) {
        long now = System.nanoTime();
        if (now - lastNanos >= EVERY_NANOS) {
            out.printf(
                    "    %s: %,d of %,d (%,.0f/s)%n",
                    what, done, all, (done - last) * 1e9 / (now - lastNanos));
            last = done;
            lastNanos = now;
        }
    }

    void done(Figure figure) {
        out.printf("    %,.0f/s%s %s%n", figure.perSecond(), memory(figure), figure.cpu());
        figure.faults().forEach(fault -> out.println("    VOID: " + fault));
    }

    private static String memory(Figure figure) {
        return figure.rssMib() == 0 ? "" : ", %d MiB".formatted(figure.rssMib());
    }
}
