package io.gongji.payment.app;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.PaidFor;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.payment.store.MoneyRows.Recorded;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Money that came by a channel, as the event that told of it says.
///
/// @param paidFor what it paid at once; nothing when it waits in suspense
record Receipt(
        EventId eventId,
        RegionCode region,
        Fund fund,
        Channel channel,
        String channelReference,
        long amountFen,
        LocalDate day,
        List<PaidFor> paidFor) {
    /// Empty when the event is about no money of a channel.
    static Optional<Receipt> of(Recorded recorded) {
        GongjiEvent event = recorded.event();
        if (event instanceof ContributionEvent contribution) {
            return of(recorded, contribution);
        }
        return event instanceof ReceiptEvent.Identified of
                ? Optional.of(paid(recorded, of.channel(), of.channelReference(), of.paidFor()))
                : Optional.empty();
    }

    private static Optional<Receipt> of(Recorded recorded, ContributionEvent event) {
        return switch (event) {
            case ContributionEvent.ReceiptUnidentified of ->
                    Optional.of(
                            new Receipt(
                                    recorded.eventId(),
                                    of.region(),
                                    of.fund(),
                                    of.channel(),
                                    of.channelReference(),
                                    of.amountFen(),
                                    recorded.day(),
                                    List.of()));
            case ContributionEvent.PremiumReceived of -> premium(recorded, of);
            case ContributionEvent.PayrollReceived of ->
                    Optional.of(
                            paid(
                                    recorded,
                                    of.channel(),
                                    of.channelReference(),
                                    new PaidFor.Payroll(
                                            of.employer(),
                                            of.month(),
                                            of.region(),
                                            of.employeePartFen(),
                                            of.employerPartFen())));
            case ContributionEvent.FlexibleReceived of ->
                    Optional.of(
                            paid(
                                    recorded,
                                    of.channel(),
                                    of.channelReference(),
                                    new PaidFor.Flexible(
                                            of.memberId(),
                                            of.month(),
                                            of.region(),
                                            of.amountFen())));
            case ContributionEvent.PayrollLineAssessed _,
                    ContributionEvent.EmployerShareAssessed _,
                    ContributionEvent.PayrollAllotted _,
                    ContributionEvent.AllotmentCorrected _,
                    ContributionEvent.PremiumFromAccountRequested _,
                    ContributionEvent.CatchUpAssessed _,
                    ContributionEvent.OpeningBalancesPosted _,
                    ContributionEvent.OwnPaymentRequested _ ->
                    Optional.empty();
        };
    }

    private static Optional<Receipt> premium(
            Recorded recorded, ContributionEvent.PremiumReceived of) {
        Channel channel = of.channel();
        String reference = of.channelReference();
        if (channel == null || reference == null) {
            return Optional.empty();
        }
        return Optional.of(
                paid(
                        recorded,
                        channel,
                        reference,
                        new PaidFor.Premium(
                                of.memberId(),
                                of.region(),
                                of.year(),
                                of.ownFen(),
                                of.assistanceFen(),
                                of.subsidyFen())));
    }

    private static Receipt paid(
            Recorded recorded, Channel channel, String reference, PaidFor paidFor) {
        return new Receipt(
                recorded.eventId(),
                recorded.event().region(),
                paidFor.fund(),
                channel,
                reference,
                paidFor.amountFen(),
                recorded.day(),
                List.of(paidFor));
    }
}
