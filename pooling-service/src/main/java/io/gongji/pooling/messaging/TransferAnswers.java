package io.gongji.pooling.messaging;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.pooling.app.AnswerRecorder;
import io.gongji.pooling.domain.transfer.TransferCommand;
import io.gongji.pooling.domain.transfer.TransferCommand.ConfirmCredited;
import io.gongji.pooling.domain.transfer.TransferCommand.ConfirmDispatched;
import io.gongji.pooling.domain.transfer.TransferCommand.ConfirmReturned;
import io.gongji.pooling.domain.transfer.TransferCommand.ConfirmSent;
import io.gongji.pooling.domain.transfer.TransferCommand.ConfirmStranded;
import io.gongji.pooling.domain.transfer.TransferCommand.DeclineAcceptance;
import io.gongji.pooling.domain.transfer.TransferCommand.DeclineSent;
import java.util.List;
import java.util.Optional;

/// What a journal record says about transfers.
final class TransferAnswers {
    private TransferAnswers() {}

    /// One transfer and what the books say of it.
    record Answer(TransferId id, TransferCommand command) {}

    /// The answer to an event of this service.
    ///
    /// @throws IllegalStateException when it is about no transfer
    static Answer ofOwn(Cause.OfEvent cause, JournalRecord record) {
        if (!cause.subject().startsWith(AnswerRecorder.TRANSFER_SUBJECT)) {
            throw new IllegalStateException(
                    "an answer about nothing known here at " + record.book() + "/" + record.seq());
        }
        TransferId id =
                TransferId.parse(
                        cause.subject().substring(AnswerRecorder.TRANSFER_SUBJECT.length()));
        return new Answer(id, command(id, cause.type(), record));
    }

    private static TransferCommand command(TransferId id, String type, JournalRecord record) {
        if (type.equals(EventType.WALLET_TRANSFER_RETURNED.wireName())) {
            return new ConfirmReturned(id);
        }
        boolean sent = type.equals(EventType.WALLET_TRANSFER_SENT.wireName());
        return switch (record.outcome()) {
            case Outcome.Accepted accepted -> sent ? new ConfirmSent(id) : accepted(id, accepted);
            case Outcome.Declined(Refusal reason) ->
                    sent ? new DeclineSent(id, reason) : new DeclineAcceptance(id, reason);
            case Outcome.Unreadable _ -> throw JournalAnswers.unreadable(record);
        };
    }

    /// Inside one book the payee has the money at once; between two it has only left the first.
    private static TransferCommand accepted(TransferId id, Outcome.Accepted accepted) {
        return accepted.changes().stream().anyMatch(Change.TransferCredited.class::isInstance)
                ? new ConfirmCredited(id)
                : new ConfirmDispatched(id);
    }

    /// What a fact that one book told another says about transfers.
    static List<Answer> ofOtherBook(JournalRecord record) {
        return record.outcome() instanceof Outcome.Accepted accepted
                ? accepted.changes().stream()
                        .map(TransferAnswers::of)
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    private static Optional<Answer> of(Change change) {
        return switch (change) {
            case Change.TransferArrived arrived ->
                    answer(arrived.transferId(), new ConfirmCredited(arrived.transferId()));
            case Change.TransferStranded stranded ->
                    answer(stranded.transferId(), new ConfirmStranded(stranded.transferId()));
            case Change.TransferReturned returned ->
                    answer(returned.transferId(), new ConfirmReturned(returned.transferId()));
            case Change.AccountOpened _,
                    Change.AccountClosed _,
                    Change.AccountDeceased _,
                    Change.AccountFrozen _,
                    Change.AccountUnfrozen _,
                    Change.DueAssessed _,
                    Change.DuePaid _,
                    Change.DueReturned _,
                    Change.GrantDrawn _,
                    Change.GrantEnded _,
                    Change.GrantFrozen _,
                    Change.GrantRecorded _,
                    Change.GrantUnfrozen _,
                    Change.ParkedEventReleased _,
                    Change.PeriodClosed _,
                    Change.PeriodLocked _,
                    Change.PeriodUnlocked _,
                    Change.PremiumPosted _,
                    Change.PremiumReturned _,
                    Change.PublicMoneyReceived _,
                    Change.RecordReversed _,
                    Change.SettlementPosted _,
                    Change.SettlementVoided _,
                    Change.SuspenseTaken _,
                    Change.TransferCredited _,
                    Change.TransferDispatched _,
                    Change.TransferSent _,
                    Change.WithdrawalPaid _,
                    Change.HoldPlaced _,
                    Change.HoldCaptured _,
                    Change.CaptureVoided _,
                    Change.HoldReleased _,
                    Change.WithdrawalRecorded _,
                    Change.YearOpened _ ->
                    Optional.empty();
        };
    }

    private static Optional<Answer> answer(TransferId id, TransferCommand command) {
        return Optional.of(new Answer(id, command));
    }
}
