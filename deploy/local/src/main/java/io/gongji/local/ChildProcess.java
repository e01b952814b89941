package io.gongji.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process of the stack: its output goes to `logs/<name>.log`, and `run/<name>.pid` tells a later
/// run what to end when this one could not.
public final class ChildProcess {
    private static final Path NOWHERE = Path.of("/dev/null");
    private static final int TAIL_LINES = 20;
    private static final boolean CAN_LEAVE_THE_TERMINAL =
            Files.isExecutable(Path.of("/usr/bin/setsid"));

    private final String name;
    private final Process process;
    private final Path log;
    private final Path pidFile;

    private ChildProcess(String name, Process process, Path log, Path pidFile) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.pidFile = pidFile;
    }

    static ChildProcess start(
            DataDirectory data,
            String name,
            List<String> command,
            Map<String, String> environment) {
        Path log = data.logs().resolve(name + ".log");
        try {
            keepPrevious(log);
            ProcessBuilder builder = new ProcessBuilder(outsideTheTerminal(command));
            builder.environment().putAll(environment);
            builder.redirectInput(NOWHERE.toFile());
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            Process process = builder.start();
            Path pidFile = data.run().resolve(name + ".pid");
            ChildProcess child = new ChildProcess(name, process, log, pidFile);
            PidFile.write(pidFile, process.toHandle());
            return child;
        } catch (IOException failed) {
            throw new LocalStackException(
                    "cannot start %s: %s".formatted(name, failed.getMessage()), failed);
        }
    }

    /// A Ctrl-C goes to every process of the terminal; the stack stops its children itself, in
    /// order.
    static List<String> outsideTheTerminal(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (CAN_LEAVE_THE_TERMINAL) {
            whole.add("/usr/bin/setsid");
        }
        whole.addAll(command);
        return whole;
    }

    private static void keepPrevious(Path log) throws IOException {
        if (Files.exists(log)) {
            Path previous = log.resolveSibling(log.getFileName() + ".1");
            Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Asks with `signal` (`TERM`, `INT`), and ends it with KILL when it has not gone within
    /// `patience`.
    void stop(Signal signal, Duration patience) {
        try {
            if (process.isAlive()) {
                Signal.CONT.send(pid());
                signal.send(pid());
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    kill();
                }
            }
            Files.deleteIfExists(pidFile);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// kill -9, and waits until it is gone.
    public void kill() {
        Signal.KILL.send(pid());
        Waiting.until(Duration.ofSeconds(10), () -> !process.isAlive());
    }

    /// Freezes it (kill -STOP): it keeps its connections and its memory, and does nothing.
    public void pause() {
        Signal.STOP.send(pid());
    }

    /// Lets a frozen process go on (kill -CONT).
    public void resume() {
        Signal.CONT.send(pid());
    }

    /// What to tell the user when it did not come up.
    LocalStackException failure(String what) {
        String state = process.isAlive() ? "it still runs" : "exit status " + process.exitValue();
        return new LocalStackException(
                "%s %s (%s); the end of %s:%n%s".formatted(name, what, state, log, tail()));
    }

    String tail() {
        try {
            List<String> lines =
                    new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException failed) {
            return "(no log: " + failed.getMessage() + ")";
        }
    }
}
