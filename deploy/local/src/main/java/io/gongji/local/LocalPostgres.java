package io.gongji.local;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// A durable PostgreSQL 18 on 127.0.0.1, from `start` to `close`; its data stays in `postgres/` of
/// the data directory.
///
/// `fsync`, `synchronous_commit` and `full_page_writes` are on: what was committed is there after a
/// kill and after a power cut.
public final class LocalPostgres implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final int CONNECTIONS_MAX = 200;
    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final DataDirectory data;
    private final Secrets secrets;
    private final int port;
    private volatile ChildProcess process;
    private volatile List<ProcessHandle> orphans = List.of();

    private LocalPostgres(DataDirectory data, int port) {
        this.data = data;
        this.secrets = Secrets.in(data.secrets());
        this.port = port;
        this.process = launch();
    }

    /// Makes the cluster at the first start, starts it and waits until it answers.
    public static LocalPostgres start(DataDirectory data, int port) {
        LocalPostgres postgres = new LocalPostgres(data, port);
        postgres.awaitReady();
        return postgres;
    }

    /// Starts it again after a `crash`, on the same port and with the same data.
    public void restart() {
        close();
        endOrphans();
        process = launch();
        awaitReady();
    }

    private ChildProcess launch() {
        PostgresCluster cluster = new PostgresCluster(data);
        cluster.prepare(secrets.password(SUPERUSER));
        return ChildProcess.start(
                data, "postgres", cluster.serverCommand(settings(port)), Map.of());
    }

    private static List<String> settings(int port) {
        return List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=" + CONNECTIONS_MAX,
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "shared_buffers=256MB",
                "timezone=UTC",
                "log_timezone=UTC",
                "jit=off");
    }

    private void awaitReady() {
        boolean answered = Waiting.until(START_LIMIT, () -> !process.isAlive() || answers());
        if (!answered || !process.isAlive()) {
            LocalStackException failure = process.failure("did not start");
            close();
            throw failure;
        }
    }

    private boolean answers() {
        try (Connection connection = superuser("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            if ("28P01".equals(notYet.getSQLState())) {
                throw new LocalStackException(
                        "PostgreSQL does not take the password in the data directory's secrets/: put the old file back, or start afresh with --fresh",
                        notYet);
            }
            return false;
        }
    }

    /// The database `gongji_<service>` with the roles `<service>_owner` and `<service>_app`, made
    /// at the first call.
    ///
    /// @param service a lower-case word, such as `ledger`
    public Database database(String service) {
        String name = "gongji_" + service;
        String owner = service + "_owner";
        String app = service + "_app";
        Database database =
                new Database(url(name), owner, secrets.password(owner), app, secrets.password(app));
        try (Connection server = superuser("postgres")) {
            new DatabaseRoles(server).create(name, database);
        } catch (SQLException failed) {
            throw new LocalStackException("cannot create database " + name, failed);
        }
        try (Connection inside = superuser(name)) {
            DatabaseRoles.grant(inside, database);
        } catch (SQLException failed) {
            throw new LocalStackException("cannot grant privileges in " + name, failed);
        }
        return database;
    }

    /// A new database with what another holds now, for the same roles; nobody may be connected to
    /// the other.
    ///
    /// @param name of the new database, a lower-case word
    public Database copy(Database original, String name) {
        String from = original.url().substring(original.url().lastIndexOf('/') + 1);
        String to = "gongji_" + name;
        try (Connection server = superuser("postgres");
                Statement statement = server.createStatement()) {
            statement.execute(
                    "CREATE DATABASE " + to + " TEMPLATE " + from + " OWNER " + original.owner());
            statement.execute("GRANT CONNECT ON DATABASE " + to + " TO " + original.app());
        } catch (SQLException failed) {
            throw new LocalStackException("cannot copy database " + from, failed);
        }
        return new Database(
                url(to),
                original.owner(),
                original.ownerPassword(),
                original.app(),
                original.appPassword());
    }

    /// A connection as the superuser: for tests and for repairs, never for a service.
    public Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), SUPERUSER, secrets.password(SUPERUSER));
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    public int port() {
        return port;
    }

    public ChildProcess process() {
        return process;
    }

    /// A fast shutdown: open transactions are rolled back, everything is written, the process is
    /// gone afterwards.
    @Override
    public void close() {
        process.stop(Signal.INT, STOP_LIMIT);
    }

    /// Ends the server as a crash would, and leaves its workers to notice.
    public void crash() {
        orphans =
                ProcessHandle.of(process.pid()).stream()
                        .flatMap(ProcessHandle::descendants)
                        .toList();
        process.kill();
    }

    /// While one of them works on a statement, the memory that they share is in use, and a new
    /// server does not start.
    private void endOrphans() {
        BooleanSupplier gone = () -> orphans.stream().noneMatch(ProcessHandle::isAlive);
        if (!Waiting.until(STOP_LIMIT, gone)) {
            orphans.forEach(ProcessHandle::destroyForcibly);
            boolean _ = Waiting.until(STOP_LIMIT, gone);
        }
        orphans = List.of();
    }
}
