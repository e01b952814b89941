package io.gongji.payment.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.local.Database;
import io.gongji.local.LocalServers;
import io.gongji.payment.domain.file.FileId;
import io.gongji.payment.domain.file.FileJob;
import io.gongji.payment.domain.file.FileJob.Reached;
import io.gongji.payment.domain.file.FileStatus;
import io.gongji.payment.domain.member.IdNumbers;
import io.gongji.payment.store.FileRows;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Workers of two processes on one database, whose connections break in the middle of their lines.
class FileWorkerIT {
    private static final AtomicInteger PERSONS = new AtomicInteger();

    private final Database database =
            FilePod.migrated(LocalServers.shared().freshDatabase("files"));
    private final FilePod first = new FilePod(database, "pod-1");
    private final FilePod second = new FilePod(database, "pod-2");
    private final Jdbi jdbi = FilePod.jdbi(database, "test");
    private final FileRows files = new FileRows();

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void noLineIsLostAndNoneIsDoneTwiceHoweverOftenConnectionsBreak() {
        int lines = 2_000;
        FileId file = taken(first.send("k1", members(lines)));
        AtomicInteger broken = new AtomicInteger();
        AtomicInteger next = new AtomicInteger(100);
        first.worker.start();
        second.worker.start();

        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(4))
                .until(() -> {
                    FileJob job = job(file);
                    if (!job.isDecided() && job.reached().line() >= next.get()) {
                        broken.addAndGet(breakConnections());
                        next.set(job.reached().line() + 150);
                    }
                    return job.isDecided();
                });

        FileJob job = job(file);
        assertThat(broken.get()).as("connections that broke").isGreaterThan(5);
        assertThat(job.status()).isEqualTo(FileStatus.DECIDED);
        assertThat(job.counts()).isEqualTo(new FileJob.Counts(lines, 0, 0, 0));
        assertThat(number("SELECT count(*) FROM file_line WHERE status = 'ACCEPTED'"))
                .isEqualTo(lines);
        assertThat(number("SELECT count(*) FROM file_line l JOIN event e USING (event_id)"))
                .isEqualTo(lines);
        assertThat(number("SELECT count(*) FROM event WHERE topic IS NOT NULL")).isEqualTo(lines);
        assertThat(number("SELECT sum(lines) FROM file_told")).isEqualTo(lines);
        assertThat(number("SELECT count(*) FROM file_content")).as("the file is gone").isZero();
    }

    @Test
    void aWorkerThatLostItsFileCannotMoveIt() {
        FileId file = taken(first.send("k2", members(25)));
        Reached start = job(file).reached();
        second.worker.start();
        Awaitility.await().until(() -> job(file).isDecided());

        boolean held = jdbi.inTransaction(handle -> files.hold(handle, file, start));

        assertThat(held).isFalse();
    }

    @Test
    void aFileWhoseContentIsDamagedStopsWhereItIsAndSaysSo() {
        FileId file = taken(first.send("k3", members(4_000)));
        jdbi.useHandle(handle ->
                handle.execute(
                        "DELETE FROM file_chunk WHERE file_id = ? AND ordinal >= 1", file.value()));

        first.worker.start();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> job(file).isDecided());

        FileJob job = job(file);
        assertThat(job.status()).isEqualTo(FileStatus.FAILED);
        assertThat(job.trace()).isNotNull();
        assertThat(job.reached().line()).isGreaterThan(500).isLessThan(4_000);
        assertThat(job.counts().accepted()).isEqualTo(job.reached().line() - 1);
        assertThat(FileJobs.stopped(job).english())
                .contains("line " + (job.reached().line() + 1), job.trace());
    }

    @Test
    void theSameKeyAndFileIsTheSameJobAndAnotherFileIsRefused() {
        String text = members(3);
        FileId file = taken(first.send("k4", text));

        FileId again = taken(second.send("k4", text));
        Written<FileJob> other = second.send("k4", members(3));

        assertThat(again).isEqualTo(file);
        assertThat(other)
                .isEqualTo(new Written.Refused<>(Refusal.IDEMPOTENCY_KEY_REUSED, Sentence.NONE));
        assertThat(
                        number(
                                "SELECT count(*) FROM file_content c WHERE NOT EXISTS (SELECT 1 FROM file f WHERE f.file_id = c.file_id)"))
                .isZero();
    }

    @Test
    void whatIsStoredOfAFileSaysNothing() {
        String number = numberOf(PERSONS.incrementAndGet());
        FileId file = taken(first.send("k5", header() + line(number, "欧阳示例")));

        String stored =
                jdbi.withHandle(handle ->
                        handle.select(
                                        "SELECT encode(sealed, 'escape') FROM file_chunk WHERE file_id = ?",
                                        file.value())
                                .mapTo(String.class)
                                .one());

        assertThat(stored).doesNotContain(number, number.substring(6, 14), "idNumber");
    }

    private int breakConnections() {
        return jdbi.withHandle(handle ->
                handle.createQuery(
                                """
                                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                                WHERE datname = current_database() AND application_name IN ('pod-1', 'pod-2')\
                                """)
                        .mapTo(Integer.class)
                        .one());
    }

    private static FileId taken(Written<FileJob> written) {
        return switch (written) {
            case Written.Pending<FileJob>(FileJob job) -> job.fileId();
            case Written.Posted<FileJob> _, Written.Refused<FileJob> _ ->
                    throw new AssertionError("not taken: " + written);
        };
    }

    private FileJob job(FileId file) {
        return jdbi.withHandle(handle -> files.find(handle, file)).orElseThrow();
    }

    private long number(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static String members(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> line(numberOf(PERSONS.incrementAndGet()), "示例"))
                .collect(Collectors.joining("", header(), ""));
    }

    private static String header() {
        return "idNumber,name,region,scheme,category,insuredFrom\n";
    }

    private static String line(String number, String name) {
        return number + "," + name + ",130100,EMPLOYEE,ACTIVE,2024-01-01\n";
    }

    private static String numberOf(int person) {
        return IdNumbers.of(String.format("%04d0101", 1_940 + person / 1_000), person % 1_000);
    }
}
