package io.gongji.payment.app;

import static io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator.defaultValidator;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.eventstore.AnswerWaiter;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.EventStore;
import io.gongji.eventstore.EventStoreSettings;
import io.gongji.eventstore.IdempotencyKeys;
import io.gongji.eventstore.Transactions;
import io.gongji.local.Database;
import io.gongji.payment.domain.file.FileJob;
import io.gongji.payment.domain.file.FileKind;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.FileContents;
import io.gongji.payment.store.FileVault;
import io.gongji.payment.store.MemberVault;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/// The part of a process that takes in files and works on them, without what is around it. Several
/// share a database.
final class FilePod implements AutoCloseable {
    final Jdbi jdbi;
    final FileWorker worker;
    final FileJobs jobs;

    FilePod(Database database, String name) {
        EventStoreSettings settings = EventStoreSettings.defaults();
        this.jdbi = jdbi(database, name);
        Transactions transactions = new Transactions(jdbi);
        IdempotencyKeys keys = new IdempotencyKeys(settings);
        AnswerWaiter waiter = new AnswerWaiter(settings);
        BusinessClock clock = BusinessClock.system();
        Writes writes = new Writes(jdbi, transactions, keys, waiter, clock, Clock.systemUTC(), 100);
        Aggregates aggregates = Aggregates.in(new EventStore(settings));
        MemberVault vault = new MemberVault(key(1), key(2));
        PolicyBook policies = PolicyBook.load(null);
        MemberHandler members = new MemberHandler(writes, aggregates, vault);
        PayrollLines lines = new PayrollLines(aggregates);
        FileHandlers handlers =
                new FileHandlers(
                        members,
                        new PayrollHandler(writes, aggregates, policies, lines),
                        lines,
                        new ChannelReceiptHandler(
                                writes,
                                aggregates,
                                new PremiumCases(aggregates, policies, vault),
                                null),
                        policies,
                        vault,
                        aggregates);
        FileContents contents = new FileContents(jdbi, new FileVault(key(1)));
        FileLimits limits =
                new FileLimits(
                        25,
                        100_000,
                        10_000_000,
                        10,
                        1,
                        Duration.ofMillis(200),
                        Duration.ofMillis(200),
                        2);
        this.worker = new FileWorker(jdbi, transactions, contents, handlers, waiter, clock, limits);
        this.jobs =
                new FileJobs(
                        jdbi,
                        transactions,
                        keys,
                        contents,
                        handlers,
                        worker,
                        waiter,
                        clock,
                        limits);
    }

    /// An empty database with this service's tables.
    static Database migrated(Database database) {
        Flyway.configure()
                .dataSource(database.url(), database.owner(), database.ownerPassword())
                .locations("classpath:db/event-store", "classpath:db/payment")
                .load()
                .migrate();
        return database;
    }

    static Jdbi jdbi(Database database, String name) {
        Jdbi jdbi = Jdbi.create(pool(database, name));
        jdbi.registerArrayType(UUID.class, "uuid");
        jdbi.registerArrayType(String.class, "text");
        return jdbi;
    }

    /// A pool as the service has it: a connection that breaks leaves it.
    private static AgroalDataSource pool(Database database, String name) {
        try {
            return AgroalDataSource.from(
                    new AgroalDataSourceConfigurationSupplier()
                            .connectionPoolConfiguration(pool ->
                                    pool.maxSize(4)
                                            .validateOnBorrow(true)
                                            .connectionValidator(defaultValidator())
                                            .acquisitionTimeout(Duration.ofSeconds(10))
                                            .exceptionSorter(new PostgreSQLExceptionSorter())
                                            .connectionFactoryConfiguration(connection ->
                                                    connection
                                                            .jdbcUrl(database.url())
                                                            .jdbcProperty("ApplicationName", name)
                                                            .principal(
                                                                    new NamePrincipal(
                                                                            database.app()))
                                                            .credential(
                                                                    new SimplePassword(
                                                                            database
                                                                                    .appPassword())))));
        } catch (SQLException e) {
            throw new IllegalStateException("no pool", e);
        }
    }

    /// Sends a member file and does not wait for it.
    Written<FileJob> send(String key, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return jobs.take(
                new FileKind.Members(),
                new ByteArrayInputStream(bytes),
                digest ->
                        WriteHead.of(
                                "test",
                                key,
                                "POST",
                                "/v1/member-files",
                                null,
                                digest.toBytes(),
                                Duration.ZERO));
    }

    @Override
    public void close() {
        worker.close();
    }

    private static byte[] key(int filler) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filler);
        return key;
    }
}
