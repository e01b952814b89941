package io.gongji.payment.app;

import io.gongji.contracts.PolicyVersion;
import io.gongji.payment.domain.premium.OrderEnd;
import io.gongji.payment.domain.premium.PremiumFact;
import io.gongji.payment.domain.premium.PremiumId;
import io.gongji.payment.domain.premium.PremiumState;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregate.Prepared;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.PremiumRows;
import io.gongji.payment.store.PremiumRows.OrderStatus;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Appends what was decided on a premium, and writes the rows that orders and receipts are found
/// by, in one transaction.
final class PremiumWriter {
    private final Aggregates aggregates;
    private final PremiumRows rows = new PremiumRows();

    PremiumWriter(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    /// Prepares facts and writes their rows; the caller appends.
    ///
    /// @param day the effective date of what the ledger is told
    Prepared prepare(
            Handle handle,
            Act act,
            PremiumId premium,
            Loaded<PremiumState> loaded,
            List<PremiumFact> facts,
            LocalDate day) {
        facts.forEach(fact -> project(handle, premium, fact));
        PolicyVersion version = version(facts);
        return aggregates
                .premiums()
                .prepare(
                        loaded,
                        facts,
                        new Act(
                                act.at(),
                                day,
                                act.actor(),
                                act.correlationId(),
                                act.causationId(),
                                act.idempotencyDigest(),
                                version == null ? act.policyVersion() : version));
    }

    private void project(Handle handle, PremiumId premium, PremiumFact fact) {
        switch (fact) {
            case PremiumFact.Ordered ordered -> rows.insertOrder(handle, premium, ordered.order());
            case PremiumFact.OrderClosed closed ->
                    rows.endOrder(handle, closed.orderId(), status(closed.why()), null);
            case PremiumFact.Taken taken -> {
                rows.insertReceipt(handle, premium, taken.payment());
                if (taken.payment().orderId() != null) {
                    rows.endOrder(
                            handle,
                            taken.payment().orderId(),
                            OrderStatus.PAID,
                            taken.payment().receiptId());
                }
            }
            case PremiumFact.Returned returned -> rows.returned(handle, returned.receiptId());
            case PremiumFact.Received _,
                    PremiumFact.Requested _,
                    PremiumFact.Posted _,
                    PremiumFact.Declined _ -> {}
        }
    }

    private static OrderStatus status(OrderEnd why) {
        return switch (why) {
            case EXPIRED -> OrderStatus.EXPIRED;
            case CANCELLED, REPLACED -> OrderStatus.CANCELLED;
        };
    }

    private static @Nullable PolicyVersion version(List<PremiumFact> facts) {
        for (PremiumFact fact : facts) {
            if (fact instanceof PremiumFact.Taken taken) {
                return taken.payment().assessment().policyVersion();
            }
            if (fact instanceof PremiumFact.Ordered ordered) {
                return ordered.order().assessment().policyVersion();
            }
        }
        return null;
    }
}
