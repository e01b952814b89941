package io.gongji.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// Ends the stack's processes when the supervisor itself was killed and could not: a shell that
/// reads from the supervisor until there is no supervisor.
final class Watchdog implements AutoCloseable {
    private static final String SCRIPT =
            """
            trap '' INT TERM HUP
            cat >/dev/null
            pids=
            for file in "$1"/*.pid; do
                [ -f "$file" ] || continue
                read -r pid started <"$file" || continue
                pids="$pids $pid"
                kill -CONT "$pid" 2>/dev/null
                case $file in
                    */postgres.pid) kill -INT "$pid" 2>/dev/null ;;
                    *) kill -TERM "$pid" 2>/dev/null ;;
                esac
            done
            tries=0
            while [ $tries -lt 150 ]; do
                alive=
                for pid in $pids; do kill -0 "$pid" 2>/dev/null && alive=yes; done
                [ -n "$alive" ] || exit 0
                sleep 0.1
                tries=$((tries + 1))
            done
            for pid in $pids; do kill -KILL "$pid" 2>/dev/null; done
            """;

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    /// @param run the directory of the pid files
    static Watchdog over(Path run) {
        List<String> command =
                ChildProcess.outsideTheTerminal(
                        List.of("/bin/sh", "-c", SCRIPT, "gongji-watchdog", run.toString()));
        try {
            return new Watchdog(
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException failed) {
            throw new LocalStackException("cannot start the watchdog", failed);
        }
    }

    /// Called when everything has been stopped: it then finds no pid file, and goes.
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
