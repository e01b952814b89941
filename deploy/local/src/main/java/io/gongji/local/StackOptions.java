package io.gongji.local;

import java.nio.file.Path;
import java.util.function.Consumer;

/// What a stack is started with.
///
/// @param home the checkout: the services' built jars and the policy folder are under it
/// @param data where everything is kept
/// @param fresh wipe `data` first
/// @param withServices false: PostgreSQL, Kafka and the simulators only
/// @param progress takes one line per step
public record StackOptions(
        Path home,
        Path data,
        Ports ports,
        boolean fresh,
        boolean withServices,
        Consumer<String> progress) {
    public StackOptions {
        home = home.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }
}
