package io.gongji.systemtests.agent;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.jar.JarFile;

/// What the JVM calls before the service's own main method.
public final class FaultAgent {
    private FaultAgent() {}

    /// Weaves one point in.
    ///
    /// @param arguments a [FaultPoint] as text
    public static void premain(String arguments, Instrumentation instrumentation)
            throws IOException {
        FaultPoint point = FaultPoint.parse(arguments);
        System.setProperty(Countdown.THROWS, Boolean.toString(point.act() == FaultPoint.Act.THROW));
        System.setProperty(Countdown.CALLS, Long.toString(point.calls()));
        System.setProperty(Countdown.WITHIN, point.within());
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(countdown().toFile()));
        instrumentation.addTransformer(new Weaver(point));
    }

    private static Path countdown() {
        Path agent =
                Path.of(
                        FaultAgent.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath());
        return agent.resolveSibling("fault-countdown.jar");
    }
}
