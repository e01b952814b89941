package io.gongji.payment.app;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.contracts.Uuids;
import io.gongji.contracts.event.ContributionEvent.ReceiptUnidentified;
import io.gongji.contracts.journal.Sha256;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.decider.Decider;
import io.gongji.eventstore.decider.Decision;
import io.gongji.payment.domain.premium.PremiumCommand;
import io.gongji.payment.domain.premium.PremiumFact;
import io.gongji.payment.domain.premium.PremiumId;
import io.gongji.payment.domain.premium.PremiumState;
import io.gongji.payment.store.Act;
import io.gongji.payment.store.Aggregate.Prepared;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.ChannelReceipts;
import io.gongji.payment.store.ChannelReceipts.Known;
import io.gongji.payment.store.Loaded;
import io.gongji.payment.store.Numbers;
import io.gongji.payment.store.PremiumRows;
import io.gongji.payment.store.PremiumRows.OrderRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Money of premiums that came by a channel: by a signed call-back, or as a line of a school's or a
/// village's file. What a channel has taken is a fact: when nobody can say what it was for, it goes
/// into suspense (2310; domain US-55).
public final class ChannelReceiptHandler {
    private final Writes writes;
    private final Aggregates aggregates;
    private final PremiumCases cases;
    private final PremiumWriter writer;
    private final @Nullable RegionCode suspenseRegion;
    private final PremiumRows rows = new PremiumRows();
    private final ChannelReceipts receipts = new ChannelReceipts();
    private final Numbers numbers = new Numbers();

    /// Puts the parts together.
    ///
    /// @param suspenseRegion whose money it is when the order is unknown
    public ChannelReceiptHandler(
            Writes writes,
            Aggregates aggregates,
            PremiumCases cases,
            @Nullable RegionCode suspenseRegion) {
        this.writes = writes;
        this.aggregates = aggregates;
        this.cases = cases;
        this.writer = new PremiumWriter(aggregates);
        this.suspenseRegion = suspenseRegion;
    }

    /// What a channel's call-back says.
    public record Report(
            Channel channel, UUID orderId, String reference, long amountFen, Instant paidAt) {
        private Sha256 digest() {
            return digestOf("order", orderId, amountFen, paidAt);
        }
    }

    /// What became of it.
    ///
    /// @param eventId the receipt, or the money in suspense
    /// @param reason why it is in suspense; null when it paid the order
    public record Reported(EventId eventId, @Nullable Refusal reason) {}

    /// A line of a school's or a village's file.
    ///
    /// @param reference unique for ever in its channel
    public record Line(
            MemberId memberId,
            int year,
            long amountFen,
            Channel channel,
            String reference,
            Instant paidAt) {
        private PremiumId premium() {
            return new PremiumId(memberId, year);
        }

        private Sha256 digest() {
            return digestOf("line", memberId, year, amountFen);
        }
    }

    /// Takes a call-back in; the same one again is answered alike, for ever.
    public Written<Reported> report(Report report) {
        WriteHead head =
                new WriteHead(
                        "channel:" + report.channel(),
                        report.reference(),
                        report.digest(),
                        "/v1/channels/" + report.channel() + "/callbacks",
                        Uuids.version7(System.currentTimeMillis()).toString(),
                        Duration.ZERO);
        Written<Reported> written =
                writes.write(head, Reported.class, (handle, act) -> report(handle, act, report));
        return written instanceof Written.Refused<Reported>(Refusal reason, _)
                        && reason == Refusal.IDEMPOTENCY_KEY_REUSED
                ? new Written.Refused<>(Refusal.CHANNEL_REFERENCE_REUSED, REUSED)
                : written;
    }

    private Decided<Reported> report(Handle handle, Act act, Report report) {
        Optional<Known> known = receipts.find(handle, report.channel(), report.reference());
        if (known.isPresent() && known.get().digest().equals(report.digest())) {
            return new Decided.Done<>(
                    new Reported(known.get().eventId(), known.get().refusal()), null);
        }
        EventId eventId = new EventId(writes.newId());
        if (known.isPresent()
                || !numbers.takeReference(
                        handle, report.channel(), report.reference(), "receipt/" + eventId)) {
            return new Decided.Refused<>(Refusal.CHANNEL_REFERENCE_REUSED, REUSED);
        }
        Optional<OrderRow> order = rows.order(handle, report.orderId());
        Refusal reason =
                order.isEmpty() || !order.get().order().channel().equals(report.channel())
                        ? Refusal.NOT_FOUND
                        : match(handle, act, report, order.get(), eventId);
        if (reason != null) {
            RegionCode region = order.map(found -> found.order().region()).orElse(suspenseRegion);
            if (region == null) {
                return new Decided.Refused<>(Refusal.NOT_CONFIGURED, NO_SUSPENSE);
            }
            suspend(handle, act, report, region, eventId);
        }
        receipts.insert(
                handle,
                report.channel(),
                report.reference(),
                new Known(report.digest(), eventId, reason));
        return new Decided.Done<>(new Reported(eventId, reason), null);
    }

    /// Pays the order, or says why its money cannot.
    private @Nullable Refusal match(
            Handle handle, Act act, Report report, OrderRow order, EventId eventId) {
        LocalDate day = LocalDate.ofInstant(report.paidAt(), BusinessClock.ZONE);
        PremiumCases.Case at = cases.load(handle, order.premium());
        PremiumCommand command =
                new PremiumCommand.Receive(
                        cases.basis(handle, at, day),
                        order.order(),
                        report.channel(),
                        report.reference(),
                        report.amountFen(),
                        report.paidAt(),
                        eventId,
                        act.at());
        return switch (aggregates.premiums().decider().decide(command, at.premium().state())) {
            case Decision.Refused<PremiumFact> no -> no.reason();
            case Decision.Accepted<PremiumFact> accepted -> {
                aggregates.append(
                        handle,
                        List.of(
                                writer.prepare(
                                        handle,
                                        act,
                                        order.premium(),
                                        at.premium(),
                                        accepted.events(),
                                        day)));
                yield null;
            }
        };
    }

    private void suspend(
            Handle handle, Act act, Report report, RegionCode region, EventId eventId) {
        aggregates.append(
                handle,
                List.of(
                        aggregates.unidentified(
                                eventId,
                                new ReceiptUnidentified(
                                        region,
                                        Fund.RESIDENT,
                                        report.channel(),
                                        report.reference(),
                                        report.amountFen()),
                                act)));
    }

    /// Takes in a block of lines in the transaction at hand. A line that was taken in before, by
    /// this file or another, is a repeat; a refused one leaves nothing behind, its money is the
    /// collector's to sort out.
    ///
    /// @return one outcome for each line, in their order
    public List<LineOutcome> receive(Handle handle, Act act, List<Line> lines) {
        Map<Channel, Map<String, Known>> known = known(handle, lines);
        Map<PremiumId, PremiumCases.Case> loaded =
                cases.load(handle, lines.stream().map(Line::premium).distinct().toList());
        Map<PremiumId, PremiumState> states = new HashMap<>();
        List<LineOutcome> outcomes = new ArrayList<>(lines.size());
        List<Prepared> prepared = new ArrayList<>();
        for (Line line : lines) {
            Known before = known.getOrDefault(line.channel(), Map.of()).get(line.reference());
            if (before != null) {
                outcomes.add(
                        before.digest().equals(line.digest())
                                ? new LineOutcome.Repeated()
                                : new LineOutcome.Rejected(
                                        Refusal.CHANNEL_REFERENCE_REUSED, REUSED));
                continue;
            }
            PremiumCases.Case at = Objects.requireNonNull(loaded.get(line.premium()));
            EventId eventId = new EventId(writes.newId());
            PremiumState state = states.getOrDefault(line.premium(), at.premium().state());
            switch (decide(handle, act, line, at, state, eventId)) {
                case Decision.Refused<PremiumFact> no ->
                        outcomes.add(new LineOutcome.Rejected(no.reason(), no.detail()));
                case Decision.Accepted<PremiumFact> accepted -> {
                    if (!numbers.takeReference(
                            handle, line.channel(), line.reference(), "receipt/" + eventId)) {
                        outcomes.add(
                                new LineOutcome.Rejected(Refusal.CHANNEL_REFERENCE_REUSED, REUSED));
                        continue;
                    }
                    Known now = new Known(line.digest(), eventId, null);
                    receipts.insert(handle, line.channel(), line.reference(), now);
                    known.computeIfAbsent(line.channel(), _ -> new HashMap<>())
                            .put(line.reference(), now);
                    prepared.add(prepare(handle, act, line, at.premium(), accepted.events()));
                    states.put(
                            line.premium(),
                            Decider.fold(
                                    aggregates.premiums().decider(), state, accepted.events()));
                    outcomes.add(new LineOutcome.Accepted(bookOf(accepted.events()), eventId));
                }
            }
        }
        aggregates.append(handle, prepared);
        return outcomes;
    }

    private static BookId bookOf(List<PremiumFact> facts) {
        for (PremiumFact fact : facts) {
            if (fact instanceof PremiumFact.Received received) {
                return received.told().region().book();
            }
        }
        throw new IllegalStateException("a receipt that the ledger is not told of");
    }

    private Prepared prepare(
            Handle handle,
            Act act,
            Line line,
            Loaded<PremiumState> premium,
            List<PremiumFact> facts) {
        LocalDate day = LocalDate.ofInstant(line.paidAt(), BusinessClock.ZONE);
        return writer.prepare(handle, act, line.premium(), premium, facts, day);
    }

    private Decision<PremiumFact> decide(
            Handle handle,
            Act act,
            Line line,
            PremiumCases.Case at,
            PremiumState state,
            EventId eventId) {
        LocalDate day = LocalDate.ofInstant(line.paidAt(), BusinessClock.ZONE);
        return aggregates
                .premiums()
                .decider()
                .decide(
                        new PremiumCommand.Receive(
                                cases.basis(handle, at, day),
                                null,
                                line.channel(),
                                line.reference(),
                                line.amountFen(),
                                line.paidAt(),
                                eventId,
                                act.at()),
                        state);
    }

    private Map<Channel, Map<String, Known>> known(Handle handle, List<Line> lines) {
        Map<Channel, Map<String, Known>> known = new HashMap<>();
        lines.stream()
                .collect(
                        Collectors.groupingBy(
                                Line::channel,
                                Collectors.mapping(Line::reference, Collectors.toList())))
                .forEach((channel, references) ->
                        known.put(
                                channel,
                                new HashMap<>(receipts.find(handle, channel, references))));
        return known;
    }

    private static final Sentence REUSED =
            new Sentence(
                    "channelReference: the channel reported another payment under it; use a new one.",
                    "channelReference：该渠道流水号已用于另一笔付款，请使用新的流水号。");

    private static final Sentence NO_SUSPENSE =
            new Sentence(
                    "Nobody knows the order and no region is configured for unidentified receipts; ask the"
                            + " operator to set gongji.suspense-region, then report again.",
                    "订单不存在，且未配置待查款项的统筹区；请运维设置 gongji.suspense-region 后重新通知。");

    private static Sha256 digestOf(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            text.append(part).append('\n');
        }
        return Sha256.digestOf(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
