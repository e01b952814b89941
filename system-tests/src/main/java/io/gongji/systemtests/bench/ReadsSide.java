package io.gongji.systemtests.bench;

import io.gongji.local.Database;
import io.gongji.local.LocalServers;
import io.gongji.local.ServiceProcess;
import io.gongji.systemtests.bench.OpenLoop.Latencies;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Api;
import io.gongji.systemtests.client.LedgerDesk;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/// A ledger with a filled book, on servers of its own, and the questions it is asked. Every answer
/// is compared with what must come.
final class ReadsSide implements AutoCloseable {
    private static final Duration PUBLICATION_MAX = Duration.ofHours(1);

    private final ReadsData data;
    private final ServiceProcess ledger;
    private final Api api;

    private ReadsSide(ReadsData data, ServiceProcess ledger) {
        this.data = data;
        this.ledger = ledger;
        this.api = new Api(URI.create(ledger.url()));
    }

    /// What is asked.
    enum Question {
        LIVE("balance, live"),
        AS_OF_SEQ("balance as of a seq"),
        FUND_BY_DATE("fund account by effective date");

        private final String text;

        Question(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// Fills a database and starts a ledger on it; returns when Kafka has its journal.
    static ReadsSide start(Path home, ReadsData data, Progress progress) throws SQLException {
        BenchServers servers = new BenchServers(home, "", LocalServers.another());
        Database database = Template.migrated(servers);
        data.load(database, progress);
        servers.settle();
        ServiceProcess ledger = servers.ledger(database);
        ledger.awaitReady();
        ReadsSide side = new ReadsSide(data, ledger);
        LedgerDesk desk = new LedgerDesk(side.api);
        String book = ReadsData.BOOK.value();
        progress.begin("  publication of the journal");
        Awaitility.await("publication of the journal")
                .atMost(PUBLICATION_MAX)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    long published = desk.book(book).fen("publishedSeq");
                    progress.at(published, data.records());
                    return published >= data.records();
                });
        return side;
    }

    ReadsData data() {
        return data;
    }

    Latencies measure(Question question, int perSecond, Duration duration) {
        return OpenLoop.run(perSecond, duration, _ -> asked(question).getAsBoolean());
    }

    private BooleanSupplier asked(Question question) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int person = random.nextInt(data.persons());
        return switch (question) {
            case LIVE -> () -> holds(person, "", data.records());
            case AS_OF_SEQ -> {
                long seq = random.nextLong(1, data.records() + 1);
                yield () -> holds(person, "?asOfSeq=" + seq, seq);
            }
            case FUND_BY_DATE -> {
                int day = random.nextInt(ReadsData.DAYS);
                yield () -> treasuryHolds(day);
            }
        };
    }

    private boolean holds(int person, String asOf, long seq) {
        Answer answer =
                api.get("/v1/members/" + Events.member(ReadsData.BOOK, person) + "/balance" + asOf);
        return answer.status() == 200 && answer.fen("currentYearFen") == data.fenOf(person, seq);
    }

    private boolean treasuryHolds(int day) {
        Answer answer =
                api.get(
                        "/v1/accounts/balance?account=1010&fund=EMPLOYEE&region=%s&effectiveDate=%s"
                                .formatted(
                                        Events.home(ReadsData.BOOK),
                                        ReadsData.FIRST_DAY.plusDays(day)));
        return answer.status() == 200 && answer.fen("balanceFen") == data.treasuryFen(day);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
