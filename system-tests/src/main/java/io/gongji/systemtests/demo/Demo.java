package io.gongji.systemtests.demo;

import io.gongji.local.LocalStack;
import io.gongji.local.LocalStackException;
import io.gongji.local.Ports;
import io.gongji.local.StackOptions;
import io.gongji.local.StackProperties;
import io.gongji.systemtests.client.Services;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Drives the running system through the story of a family in two provinces, a payroll month of
/// 10,000 employees with the ledger killed on the way, and every worked example of the domain, and
/// compares every figure.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Drives the system through a family's story and the domain's examples and compares every figure.",
            "It sets the clock simulator of the stack, and gives the system's time back.",
            "Uses the stack that runs on the data directory, or starts one of its own.",
            "Exit status: 0 when every figure is right, 1 when one is not, 2 when the stack is not there."
        })
public final class Demo implements Callable<Integer> {
    private static final int NO_STACK = 2;

    @Option(
            names = "--home",
            defaultValue = ".",
            description = "the checkout (default: the current directory)")
    private Path home = Path.of(".");

    @Option(names = "--stack", description = "the stack.properties of a running stack")
    private @Nullable Path stackFile;

    @Option(
            names = "--keep",
            description =
                    "stay until Ctrl-C; the stack stays up, and data that the demo made is left")
    private boolean keep;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    /// Ends the process with the exit status; `--help` says what the arguments are.
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Demo()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            Path running = runningStack();
            if (running == null) {
                return playOnOwnStack();
            }
            out.println("using the stack of " + running);
            int status = play(new DemoStack.Found(StackProperties.load(running)));
            stayIfAsked(running);
            return status;
        } catch (LocalStackException failed) {
            System.err.println(failed.getMessage());
            return NO_STACK;
        }
    }

    private void stayIfAsked(Path properties) throws InterruptedException {
        if (keep) {
            out.println("waiting for Ctrl-C; how to reach the stack: " + properties);
            new CountDownLatch(1).await();
        }
    }

    private @Nullable Path runningStack() {
        if (stackFile != null) {
            return stackFile;
        }
        String given = System.getenv("GONGJI_STACK");
        Path usual = given == null ? home.resolve("data/run/stack.properties") : Path.of(given);
        return Files.exists(usual) && answers(usual) ? usual : null;
    }

    private static boolean answers(Path properties) {
        try {
            return Services.of(StackProperties.load(properties))
                            .ledger()
                            .get("/q/health/ready")
                            .status()
                    == 200;
        } catch (UncheckedIOException ended) {
            return false;
        }
    }

    private int playOnOwnStack() throws InterruptedException {
        Path data = temporary();
        LocalStack stack =
                new LocalStack(
                        new StackOptions(
                                home,
                                data,
                                Ports.free(),
                                false,
                                true,
                                StackOptions.Clock.SIMULATOR,
                                out::println));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stack, data), "stop"));
        out.println("no stack runs here; starting one for the demo in " + data);
        stack.start();
        int status = play(new DemoStack.Own(stack));
        stayIfAsked(stack.data().stackProperties());
        return status;
    }

    private void end(LocalStack stack, Path data) {
        stack.close();
        if (keep) {
            out.println("the data is left in " + data);
            return;
        }
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            out.println("some files are left in " + data);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("gongji-demo-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Plays the whole demo; gives the exit status.
    int play(DemoStack stack) {
        long began = System.nanoTime();
        Report report = new Report(out);
        try {
            Run run = Run.next(stack.services(), report);
            out.printf(
                    "run %d on this stack; persons and employers are made up and its own%n",
                    run.number());
            new ThreeGenerations(run).play();
            new PayrollMonth(run, stack).play();
            new Examples(run).play();
            new Refusals(run).play();
            new Proof(run).play();
        } catch (RuntimeException failed) {
            report.check("the demo runs to its end", "yes", "no: " + failed.getMessage());
        }
        report.printTable();
        out.printf("took %d s%n", (System.nanoTime() - began) / 1_000_000_000L);
        return report.allOk() ? 0 : 1;
    }
}
