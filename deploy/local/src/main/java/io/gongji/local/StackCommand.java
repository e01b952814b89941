package io.gongji.local;

import java.nio.file.Path;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/// The options that `up` and `with` share.
final class StackCommand {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "the checkout with the built services (default: the current directory)")
    Path home = Path.of(".");

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where everything is kept (default: data/ in the checkout)")
    @org.jspecify.annotations.Nullable
    Path data;

    @Option(names = "--fresh", description = "wipe the data directory first")
    boolean fresh;

    @Option(
            names = "--only-servers",
            description = "PostgreSQL, Kafka and the simulators, without the services")
    boolean onlyServers;

    @Option(names = "--free-ports", description = "take any free ports instead of the usual ones")
    boolean freePorts;

    @Option(names = "--payment-port", paramLabel = "PORT", description = "default: 8081")
    int payment;

    @Option(names = "--pooling-port", paramLabel = "PORT", description = "default: 8082")
    int pooling;

    @Option(names = "--ledger-port", paramLabel = "PORT", description = "default: 8083")
    int ledger;

    @Option(names = "--face-port", paramLabel = "PORT", description = "default: 8090")
    int face;

    @Option(names = "--clock-port", paramLabel = "PORT", description = "default: 8091")
    int clock;

    @Option(names = "--channel-port", paramLabel = "PORT", description = "default: 8092")
    int channel;

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "default: 15432")
    int postgres;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "default: 19092")
    int kafka;

    @Option(names = "--kafka-controller-port", paramLabel = "PORT", description = "default: 19093")
    int kafkaController;

    StackOptions options(Consumer<String> progress) {
        Path directory = data == null ? home.resolve("data") : data;
        return new StackOptions(
                home,
                directory,
                ports(),
                fresh,
                !onlyServers,
                StackOptions.Clock.SIMULATOR,
                progress);
    }

    private Ports ports() {
        Ports usual = freePorts ? Ports.free() : Ports.standard();
        return new Ports(
                given(payment, usual.payment()),
                given(pooling, usual.pooling()),
                given(ledger, usual.ledger()),
                given(face, usual.face()),
                given(clock, usual.clock()),
                given(channel, usual.channel()),
                given(postgres, usual.postgres()),
                given(kafka, usual.kafka()),
                given(kafkaController, usual.kafkaController()));
    }

    private static int given(int option, int usual) {
        return option == 0 ? usual : option;
    }
}
