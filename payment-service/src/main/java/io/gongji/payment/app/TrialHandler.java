package io.gongji.payment.app;

import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.BillPricing.Basis;
import io.gongji.payment.domain.counters.CountersId;
import io.gongji.payment.domain.counters.CountersState;
import io.gongji.payment.domain.pricing.Pricing;
import io.gongji.payment.ledger.SplitPreviews;
import io.gongji.payment.store.Aggregates;
import java.util.Optional;

/// A trial settlement (预结算): what a bill would cost now. It writes nothing and promises nothing.
public final class TrialHandler {
    private final Writes writes;
    private final Aggregates aggregates;
    private final BillPricing pricing;
    private final SplitPreviews previews;

    public TrialHandler(
            Writes writes, Aggregates aggregates, BillPricing pricing, SplitPreviews previews) {
        this.writes = writes;
        this.aggregates = aggregates;
        this.pricing = pricing;
        this.previews = previews;
    }

    /// What a trial says.
    public sealed interface Trial {
        record Priced(
                Pricing.Cost cost,
                Pricing.Price price,
                PolicyVersion policyVersion,
                SplitPreviews.Split split)
                implements Trial {}

        record Refused(Refusal reason, Sentence detail) implements Trial {}
    }

    /// The price of a bill in its own right.
    private record Offer(Basis basis, long usedFen) {}

    /// Prices a bill, what is reserved counted as used, and asks the ledger how it would split the
    /// self-pay.
    public Trial attempt(BillRequest bill) {
        Offer offer =
                writes.read(handle -> {
                    CountersId id = new CountersId(bill.memberId(), bill.serviceDate().getYear());
                    CountersState counters =
                            aggregates.counters().load(handle, id.toString()).state();
                    return new Offer(pricing.basis(handle, bill, writes.today()), used(counters));
                });
        return switch (offer.basis()) {
            case Basis.Refused refused -> new Trial.Refused(refused.reason(), refused.detail());
            case Basis.Found basis -> priced(bill, basis, offer.usedFen());
        };
    }

    private Trial priced(BillRequest bill, Basis.Found basis, long usedFen) {
        Pricing.Price price = Pricing.price(bill.cost(), basis.rules(), usedFen);
        Optional<SplitPreviews.Split> split =
                previews.ask(
                        new SplitPreviews.Question(
                                bill.memberId(),
                                basis.region(),
                                basis.fund(),
                                price.selfPayFen(),
                                basis.debitOrder(),
                                bill.serviceDate()));
        return split.isEmpty()
                ? new Trial.Refused(
                        Refusal.UNAVAILABLE,
                        new Sentence(
                                "The ledger does not answer; try the trial again in a moment.",
                                "账本服务暂未应答，请稍后再试预结算。"))
                : new Trial.Priced(bill.cost(), price, basis.policyVersion(), split.get());
    }

    private static long used(CountersState counters) {
        return switch (counters) {
            case CountersState.Idle idle -> idle.usedFen();
            case CountersState.Reserving reserving ->
                    Math.addExact(reserving.usedFen(), reserving.bill().fundFen());
            case CountersState.Voiding voiding -> voiding.usedFen();
        };
    }
}
