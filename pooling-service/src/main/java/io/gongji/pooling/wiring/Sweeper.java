package io.gongji.pooling.wiring;

import io.gongji.eventstore.IdempotencyKeys;
import io.gongji.eventstore.Reason;
import io.gongji.eventstore.Transactions;
import io.gongji.pooling.app.InsuranceReview;
import io.gongji.pooling.app.TransferHandler;
import io.gongji.pooling.store.FaceProofs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// What happens by the clock: transfers go back, grants are reviewed, old keys are forgotten. Each
/// on a thread of its own, in batches; a failure is logged and the next time tries again. Several
/// processes may do the same at once: the streams' versions let one of them.
@ApplicationScoped
class Sweeper {
    private static final Logger LOG = Logger.getLogger(Sweeper.class);

    private final Transactions transactions;
    private final IdempotencyKeys keys;
    private final FaceProofs proofs;
    private final TransferHandler transfers;
    private final InsuranceReview review;
    private final PoolingConfig config;
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(
                    3, Thread.ofPlatform().daemon().name("sweeper-", 1).factory());

    Sweeper(
            Transactions transactions,
            IdempotencyKeys keys,
            FaceProofs proofs,
            TransferHandler transfers,
            InsuranceReview review,
            PoolingConfig config) {
        this.transactions = transactions;
        this.keys = keys;
        this.proofs = proofs;
        this.transfers = transfers;
        this.review = review;
        this.config = config;
    }

    void start() {
        every(config.transferReturns().every(), "transfer-returns", this::returnTransfers);
        every(config.insuranceReview().every(), "insurance-review", this::reviewGrants);
        every(Duration.ofHours(1), "forgetting", this::forget);
    }

    void stop() {
        threads.shutdownNow();
    }

    private void every(Duration pause, String name, Runnable work) {
        var _ =
                threads.scheduleWithFixedDelay(
                        () -> safely(name, work),
                        Math.min(pause.toMillis(), config.firstSweepAfter().toMillis()),
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /// A failure must not end the schedule.
    private static void safely(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warnf("A sweep failed name=%s reason=%s", name, Reason.of(e));
        }
    }

    private void returnTransfers() {
        int max = config.transferReturns().batchMax();
        int returned;
        do {
            returned = transfers.returnDue(max);
            if (returned > 0) {
                LOG.infof("Transfers given back count=%d", returned);
            }
        } while (returned == max);
    }

    private void reviewGrants() {
        int max = config.insuranceReview().batchMax();
        InsuranceReview.Tally tally;
        do {
            tally = review.run(max);
            if (tally.unanswered() > 0) {
                LOG.warnf(
                        "Insurance not answered, reviewed again later givers=%d",
                        tally.unanswered());
            }
        } while (tally.reviewed() == max);
    }

    private void forget() {
        Instant now = Instant.now();
        int swept = transactions.run(handle -> keys.sweep(handle, now));
        int forgotten =
                transactions.run(
                        handle -> proofs.forget(handle, now.minus(config.faceProofKept())));
        LOG.debugf("Forgotten idempotencyKeys=%d faceProofs=%d", swept, forgotten);
    }
}
