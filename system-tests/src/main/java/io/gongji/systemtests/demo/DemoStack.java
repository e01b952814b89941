package io.gongji.systemtests.demo;

import io.gongji.local.LocalStack;
import io.gongji.local.Service;
import io.gongji.local.StackProperties;
import io.gongji.systemtests.client.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/// The stack that the demo drives: one that runs already, or the demo's own.
sealed interface DemoStack {
    Services services();

    /// kill -9 of the ledger's process; gives its process id.
    long killLedger();

    /// Waits until the ledger is up again after a kill.
    void bringLedgerBack();

    /// The demo started it and starts the ledger again itself.
    record Own(LocalStack stack) implements DemoStack {
        @Override
        public Services services() {
            return Services.of(stack.properties());
        }

        @Override
        public long killLedger() {
            long pid = stack.service(Service.LEDGER).pid();
            stack.service(Service.LEDGER).kill();
            return pid;
        }

        @Override
        public void bringLedgerBack() {
            stack.service(Service.LEDGER).restart();
        }
    }

    /// It runs already; its supervisor starts the ledger again.
    record Found(StackProperties properties) implements DemoStack {
        private static final Duration PATIENCE = Duration.ofMinutes(2);

        @Override
        public Services services() {
            return Services.of(properties);
        }

        @Override
        public long killLedger() {
            long pid = pid();
            ProcessHandle process =
                    ProcessHandle.of(pid)
                            .orElseThrow(() ->
                                    new IllegalStateException("the ledger's process is not there"));
            process.destroyForcibly();
            process.onExit().join();
            return pid;
        }

        private long pid() {
            Path file = properties.data().resolve("run").resolve(Service.LEDGER.module() + ".pid");
            try {
                return Long.parseLong(Files.readString(file).strip().split(" ", 2)[0]);
            } catch (IOException missing) {
                throw new UncheckedIOException("the stack has no " + file, missing);
            }
        }

        @Override
        public void bringLedgerBack() {
            Awaitility.await("the stack's supervisor to start the ledger again")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreException(UncheckedIOException.class)
                    .until(() -> services().ledger().get("/q/health/ready").status() == 200);
        }
    }
}
