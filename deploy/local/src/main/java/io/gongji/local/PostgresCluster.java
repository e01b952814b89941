package io.gongji.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files of a PostgreSQL cluster: made once by `initdb`, and fit to be started again after a
/// crash.
final class PostgresCluster {
    private static final String UNSHARE = "/usr/bin/unshare";

    private final PostgresBinaries binaries = PostgresBinaries.unpacked();
    private final DataDirectory data;

    PostgresCluster(DataDirectory data) {
        this.data = data;
    }

    /// Makes the cluster where there is none, and clears what a dead server left in the way of the
    /// next.
    void prepare(String superuserPassword) {
        if (!Files.exists(data.postgres().resolve("PG_VERSION"))) {
            initialise(superuserPassword);
        }
        requireVersion();
        removeStaleLock();
    }

    List<String> serverCommand(List<String> settings) {
        List<String> command = new ArrayList<>(asOrdinaryUser());
        command.add(binaries.program("postgres").toString());
        command.addAll(List.of("-D", data.postgres().toString()));
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    /// Made beside its place and moved there when whole, so that a run that was killed leaves no
    /// half of it.
    private void initialise(String superuserPassword) {
        Path fresh = data.root().resolve("postgres.new");
        Path passwordFile = data.run().resolve("initdb.password");
        PrivateFiles.deleteTree(fresh);
        PrivateFiles.write(passwordFile, superuserPassword + "\n");
        try {
            List<String> command = new ArrayList<>(asOrdinaryUser());
            command.add(binaries.program("initdb").toString());
            command.addAll(List.of("-D", fresh.toString(), "-U", "postgres", "-E", "UTF8"));
            command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile));
            command.addAll(List.of("--locale=C", "--locale-provider=builtin"));
            command.add("--builtin-locale=C.UTF-8");
            run(command);
            PrivateFiles.deleteTree(data.postgres());
            Files.move(fresh, data.postgres(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            passwordFile.toFile().delete();
        }
    }

    private void run(List<String> command) throws IOException {
        Path log = data.logs().resolve("initdb.log");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        try {
            int status = builder.start().waitFor();
            if (status != 0) {
                String said = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
                throw new LocalStackException("initdb failed:%n%s".formatted(said));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while making the cluster", interrupted);
        }
    }

    private void requireVersion() {
        try {
            String version = Files.readString(data.postgres().resolve("PG_VERSION")).strip();
            if (!version.equals(String.valueOf(PostgresBinaries.MAJOR_VERSION))) {
                throw new LocalStackException(
                        "%s was made by PostgreSQL %s and this is %d: move it away, or start afresh with --fresh"
                                .formatted(
                                        data.postgres(), version, PostgresBinaries.MAJOR_VERSION));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// A killed server leaves `postmaster.pid`. When its process lives it is ended, since the data
    /// directory is ours by lock; when its id now belongs to another program, PostgreSQL would
    /// refuse to start, so the file goes.
    private void removeStaleLock() {
        Path file = data.postgres().resolve("postmaster.pid");
        try {
            if (Files.exists(file)) {
                postmaster(file).ifPresent(process -> PidFile.end(process, Signal.INT));
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Optional<ProcessHandle> postmaster(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]+")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> servesThisDirectory(process));
    }

    private boolean servesThisDirectory(ProcessHandle process) {
        String[] arguments = process.info().arguments().orElse(new String[0]);
        return List.of(arguments).contains(data.postgres().toString());
    }

    /// PostgreSQL refuses to run as root. In a user namespace of its own it is nobody, and still
    /// owns its files.
    private static List<String> asOrdinaryUser() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (!namespacesWork()) {
            throw new LocalStackException(
                    "PostgreSQL does not run as root, and this machine allows no user namespace (unshare -U): run as an ordinary user");
        }
        return List.of(UNSHARE, "-U");
    }

    private static boolean namespacesWork() {
        try {
            return new ProcessBuilder(UNSHARE, "-U", "true").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
