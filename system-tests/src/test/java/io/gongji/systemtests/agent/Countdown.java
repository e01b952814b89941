package io.gongji.systemtests.agent;

import java.util.concurrent.atomic.AtomicLong;

/// Ends the process the n-th time it is called, as a power cut would (no shutdown hook runs,
/// nothing is flushed), or throws from then on. Every class loader of the process must see this one
/// class, so it knows nothing but the JDK, and is told what to do by system properties.
public final class Countdown {
    /// Whether it throws.
    static final String THROWS = "faultpoint.throws";

    /// How many calls from now it happens.
    static final String CALLS = "faultpoint.calls";

    /// Only calls below a method whose class and name begin so are counted; empty counts all.
    static final String WITHIN = "faultpoint.within";

    /// What the process says when it ends itself.
    public static final String REACHED = "FAULT POINT REACHED";

    static final int EXIT_STATUS = 86;

    private static final AtomicLong LEFT = new AtomicLong(Long.getLong(CALLS, 1));
    private static final boolean THROWING = Boolean.getBoolean(THROWS);
    private static final String CALLER = System.getProperty(WITHIN, "");

    private Countdown() {}

    /// Called from the line that the agent was told.
    public static void call() {
        if (isCounted() && LEFT.decrementAndGet() <= 0) {
            if (THROWING) {
                throw new IllegalStateException(REACHED);
            }
            System.err.println(REACHED);
            System.err.flush();
            Runtime.getRuntime().halt(EXIT_STATUS);
        }
    }

    private static boolean isCounted() {
        return CALLER.isEmpty()
                || StackWalker.getInstance().walk(frames -> frames.anyMatch(Countdown::isCaller));
    }

    private static boolean isCaller(StackWalker.StackFrame frame) {
        return (frame.getClassName() + "." + frame.getMethodName()).startsWith(CALLER);
    }
}
