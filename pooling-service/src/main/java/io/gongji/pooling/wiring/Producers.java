package io.gongji.pooling.wiring;

import io.agroal.api.AgroalDataSource;
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
import io.gongji.pooling.app.Calendar;
import io.gongji.pooling.app.FaceVerification;
import io.gongji.pooling.app.MemberDirectory;
import io.gongji.pooling.gateway.FacePlatform;
import io.gongji.pooling.gateway.NeighbourLimits;
import io.gongji.pooling.gateway.PaymentMembers;
import io.gongji.pooling.messaging.JournalAnswers;
import io.gongji.pooling.rest.RestLimits;
import io.gongji.pooling.store.FaceProofs;
import io.gongji.pooling.store.GiverReviews;
import io.gongji.pooling.store.GiverStore;
import io.gongji.pooling.store.TransferStore;
import io.gongji.pooling.store.WalletStore;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

/// Makes the parts that are plain Java.
@Dependent
class Producers {
    private static final String GROUP = "gongji-pooling";

    @Produces
    @Singleton
    BusinessClock businessClock(PoolingConfig config) {
        return config.businessClockUrl()
                .map(BusinessClock::simulated)
                .orElseGet(BusinessClock::system);
    }

    @Produces
    @Singleton
    Calendar calendar(BusinessClock clock) {
        return new Calendar(clock);
    }

    @Produces
    @Singleton
    Alarms alarms() {
        return new Alarms();
    }

    @Produces
    @Singleton
    EventStoreSettings settings() {
        return EventStoreSettings.defaults();
    }

    @Produces
    @Singleton
    KafkaSettings kafka(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        return KafkaSettings.of(bootstrapServers);
    }

    @Produces
    @Singleton
    Jdbi jdbi(AgroalDataSource dataSource) {
        return Jdbi.create(dataSource);
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
    GiverReviews reviews() {
        return new GiverReviews();
    }

    @Produces
    @Singleton
    WalletStore wallets(EventStoreSettings settings) {
        return new WalletStore(new EventStore(settings));
    }

    @Produces
    @Singleton
    TransferStore transfers(EventStoreSettings settings) {
        return new TransferStore(new EventStore(settings));
    }

    @Produces
    @Singleton
    GiverStore givers(EventStoreSettings settings) {
        return new GiverStore(new EventStore(settings));
    }

    @Produces
    @Singleton
    FaceProofs faceProofs() {
        return new FaceProofs();
    }

    @Produces
    @Singleton
    IdempotencyKeys keys(EventStoreSettings settings) {
        return new IdempotencyKeys(settings);
    }

    @Produces
    @Singleton
    AnswerWaiter waiter(EventStoreSettings settings) {
        return new AnswerWaiter(settings);
    }

    @Produces
    @Singleton
    JournalReader journal(
            Jdbi jdbi,
            KafkaSettings kafka,
            EventStoreSettings settings,
            Alarms alarms,
            JournalAnswers answers,
            AnswerWaiter waiter) {
        JournalReader reader =
                new JournalReader(
                        jdbi, kafka, settings, alarms, GROUP, JournalAnswers.sources(), answers);
        reader.afterCommit(waiter::wake);
        return reader;
    }

    @Produces
    @Singleton
    PolicyBook policies(PoolingConfig config) {
        return PolicyBook.load(config.policyDir().orElse(null));
    }

    @Produces
    @Singleton
    RestLimits restLimits(PoolingConfig config) {
        return new RestLimits(
                config.rest().bodyBytesMax(), config.rest().waitDefault(), config.rest().waitMax());
    }

    @Produces
    @Singleton
    MemberDirectory members(PoolingConfig config) {
        return new PaymentMembers(config.paymentUrl(), limits(config.neighbours()));
    }

    @Produces
    @Singleton
    FaceVerification faces(PoolingConfig config) {
        return new FacePlatform(config.faceUrl(), limits(config.neighbours()));
    }

    private static NeighbourLimits limits(PoolingConfig.Neighbours neighbours) {
        return new NeighbourLimits(
                neighbours.connectTimeout(),
                neighbours.requestTimeout(),
                neighbours.attemptsMax(),
                neighbours.retryPause(),
                neighbours.answerBytesMax());
    }
}
