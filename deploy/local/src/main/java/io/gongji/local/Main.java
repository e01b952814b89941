package io.gongji.local;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program behind `./run`.
@Command(
        name = "gongji-local",
        mixinStandardHelpOptions = true,
        description = "Gongji on one machine: PostgreSQL, Kafka, the services and the simulators.",
        subcommands = {UpCommand.class, WithCommand.class})
public final class Main {
    private static final Logger LIBRARIES = Logger.getLogger("");

    private Main() {}

    /// Ends with 0, with 1 when the stack could not be run, with 2 for a wrong option, or with the
    /// program's own status.
    public static void main(String[] arguments) {
        LIBRARIES.setLevel(Level.SEVERE);
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof LocalStackException)) {
                throw failure;
            }
            command.getErr().println(failure.getMessage());
            return 1;
        });
        System.exit(commandLine.execute(arguments));
    }
}
