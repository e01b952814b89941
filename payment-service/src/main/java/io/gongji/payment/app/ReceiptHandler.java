package io.gongji.payment.app;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.event.PaidFor;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.payment.app.ReceiptTargets.Found;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.Answers;
import io.gongji.payment.store.MoneyRows;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Receipts: money in suspense is matched (认领), and money goes back by its channel (退费, 退单).
public final class ReceiptHandler {
    /// The channel of money that no channel brought.
    private static final Channel NO_CHANNEL = new Channel("SUSPENSE");

    private final Writes writes;
    private final Aggregates aggregates;
    private final MoneyHandler money;
    private final ReceiptTargets targets;
    private final GivenBack givenBack;
    private final MoneyRows rows = new MoneyRows();
    private final Answers answers = new Answers();

    public ReceiptHandler(
            Writes writes,
            Aggregates aggregates,
            MoneyHandler money,
            PayrollHandler payrolls,
            FlexibleHandler flexible,
            PremiumCases cases,
            DueHandler dues) {
        this.writes = writes;
        this.aggregates = aggregates;
        this.money = money;
        this.givenBack = new GivenBack(aggregates);
        this.targets = new ReceiptTargets(aggregates, payrolls, flexible, cases, dues);
    }

    /// What an operator says that money is for.
    public sealed interface Target {
        record Payroll(
                EmployerId employer, YearMonth month, @Nullable RegionCode region, long amountFen)
                implements Target {}

        /// The policy says how much.
        record Flexible(MemberId memberId, YearMonth month) implements Target {}

        record Premium(MemberId memberId, int year, long amountFen) implements Target {}

        /// The assessment says how much.
        record CatchUp(MemberId memberId, int year) implements Target {}

        record LargeCostFee(MemberId memberId, int year, long amountFen) implements Target {}

        record Debt(MemberId memberId, long amountFen) implements Target {}

        record PersonalAccount(MemberId memberId, long amountFen) implements Target {}
    }

    /// Whose suspense holds money that another event than an unidentified receipt put there.
    public record Where(RegionCode region, Fund fund) {}

    /// What the uses of a receipt are called.
    public static String uses(EventId receipt) {
        return "receipt/" + receipt;
    }

    /// Matches money in suspense, in whole or in part.
    ///
    /// @param where needed when this service knows of no such receipt
    public Written<EventId> match(
            WriteHead head, EventId receipt, @Nullable Where where, Target target) {
        return writes.write(
                head,
                EventId.class,
                (handle, act) -> {
                    rows.lock(handle, uses(receipt));
                    Optional<Receipt> known =
                            rows.recorded(handle, receipt)
                                    .flatMap(Receipt::of)
                                    .filter(found -> found.paidFor().isEmpty());
                    Where at =
                            where != null
                                    ? where
                                    : known.map(of -> new Where(of.region(), of.fund()))
                                            .orElse(null);
                    return at == null
                            ? new Decided.Refused<>(Refusal.UNKNOWN_RECEIPT, NAME_IT)
                            : match(handle, act, receipt, at, known, target);
                });
    }

    private Decided<EventId> match(
            Handle handle,
            Act act,
            EventId receipt,
            Where at,
            Optional<Receipt> known,
            Target target) {
        EventId eventId = new EventId(writes.newId());
        ReceiptTargets.Money sum =
                new ReceiptTargets.Money(
                        eventId,
                        known.map(Receipt::channel).orElse(NO_CHANNEL),
                        known.map(Receipt::channelReference).orElse(receipt.toString()),
                        known.map(Receipt::day).orElse(act.today()));
        return switch (targets.pay(handle, act, sum, target)) {
            case Found.Not not -> new Decided.Refused<>(not.reason(), not.detail());
            case Found.For found -> {
                if (!found.paidFor().region().book().equals(at.region().book())) {
                    yield new Decided.Refused<>(Refusal.INVALID_FIELD, OTHER_BOOK);
                }
                aggregates.append(
                        handle,
                        List.of(
                                aggregates.money(
                                        eventId,
                                        new ReceiptEvent.Matched(
                                                at.region(), at.fund(), receipt, found.paidFor()),
                                        uses(receipt),
                                        act,
                                        act.today())));
                rows.use(handle, uses(receipt), eventId);
                yield new Decided.Done<>(eventId, eventId);
            }
        };
    }

    /// A channel gave money back, or the payer's bank took it back.
    ///
    /// @param amountFen a part of what waits in suspense; null for the whole receipt and all that
    ///   it had paid
    public record Return(
            ReceiptEvent.Reason reason,
            String channelReference,
            @Nullable Long amountFen,
            @Nullable LocalDate day) {}

    /// Takes in that money went back.
    public Written<EventId> giveBack(WriteHead head, EventId receipt, Return back) {
        return writes.write(
                head,
                EventId.class,
                (handle, act) -> {
                    rows.lock(handle, uses(receipt));
                    Optional<Receipt> known = rows.recorded(handle, receipt).flatMap(Receipt::of);
                    return known.isEmpty()
                            ? new Decided.Refused<>(Refusal.UNKNOWN_RECEIPT, Sentence.NONE)
                            : giveBack(handle, act, known.get(), back);
                });
    }

    private Decided<EventId> giveBack(Handle handle, Act act, Receipt receipt, Return back) {
        Optional<MoneyRows.Given> before =
                rows.number(handle, receipt.channel().value(), back.channelReference());
        if (before.isPresent()) {
            return rows.usesOf(handle, uses(receipt.eventId())).contains(before.get().eventId())
                    ? new Decided.Done<>(before.get().eventId(), before.get().eventId())
                    : new Decided.Refused<>(Refusal.CHANNEL_REFERENCE_REUSED, MoneyHandler.REUSED);
        }
        Uses uses = Uses.of(handle, rows, answers, receipt);
        if (uses.pending()) {
            return new Decided.Refused<>(Refusal.PAYMENT_IN_PROGRESS, MATCH_ON_ITS_WAY);
        }
        Long part = back.amountFen();
        long fen = part == null ? uses.openFen() : part;
        boolean whole = fen == uses.openFen();
        if (uses.openFen() == 0 || (!whole && fen > uses.suspendedFen())) {
            return new Decided.Refused<>(Refusal.AMOUNT_DIFFERS, uses.detail());
        }
        boolean takesBack = whole && uses.openFen() > uses.suspendedFen();
        ReceiptEvent.Returned event =
                new ReceiptEvent.Returned(
                        receipt.region(),
                        receipt.fund(),
                        receipt.channel(),
                        back.channelReference(),
                        receipt.eventId(),
                        fen,
                        back.reason(),
                        takesBack ? uses.merged() : List.of());
        if (takesBack) {
            uses.paid().forEach(paid -> givenBack.giveBack(handle, act, paid.paidFor(), paid.by()));
        }
        return money.post(
                handle,
                act,
                new MoneyHandler.Fact(
                        event,
                        uses(receipt.eventId()),
                        receipt.channel(),
                        back.channelReference(),
                        back.day(),
                        uses(receipt.eventId())));
    }

    /// A sum that a receipt paid, and the event that said so.
    record Paid(PaidFor paidFor, EventId by) {}

    private static final Sentence NAME_IT =
            new Sentence(
                    "This service told of no such receipt; send region and fund as the ledger lists them.",
                    "本服务没有该笔收款，请按账本待查清单填写 region 和 fund。");
    private static final Sentence OTHER_BOOK =
            new Sentence(
                    "The money is in another province's book; return it by its channel.",
                    "该款项属于另一省的账本，请经原渠道退回。");
    private static final Sentence MATCH_ON_ITS_WAY =
            new Sentence(
                    "A match of this receipt is on its way; try again in a moment.",
                    "该笔收款正在认领，请稍后再试。");
}
