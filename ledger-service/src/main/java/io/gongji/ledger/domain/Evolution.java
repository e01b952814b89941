package io.gongji.ledger.domain;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Applies one accepted record to a state: its changes in their order, then its postings.
record Evolution(BookState state, JournalRecord record, Outcome.Accepted accepted) {
    void apply() {
        accepted.changes().forEach(this::apply);
        for (Posting posting : accepted.postings()) {
            state.post(posting.account(), posting.amountFen());
        }
        suspend();
    }

    /// What a record leaves in suspense waits there under the name of its event.
    private void suspend() {
        Map<Account, Long> leftFen = null;
        for (Posting posting : accepted.postings()) {
            if (posting.account().code() == AccountCode.SUSPENSE) {
                leftFen = leftFen == null ? new HashMap<>() : leftFen;
                leftFen.merge(posting.account(), -posting.amountFen(), Math::addExact);
            }
        }
        if (leftFen != null && record.cause() instanceof Cause.OfEvent cause) {
            leftFen.forEach((account, fen) -> suspend(cause.eventId(), account, fen));
        }
    }

    private void suspend(EventId event, Account account, long fen) {
        if (fen > 0) {
            SuspenseState.Key key = new SuspenseState.Key(event, account.fund(), account.region());
            state.put(new SuspenseState(key, fen, fen, seq()));
        }
    }

    private void take(Change.SuspenseTaken taken) {
        SuspenseState.Key key =
                new SuspenseState.Key(taken.receipt(), taken.fund(), taken.region());
        state.put(
                known(state.suspense(key), "an unknown receipt is matched")
                        .taken(taken.amountFen()));
    }

    private void pay(Change.DuePaid paid) {
        DueState.Key key = new DueState.Key(paid.due(), paid.memberId(), paid.year());
        DueState before = state.due(key);
        require(before == null || !before.paid(), "a due is paid twice");
        state.put(new DueState(key, paid.amountFen(), true, seq()));
    }

    private void giveBack(Change.DueReturned returned) {
        DueState.Key key = new DueState.Key(returned.due(), returned.memberId(), returned.year());
        DueState before = known(state.due(key), "an unknown due is given back");
        require(before.paid(), "a due that is not paid is given back");
        state.put(new DueState(key, before.amountFen(), false, seq()));
    }

    private void assess(Change.DueAssessed assessed) {
        DueState.Key key = new DueState.Key(assessed.due(), assessed.memberId(), assessed.year());
        require(state.due(key) == null, "a due is assessed twice");
        state.put(new DueState(key, assessed.amountFen(), false, seq()));
    }

    private void receive(Change.PublicMoneyReceived received) {
        PublicMoneyState.Key key =
                new PublicMoneyState.Key(received.region(), received.money(), received.year());
        PublicMoneyState before = state.publicMoney(key);
        long beforeFen = before == null ? 0 : before.receivedFen();
        state.put(new PublicMoneyState(key, Math.addExact(beforeFen, received.amountFen())));
    }

    private long seq() {
        return record.seq();
    }

    private void apply(Change change) {
        switch (change) {
            case Change.AccountOpened opened -> open(opened);
            case Change.AccountClosed closed ->
                    state.put(
                            known(state.member(closed.memberId()), "an unknown account is closed")
                                    .inStatus(MemberState.Status.CLOSED, seq()));
            case Change.RecordReversed reversed -> {
                require(
                        reversed.reversedSeq() < seq()
                                && state.reversal(reversed.reversedSeq()) == null,
                        "a record is reversed twice");
                state.put(new ReversalState(reversed.reversedSeq(), seq()));
            }
            case Change.AccountDeceased deceased ->
                    state.put(
                            known(state.member(deceased.memberId()), "an unknown person dies")
                                    .inStatus(MemberState.Status.DECEASED, seq()));
            case Change.AccountFrozen frozen ->
                    freeze(
                            known(state.member(frozen.memberId()), "an unknown account is frozen"),
                            new Freeze(frozen.reason(), frozen.orderReference(), seq()));
            case Change.AccountUnfrozen unfrozen ->
                    freeze(
                            known(
                                    state.member(unfrozen.memberId()),
                                    "an unknown account is unfrozen"),
                            null);
            case Change.GrantFrozen frozen ->
                    freeze(
                            known(state.grant(frozen.grantId()), "an unknown grant is frozen"),
                            new Freeze(frozen.reason(), frozen.orderReference(), seq()));
            case Change.GrantUnfrozen unfrozen ->
                    freeze(
                            known(state.grant(unfrozen.grantId()), "an unknown grant is unfrozen"),
                            null);
            case Change.YearOpened opened ->
                    state.put(
                            known(
                                            state.member(opened.memberId()),
                                            "a year is opened for an unknown account")
                                    .inYear(opened.year(), seq()));
            case Change.GrantRecorded recorded -> {
                require(state.grant(recorded.grantId()) == null, "a grant is recorded twice");
                state.open(GrantState.recorded(recorded, seq()));
            }
            case Change.GrantDrawn drawn ->
                    state.put(
                            known(state.grant(drawn.grantId()), "an unknown grant is drawn on")
                                    .drawn(drawn));
            case Change.GrantEnded ended ->
                    state.put(
                            known(state.grant(ended.grantId()), "an unknown grant is ended")
                                    .ended());
            case Change.SettlementPosted posted -> post(posted);
            case Change.SettlementVoided voided -> takeBack(voided);
            case Change.PremiumPosted premium -> post(premium);
            case Change.PremiumReturned premium -> giveBack(premium);
            case Change.SuspenseTaken taken -> take(taken);
            case Change.DueAssessed assessed -> assess(assessed);
            case Change.DuePaid paid -> pay(paid);
            case Change.DueReturned returned -> giveBack(returned);
            case Change.PublicMoneyReceived received -> receive(received);
            case Change.WithdrawalRecorded withdrawal -> record(withdrawal);
            case Change.WithdrawalPaid paid -> pay(paid);
            case Change.ParkedEventReleased released ->
                    state.put(
                            known(
                                            state.parked(released.eventId()),
                                            "an event that was not parked is released")
                                    .released(seq()));
            case Change.PeriodLocked locked -> put(state.periods().locked(locked.month()));
            case Change.PeriodUnlocked unlocked -> unlock(unlocked.month());
            case Change.PeriodClosed closed -> put(state.periods().closed(closed.month()));
            case Change.TransferSent sent -> {
                require(state.transfer(sent.transferId()) == null, "a transfer is sent twice");
                state.put(TransferState.sent(sent, seq()));
            }
            case Change.TransferCredited credited ->
                    state.put(
                            known(
                                            state.transfer(credited.transferId()),
                                            "an unknown transfer is credited")
                                    .credited(seq()));
            case Change.TransferDispatched dispatched -> {
                number(dispatched.toBook(), dispatched.ordinal());
                state.put(
                        known(
                                        state.transfer(dispatched.transferId()),
                                        "an unknown transfer is dispatched")
                                .dispatched(dispatched, seq()));
            }
            case Change.TransferArrived arrived -> {
                require(state.transfer(arrived.transferId()) == null, "a transfer arrives twice");
                state.put(TransferState.arrived(arrived, seq()));
            }
            case Change.TransferStranded stranded -> {
                require(state.transfer(stranded.transferId()) == null, "a transfer arrives twice");
                number(stranded.toBook(), stranded.ordinal());
                state.put(TransferState.stranded(stranded, seq()));
            }
            case Change.TransferReturned returned ->
                    state.put(
                            known(
                                            state.transfer(returned.transferId()),
                                            "an unknown transfer is returned")
                                    .returned(seq()));
            case Change.HoldPlaced placed -> {
                require(state.hold(placed.holdId()) == null, "a hold is placed twice");
                state.put(HoldState.placed(placed, seq()));
            }
            case Change.HoldCaptured captured -> capture(captured);
            case Change.CaptureVoided voided -> takeBack(voided);
            case Change.HoldReleased released ->
                    state.put(hold(released.holdId()).released(released, seq()));
        }
    }

    private void freeze(MemberState member, @Nullable Freeze freeze) {
        require((member.freeze() == null) != (freeze == null), "an account is frozen twice");
        state.put(member.frozen(freeze));
    }

    private void freeze(GrantState grant, @Nullable Freeze freeze) {
        require((grant.freeze() == null) != (freeze == null), "a grant is frozen twice");
        state.put(grant.frozen(freeze));
    }

    /// The open year of a new account is that of the record that opens it.
    private void open(Change.AccountOpened opened) {
        require(state.member(opened.memberId()) == null, "an account is opened twice");
        state.open(
                MemberState.opened(
                        opened.memberId(),
                        opened.region(),
                        record.accountingDate().getYear(),
                        seq()));
    }

    private void post(Change.SettlementPosted posted) {
        require(state.settlement(posted.settlementId()) == null, "a bill is posted twice");
        state.put(new SettlementState(posted.settlementId(), seq(), null, accepted));
    }

    private void takeBack(Change.SettlementVoided voided) {
        SettlementState bill =
                known(state.settlement(voided.settlementId()), "an unknown bill is voided");
        require(
                bill.voidedBySeq() == null && bill.seq() == voided.reversedSeq(),
                "a bill is voided twice");
        state.put(bill.voided(seq()));
    }

    private void capture(Change.HoldCaptured captured) {
        require(state.capture(captured.captureId()) == null, "a capture is made twice");
        state.put(hold(captured.holdId()).captured(captured.legs(), seq()));
        state.put(
                new CaptureState(
                        captured.captureId(), captured.holdId(), captured.legs(), seq(), null));
    }

    private void takeBack(Change.CaptureVoided voided) {
        CaptureState capture =
                known(state.capture(voided.captureId()), "an unknown capture is voided");
        require(
                capture.voidedBySeq() == null && capture.seq() == voided.reversedSeq(),
                "a capture is voided twice");
        state.put(capture.voided(seq()));
    }

    private HoldState hold(HoldId id) {
        return known(state.hold(id), "an unknown hold is used");
    }

    private void post(Change.PremiumPosted premium) {
        require(!state.hasPremium(premium.memberId(), premium.year()), "a premium is posted twice");
        state.put(PremiumState.posted(premium.memberId(), premium.year(), seq()));
    }

    private void giveBack(Change.PremiumReturned premium) {
        require(
                state.hasPremium(premium.memberId(), premium.year()),
                "a premium that is not paid is given back");
        state.put(
                known(
                                state.premium(premium.memberId(), premium.year()),
                                "an unknown premium is given back")
                        .returned(seq()));
    }

    private void record(Change.WithdrawalRecorded change) {
        require(state.withdrawal(change.withdrawalId()) == null, "a withdrawal is recorded twice");
        state.put(
                new WithdrawalState(
                        change.withdrawalId(), change.memberId(), change.amountFen(), 0, seq()));
    }

    /// The record of a payment pays one withdrawal, so what it takes off 2240 is that one's.
    private void pay(Change.WithdrawalPaid paid) {
        long fen =
                accepted.postings().stream()
                        .filter(leg -> leg.account().code() == AccountCode.WITHDRAWAL_PAYABLE)
                        .mapToLong(Posting::amountFen)
                        .reduce(0, Math::addExact);
        state.put(
                known(state.withdrawal(paid.withdrawalId()), "an unknown withdrawal is paid")
                        .paid(fen));
    }

    private void unlock(YearMonth month) {
        require(!state.periods().isClosed(month), "a closed month is unlocked");
        put(state.periods().unlocked(month));
    }

    private void put(Periods periods) {
        state.put(periods);
    }

    /// Numbers of events to another book have no gap: the other book takes them in their order.
    private void number(BookId toBook, long ordinal) {
        require(
                ordinal == state.lastOrdinal(toBook) + 1,
                "an event to book " + toBook + " is numbered " + ordinal);
        state.put(new DispatchState(toBook, ordinal));
    }

    private <T> T known(@Nullable T found, String otherwise) {
        if (found == null) {
            throw new CorruptBook(otherwise + " by record " + seq());
        }
        return found;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CorruptBook(otherwise + " by record " + seq());
        }
    }
}
