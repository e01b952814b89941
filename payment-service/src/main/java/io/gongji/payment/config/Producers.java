package io.gongji.payment.config;

import io.gongji.contracts.policy.PolicyBook;
import io.gongji.eventstore.Alarms;
import io.gongji.eventstore.AnswerWaiter;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.EventRelay;
import io.gongji.eventstore.EventStore;
import io.gongji.eventstore.EventStoreSettings;
import io.gongji.eventstore.IdempotencyKeys;
import io.gongji.eventstore.JournalReader;
import io.gongji.eventstore.KafkaSettings;
import io.gongji.eventstore.Transactions;
import io.gongji.payment.app.AllotmentHandler;
import io.gongji.payment.app.BillPricing;
import io.gongji.payment.app.ChannelReceiptHandler;
import io.gongji.payment.app.FileHandlers;
import io.gongji.payment.app.FileJobs;
import io.gongji.payment.app.FileLimits;
import io.gongji.payment.app.FileWorker;
import io.gongji.payment.app.FlexibleHandler;
import io.gongji.payment.app.HoldAnswers;
import io.gongji.payment.app.Limits;
import io.gongji.payment.app.MemberHandler;
import io.gongji.payment.app.PayrollHandler;
import io.gongji.payment.app.PayrollLines;
import io.gongji.payment.app.PremiumAnswers;
import io.gongji.payment.app.ReceiptAnswers;
import io.gongji.payment.app.SettlementAnswers;
import io.gongji.payment.app.SettlementHandler;
import io.gongji.payment.app.TrialHandler;
import io.gongji.payment.app.WithdrawalAnswers;
import io.gongji.payment.app.Writes;
import io.gongji.payment.ledger.SplitPreviews;
import io.gongji.payment.messaging.LedgerAnswers;
import io.gongji.payment.rest.RestLimits;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.FileContents;
import io.gongji.payment.store.FileVault;
import io.gongji.payment.store.MemberVault;
import io.gongji.payment.store.Told;
import io.gongji.payment.view.FileQueries;
import io.gongji.payment.view.MemberQueries;
import io.gongji.payment.view.PayrollQueries;
import io.gongji.payment.view.SettlementQueries;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/// Builds the parts of this service; each is plain Java that knows nothing of the framework.
@Singleton
final class Producers {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /// The time by which acts of persons are judged.
    @Produces
    @Singleton
    BusinessClock businessClock(PaymentConfig config) {
        return config.businessClockUrl()
                .map(BusinessClock::simulated)
                .orElseGet(BusinessClock::system);
    }

    @Produces
    @Singleton
    EventStoreSettings settings(PaymentConfig config) {
        EventStoreSettings defaults = EventStoreSettings.defaults();
        return new EventStoreSettings(
                defaults.eventBytesMax(),
                defaults.retriesMax(),
                defaults.relay(),
                defaults.journal(),
                new EventStoreSettings.Answers(
                        config.limit().answerPoll(), config.limit().writesAtOnce()),
                defaults.keys());
    }

    @Produces
    @Singleton
    Jdbi jdbi(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource);
        jdbi.registerArrayType(UUID.class, "uuid");
        jdbi.registerArrayType(String.class, "text");
        return jdbi;
    }

    @Produces
    @Singleton
    KafkaSettings kafka(PaymentConfig config) {
        return KafkaSettings.of(config.kafkaBootstrap());
    }

    @Produces
    @Singleton
    Alarms alarms(Clock clock) {
        return new Alarms(clock);
    }

    @Produces
    @Singleton
    EventRelay relay(Jdbi jdbi, KafkaSettings kafka, EventStoreSettings settings, Alarms alarms) {
        return new EventRelay(jdbi, kafka, settings, alarms);
    }

    @Produces
    @Singleton
    Transactions transactions(Jdbi jdbi, EventStoreSettings settings, EventRelay relay) {
        return new Transactions(jdbi, settings, relay::wake);
    }

    @Produces
    @Singleton
    AnswerWaiter waiter(EventStoreSettings settings) {
        return new AnswerWaiter(settings);
    }

    @Produces
    @Singleton
    JournalReader reader(
            Jdbi jdbi,
            KafkaSettings kafka,
            EventStoreSettings settings,
            Alarms alarms,
            PaymentConfig config,
            Aggregates aggregates,
            AnswerWaiter waiter,
            MemberHandler members) {
        JournalReader reader =
                new JournalReader(
                        jdbi,
                        kafka,
                        settings,
                        alarms,
                        config.journalGroup(),
                        Set.of(
                                Told.MEMBERS,
                                Told.CONTRIBUTIONS,
                                Told.SETTLEMENTS,
                                Told.OPERATIONS,
                                LedgerAnswers.OPERATORS),
                        new LedgerAnswers(
                                new SettlementAnswers(aggregates),
                                new PremiumAnswers(aggregates),
                                new WithdrawalAnswers(aggregates, members),
                                new HoldAnswers(aggregates),
                                new ReceiptAnswers(aggregates)));
        reader.afterCommit(waiter::wake);
        return reader;
    }

    @Produces
    @Singleton
    Aggregates aggregates(EventStoreSettings settings) {
        return Aggregates.in(new EventStore(settings));
    }

    @Produces
    @Singleton
    IdempotencyKeys keys(EventStoreSettings settings) {
        return new IdempotencyKeys(settings);
    }

    @Produces
    @Singleton
    PolicyBook policies(PaymentConfig config) {
        return PolicyBook.load(config.policyDir().orElse(null));
    }

    @Produces
    @Singleton
    MemberVault vault(PaymentConfig config) {
        return new MemberVault(
                key("GONGJI_MASTER_KEY", config.masterKey()),
                key("GONGJI_LOOKUP_KEY", config.lookupKey()));
    }

    private static byte[] key(String name, String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    name + " is not base64; give it 32 random bytes in base64");
        }
    }

    @Produces
    @Singleton
    Limits limits(PaymentConfig config) {
        return new Limits(config.limit().writesAtOnce());
    }

    @Produces
    @Singleton
    RestLimits restLimits(PaymentConfig config) {
        PaymentConfig.Limit limit = config.limit();
        return new RestLimits(
                limit.jsonBytes(),
                limit.fileBytes(),
                limit.waitDefault(),
                limit.waitMax(),
                limit.quoteWages());
    }

    @Produces
    @Singleton
    Writes writes(
            Jdbi jdbi,
            Transactions transactions,
            IdempotencyKeys keys,
            AnswerWaiter waiter,
            BusinessClock businessClock,
            Clock clock,
            Limits limits) {
        return new Writes(
                jdbi, transactions, keys, waiter, businessClock, clock, limits.writesAtOnce());
    }

    @Produces
    @Singleton
    MemberHandler members(Writes writes, Aggregates aggregates, MemberVault vault) {
        return new MemberHandler(writes, aggregates, vault);
    }

    @Produces
    @Singleton
    FileLimits fileLimits(PaymentConfig config) {
        PaymentConfig.Limit limit = config.limit();
        return new FileLimits(
                limit.chunkLines(),
                limit.fileLines(),
                limit.fileBytes(),
                limit.filesAtOnce(),
                limit.fileWorkers(),
                limit.fileSlice(),
                limit.filePoll(),
                limit.fileFailures());
    }

    @Produces
    @Singleton
    FileContents fileContents(Jdbi jdbi, PaymentConfig config) {
        return new FileContents(jdbi, new FileVault(key("GONGJI_MASTER_KEY", config.masterKey())));
    }

    @Produces
    @Singleton
    FileHandlers fileHandlers(
            MemberHandler members,
            PayrollHandler payrolls,
            PayrollLines lines,
            ChannelReceiptHandler receipts,
            PolicyBook policies,
            MemberVault vault,
            Aggregates aggregates) {
        return new FileHandlers(members, payrolls, lines, receipts, policies, vault, aggregates);
    }

    @Produces
    @Singleton
    FileWorker fileWorker(
            Jdbi jdbi,
            Transactions transactions,
            FileContents contents,
            FileHandlers handlers,
            AnswerWaiter waiter,
            BusinessClock clock,
            FileLimits limits) {
        return new FileWorker(jdbi, transactions, contents, handlers, waiter, clock, limits);
    }

    @Produces
    @Singleton
    FileJobs fileJobs(
            Jdbi jdbi,
            Transactions transactions,
            IdempotencyKeys keys,
            FileContents contents,
            FileHandlers handlers,
            FileWorker worker,
            AnswerWaiter waiter,
            BusinessClock clock,
            FileLimits limits) {
        return new FileJobs(
                jdbi, transactions, keys, contents, handlers, worker, waiter, clock, limits);
    }

    @Produces
    @Singleton
    FileQueries fileQueries(Jdbi jdbi, PaymentConfig config) {
        return new FileQueries(jdbi, config.limit().fileErrors());
    }

    @Produces
    @Singleton
    PayrollLines payrollLines(Aggregates aggregates) {
        return new PayrollLines(aggregates);
    }

    @Produces
    @Singleton
    PayrollHandler payrolls(
            Writes writes, Aggregates aggregates, PolicyBook policies, PayrollLines lines) {
        return new PayrollHandler(writes, aggregates, policies, lines);
    }

    @Produces
    @Singleton
    AllotmentHandler allotments(
            Writes writes,
            Transactions transactions,
            Aggregates aggregates,
            PayrollHandler payrolls) {
        return new AllotmentHandler(writes, transactions, aggregates, payrolls);
    }

    @Produces
    @Singleton
    FlexibleHandler flexible(Writes writes, Aggregates aggregates, PolicyBook policies) {
        return new FlexibleHandler(writes, aggregates, policies);
    }

    @Produces
    @Singleton
    BillPricing pricing(PolicyBook policies, MemberVault vault) {
        return new BillPricing(policies, vault);
    }

    @Produces
    @Singleton
    SettlementHandler settlements(Writes writes, Aggregates aggregates, BillPricing pricing) {
        return new SettlementHandler(writes, aggregates, pricing);
    }

    @Produces
    @Singleton
    TrialHandler trials(
            Writes writes, Aggregates aggregates, BillPricing pricing, PaymentConfig config) {
        return new TrialHandler(
                writes,
                aggregates,
                pricing,
                new SplitPreviews(config.ledgerUrl(), config.ledgerTimeout()));
    }

    @Produces
    @Singleton
    MemberQueries memberQueries(Jdbi jdbi, MemberVault vault) {
        return new MemberQueries(jdbi, vault);
    }

    @Produces
    @Singleton
    PayrollQueries payrollQueries(Jdbi jdbi, Aggregates aggregates) {
        return new PayrollQueries(jdbi, aggregates);
    }

    @Produces
    @Singleton
    SettlementQueries settlementQueries(Jdbi jdbi, Aggregates aggregates) {
        return new SettlementQueries(jdbi, aggregates);
    }
}
