package io.gongji.payment.app;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.app.PaymentPasswords.Checked;
import io.gongji.payment.domain.member.MemberState;
import io.gongji.payment.domain.premium.PremiumCommand;
import io.gongji.payment.domain.premium.PremiumFact;
import io.gongji.payment.domain.premium.PremiumId;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregate.Prepared;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.MemberRows;
import io.gongji.payment.store.PremiumRows;
import io.gongji.payment.store.PremiumRows.OrderRow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;

/// Resident premiums ordered from a channel or paid from an account (domain US-02 to US-05).
public final class PremiumHandler {
    private final Writes writes;
    private final Aggregates aggregates;
    private final PremiumCases cases;
    private final PremiumWriter writer;
    private final PaymentPasswords passwords;
    private final Duration orderTtl;
    private final PremiumRows rows = new PremiumRows();
    private final MemberRows members = new MemberRows();

    /// Puts the parts together.
    ///
    /// @param orderTtl how long an order waits for its money
    public PremiumHandler(
            Writes writes,
            Aggregates aggregates,
            PremiumCases cases,
            PaymentPasswords passwords,
            Duration orderTtl) {
        this.writes = writes;
        this.aggregates = aggregates;
        this.cases = cases;
        this.writer = new PremiumWriter(aggregates);
        this.passwords = passwords;
        this.orderTtl = orderTtl;
    }

    /// An order.
    public record OrderResult(UUID orderId) {}

    /// A payment that the ledger was asked for.
    public record PaymentResult(EventId receiptId) {}

    /// Orders a channel to collect a premium.
    public Written<OrderResult> order(WriteHead head, PremiumId premium, Channel channel) {
        return writes.write(
                head,
                OrderResult.class,
                (handle, act) -> {
                    UUID orderId = writes.newId();
                    return decide(
                            handle,
                            act,
                            premium,
                            (at, day) ->
                                    new PremiumCommand.PlaceOrder(
                                            cases.basis(handle, at, day),
                                            orderId,
                                            channel,
                                            new EventId(writes.newId()),
                                            act.at(),
                                            act.at().plus(orderTtl)),
                            new OrderResult(orderId));
                });
    }

    /// Takes an order back that nobody has paid.
    public Written<OrderResult> cancel(WriteHead head, UUID orderId) {
        return writes.write(
                head,
                OrderResult.class,
                (handle, act) -> {
                    Optional<OrderRow> order = rows.order(handle, orderId);
                    return order.isEmpty()
                            ? new Decided.Refused<>(Refusal.NOT_FOUND, Sentence.NONE)
                            : decide(
                                    handle,
                                    act,
                                    order.get().premium(),
                                    (_, _) -> new PremiumCommand.CancelOrder(orderId, act.at()),
                                    new OrderResult(orderId));
                });
    }

    /// Pays from an account whose owner gives the payment password.
    public Written<PaymentResult> pay(
            WriteHead head, PremiumId premium, MemberId payer, String password) {
        Optional<Written<PaymentResult>> before = writes.again(head, PaymentResult.class);
        if (before.isPresent()) {
            return before.get();
        }
        MemberState state = writes.read(handle -> members.state(handle, payer));
        return switch (state) {
            case MemberState.Unknown _ ->
                    new Written.Refused<>(Refusal.MEMBER_UNKNOWN, Sentence.of("payerId"));
            case MemberState.Closed _ ->
                    new Written.Refused<>(Refusal.ACCOUNT_CLOSED, Sentence.of("payerId"));
            case MemberState.Open open ->
                    switch (passwords.check(payer, password)) {
                        case Checked.Refused no -> new Written.Refused<>(no.reason(), no.detail());
                        case Checked.Right _ -> paid(head, premium, payer, open.region());
                    };
        };
    }

    private Written<PaymentResult> paid(
            WriteHead head, PremiumId premium, MemberId payer, RegionCode payerRegion) {
        return writes.write(
                head,
                PaymentResult.class,
                (handle, act) -> {
                    EventId receiptId = new EventId(writes.newId());
                    return decide(
                            handle,
                            act,
                            premium,
                            (at, day) ->
                                    new PremiumCommand.PayFromAccount(
                                            cases.basis(handle, at, day),
                                            payer,
                                            payerRegion,
                                            receiptId,
                                            act.at()),
                            new PaymentResult(receiptId));
                });
    }

    private <R> Decided<R> decide(
            Handle handle,
            Act act,
            PremiumId premium,
            BiFunction<PremiumCases.Case, LocalDate, PremiumCommand> command,
            R result) {
        PremiumCases.Case at = cases.load(handle, premium);
        return switch (aggregates
                .premiums()
                .decider()
                .decide(command.apply(at, act.today()), at.premium().state())) {
            case Decision.Refused<PremiumFact> refused -> Decided.Refused.of(refused);
            case Decision.Accepted<PremiumFact> accepted -> {
                Prepared prepared =
                        writer.prepare(
                                handle, act, premium, at.premium(), accepted.events(), act.today());
                aggregates.append(handle, List.of(prepared));
                yield new Decided.Done<>(result, prepared.lastTold().orElse(null));
            }
        };
    }
}
