package io.gongji.systemtests.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The benchmarks, each a command.
@Command(
        name = "./bench",
        mixinStandardHelpOptions = true,
        subcommands = {LedgerBench.class, SettleBench.class, ReadsBench.class, FaultsBench.class},
        description = {
            "Measures on servers of its own: a durable PostgreSQL and a Kafka broker in a temporary folder.",
            "A figure whose check fails is printed as VOID.",
            "Exit status: 0 when every check held, 1 when a figure is void."
        })
public final class Bench {
    private Bench() {}

    /// Ends the process with the exit status.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }
}
