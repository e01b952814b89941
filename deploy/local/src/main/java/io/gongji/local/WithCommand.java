package io.gongji.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a program against a stack and ends with the program's exit status.
@Command(
        name = "with",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a program against a stack: a running one, or one that is started for it and stopped afterwards.",
            "The program finds the stack's addresses in the file that GONGJI_STACK names."
        })
final class WithCommand implements Callable<Integer> {
    @Mixin private StackCommand stackCommand = new StackCommand();

    @Option(
            names = "--unless-running",
            paramLabel = "DIR",
            description = "use the stack that runs on this data directory, if one does")
    private @Nullable Path running;

    @Parameters(
            paramLabel = "PROGRAM",
            arity = "1..*",
            description = "the program and its arguments")
    private List<String> program = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (running != null && DataDirectory.isHeld(running)) {
            Path properties = new DataDirectory(running).stackProperties();
            Waiting.until(java.time.Duration.ofMinutes(2), () -> properties.toFile().exists());
            return start(properties).waitFor();
        }
        LocalStack stack = new LocalStack(stackCommand.options(System.err::println));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
        try (stack) {
            stack.start();
            Process process = start(stack.data().stackProperties());
            // A program may kill a service, as the demo does, and relies on it being started again.
            new Supervisor(stack, System.err::println).watch(() -> !process.isAlive());
            return process.waitFor();
        }
    }

    private Process start(Path properties) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program).inheritIO();
        builder.environment().put("GONGJI_STACK", properties.toAbsolutePath().toString());
        return builder.start();
    }
}
