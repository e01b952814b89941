package io.gongji.systemtests.bench;

import io.gongji.local.Database;
import io.gongji.local.ServiceProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./bench faults`: random events of every kind from topics as bad days leave them, while the
/// ledger, PostgreSQL and Kafka are killed at random; then everything is checked.
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = {
            "Random events of every kind, some twice, some too early, bad bytes among them, while the",
            "ledger, PostgreSQL and Kafka are killed (kill -9) at random; then everything is checked."
        })
final class FaultsBench implements Callable<Integer> {
    @Option(names = "--home", defaultValue = ".", description = "the checkout", hidden = true)
    private Path home = Path.of(".");

    @Option(
            names = "--seed",
            description =
                    "the same seed gives the same events and the same faults at the same records")
    private @Nullable Long seed;

    @Option(names = "--records", description = "how many events (default: 1,000,000)")
    private long records = 1_000_000;

    @Option(names = "--faults", description = "how many processes are killed (default: 15)")
    private int faults = 15;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Progress progress = new Progress(out);

    /// Who is killed.
    private enum Victim {
        LEDGER,
        POSTGRES,
        KAFKA
    }

    @Override
    public Integer call() throws SQLException, IOException {
        long from = seed == null ? System.nanoTime() & 0xffff_ffffL : seed;
        out.printf("seed %d, %,d events, %d faults%n", from, records, faults);
        BenchServers servers = new BenchServers(home, "");
        try {
            List<String> wrong = run(servers, from);
            wrong.forEach(fault -> out.println("FAILED: " + fault));
            if (wrong.isEmpty()) {
                out.println(
                        "every check holds: one record per event, gapless, chain whole, sums zero,"
                                + " balances equal the fold, the topic equals the table");
                return 0;
            }
        } catch (RuntimeException ended) {
            out.println("FAILED: " + ended);
            servers.endedByThemselves().forEach(out::println);
        }
        out.printf(
                "to run it again: ./bench faults --seed %d --records %d --faults %d%n",
                from, records, faults);
        return 1;
    }

    private List<String> run(BenchServers servers, long from) throws SQLException, IOException {
        Database database = servers.template();
        RandomEvents events = new RandomEvents(from);
        FaultyTopics topics = new FaultyTopics(events, from);
        progress.begin("filling the topics with " + events.kinds() + " kinds of events");
        topics.fill(servers.kafka(), records, progress);
        out.printf(
                "    %,d sent twice, %,d too early and again, %,d times bad bytes%n",
                topics.twice(), topics.early(), topics.bad());
        ServiceProcess ledger = servers.ledger(database);
        try {
            Answering answering = new Answering(database, ledger, records + topics.bad(), progress);
            progress.begin("answering while processes are killed");
            long beganNanos = System.nanoTime();
            Map<Victim, Integer> killed =
                    killOften(servers, ledger, answering, new SplittableRandom(from + 2));
            answering.awaitAll();
            out.printf(
                    "    %,d records in %,d s, killed %s%n",
                    answering.records(), (System.nanoTime() - beganNanos) / 1_000_000_000, killed);
            answering.outcomes().forEach(line -> out.println("    " + line));
            progress.begin("checking");
            return FaultsCheck.faults(
                    database, events.positions(), topics.bad(), answering.ledger());
        } finally {
            ledger.close();
        }
    }

    /// Each fault somewhere in its part of the records.
    private Map<Victim, Integer> killOften(
            BenchServers servers,
            ServiceProcess ledger,
            Answering answering,
            SplittableRandom random)
            throws SQLException {
        Map<Victim, Integer> killed = new EnumMap<>(Victim.class);
        long each = Math.max(1, records / (faults + 1));
        for (int i = 1; i <= faults; i++) {
            Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
            answering.await(each * i - random.nextLong(each));
            out.printf("    killing %s at record %,d%n", victim, answering.records());
            switch (victim) {
                case LEDGER -> {
                    ledger.kill();
                    ledger.restart();
                }
                case POSTGRES -> servers.killPostgres();
                case KAFKA -> servers.killKafka();
            }
            killed.merge(victim, 1, Integer::sum);
        }
        return killed;
    }
}
