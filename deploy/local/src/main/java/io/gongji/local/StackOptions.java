package io.gongji.local;

import java.nio.file.Path;
import java.util.function.Consumer;

/// What a stack is started with.
///
/// @param home the checkout: the services' built jars and the policy folder are under it
/// @param data where everything is kept
/// @param fresh wipe `data` first
/// @param withServices false: PostgreSQL, Kafka and the simulators only
/// @param clock what the services judge acts of persons by
/// @param progress takes one line per step
public record StackOptions(
        Path home,
        Path data,
        Ports ports,
        boolean fresh,
        boolean withServices,
        Clock clock,
        Consumer<String> progress) {
    /// Which clock acts of persons are judged by.
    public enum Clock {
        /// the system's, as in production
        SYSTEM,
        /// the simulator's, which its user may set
        SIMULATOR
    }

    public StackOptions {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }
}
