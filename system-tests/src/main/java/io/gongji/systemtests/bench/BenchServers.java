package io.gongji.systemtests.bench;

import io.gongji.local.ChildProcess;
import io.gongji.local.Database;
import io.gongji.local.LocalServers;
import io.gongji.local.Ports;
import io.gongji.local.Service;
import io.gongji.local.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A durable PostgreSQL and a Kafka broker of the benchmark's own, in a temporary folder that goes
/// with the process, and the databases that are copied from its template.
final class BenchServers {
    private static final int LAST_LINES = 20;

    private final LocalServers servers;
    private final Path home;
    private final String ledgerJava;
    private int copies;

    /// @param home the checkout
    /// @param ledgerJava options of the ledger's JVM
    BenchServers(Path home, String ledgerJava) {
        this(home, ledgerJava, LocalServers.shared());
    }

    /// On other servers, for sides that must not meet.
    BenchServers(Path home, String ledgerJava, LocalServers servers) {
        this.servers = servers;
        this.home = home;
        this.ledgerJava = ledgerJava;
    }

    String kafka() {
        return servers.kafka().bootstrapServers();
    }

    long kafkaPid() {
        return servers.kafka().process().pid();
    }

    long postgresPid() {
        return servers.postgres().process().pid();
    }

    /// kill -9 of the server, and its recovery from the log.
    void killPostgres() {
        servers.postgres().crash();
        servers.postgres().restart();
    }

    /// kill -9 of the broker, and its start on the same logs.
    void killKafka() {
        servers.kafka().process().kill();
        servers.kafka().restart();
    }

    /// The end of the log of each server that has ended by itself: then it was no fault of the
    /// ledger.
    List<String> endedByThemselves() throws IOException {
        List<String> said = new ArrayList<>();
        for (ChildProcess server :
                List.of(servers.postgres().process(), servers.kafka().process())) {
            if (!server.isAlive()) {
                List<String> lines = Files.readAllLines(server.log());
                said.add(server.log().getFileName() + " ends with:");
                said.addAll(lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
            }
        }
        return said;
    }

    /// The database from which all others are copied.
    Database template() {
        return servers.postgres().database("bench");
    }

    /// A new database as the template is now; nobody may be connected to the template.
    Database copy(Database template) throws SQLException {
        String original = nameOf(template);
        String name = "run_" + ++copies;
        asSuperuser(
                "postgres",
                "CREATE DATABASE " + name + " TEMPLATE " + original + " STRATEGY file_copy");
        return new Database(
                template.url().replace(original, name),
                template.owner(),
                template.ownerPassword(),
                template.app(),
                template.appPassword());
    }

    /// An empty database, for sides that have tables of their own.
    Database empty() throws SQLException {
        Database template = template();
        String name = "run_" + ++copies;
        asSuperuser("postgres", "CREATE DATABASE " + name + " OWNER " + template.owner());
        return new Database(
                template.url().replace(nameOf(template), name),
                template.owner(),
                template.ownerPassword(),
                template.app(),
                template.appPassword());
    }

    void drop(Database database) throws SQLException {
        asSuperuser("postgres", "DROP DATABASE " + nameOf(database) + " WITH (FORCE)");
    }

    /// Everything that waits to be written is, so that no side pays for what another left.
    void settle() throws SQLException {
        asSuperuser("postgres", "CHECKPOINT");
    }

    void asSuperuser(String database, String sql) throws SQLException {
        try (Connection connection = servers.postgres().superuser(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Connection asOwner(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.url(), database.owner(), database.ownerPassword());
    }

    /// A connection as the service's role.
    static Connection asApp(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.app(), database.appPassword());
    }

    static String nameOf(Database database) {
        return database.url().substring(database.url().lastIndexOf('/') + 1);
    }

    /// The ledger's own process on a database; it migrates and reads at once.
    ServiceProcess ledger(Database database) {
        Ports ports = Ports.free();
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(ports.ledger()));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.app());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.appPassword());
        environment.put("QUARKUS_FLYWAY_USERNAME", database.owner());
        environment.put("QUARKUS_FLYWAY_PASSWORD", database.ownerPassword());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
        // The accounts are of 2025: the calendar would roll every one of them beside the
        // measurement.
        environment.put("GONGJI_LEDGER_YEAR_BEGINS", "false");
        if (!ledgerJava.isEmpty()) {
            environment.put("JAVA_TOOL_OPTIONS", ledgerJava);
        }
        return ServiceProcess.start(servers.data(), Service.LEDGER, home, ports, environment);
    }
}
