package io.gongji.payment.messaging;

import io.gongji.contracts.EventId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.WithdrawalId;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Memo;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import io.gongji.eventstore.AnswerHandler;
import io.gongji.payment.app.HoldAnswers;
import io.gongji.payment.app.PremiumAnswers;
import io.gongji.payment.app.ReceiptAnswers;
import io.gongji.payment.app.SettlementAnswers;
import io.gongji.payment.app.SettlementAnswers.Answered;
import io.gongji.payment.app.WithdrawalAnswers;
import io.gongji.payment.domain.premium.PremiumId;
import io.gongji.payment.domain.settlement.Payment;
import io.gongji.payment.store.Answers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Takes the ledger's answers to this service's events from the journal.
public final class LedgerAnswers implements AnswerHandler {
    /// The source of the ledger's own events: its operators' and its calendar's.
    public static final String OPERATORS = "/ledger/operations";

    private static final String SETTLEMENT = "settlement/";
    private static final String WITHDRAWAL = "withdrawal/";

    private final SettlementAnswers settlements;
    private final PremiumAnswers premiums;
    private final WithdrawalAnswers withdrawals;
    private final HoldJournal holds;
    private final ReceiptAnswers receipts;
    private final Answers answers = new Answers();

    public LedgerAnswers(
            SettlementAnswers settlements,
            PremiumAnswers premiums,
            WithdrawalAnswers withdrawals,
            HoldAnswers holds,
            ReceiptAnswers receipts) {
        this.holds = new HoldJournal(holds);
        this.receipts = receipts;
        this.withdrawals = withdrawals;
        this.settlements = settlements;
        this.premiums = premiums;
    }

    @Override
    public void on(Handle handle, JournalRecord record) {
        switch (record.cause()) {
            case Cause.OfBytes _ -> {} // nobody's event
            case Cause.OfEvent cause when cause.source().equals(OPERATORS) ->
                    ofOperators(handle, record, cause);
            case Cause.OfEvent cause -> on(handle, record, cause);
        }
    }

    /// What the ledger's calendar and operators asked of the book; of that the end of holds and
    /// what becomes of parked events matters here.
    private void ofOperators(Handle handle, JournalRecord record, Cause.OfEvent cause) {
        if (cause.type().equals(EventType.HOLD_EXPIRED.wireName())) {
            holds.expired(handle, record, cause);
        } else {
            released(handle, record);
        }
    }

    private void on(Handle handle, JournalRecord record, Cause.OfEvent cause) {
        EventType type =
                EventType.named(cause.type())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "an answer to an unknown type " + cause.type()));
        switch (type) {
            case SETTLEMENT_REQUESTED -> bill(handle, record, cause);
            case SETTLEMENT_VOID_REQUESTED -> billVoid(handle, record, cause);
            case MEMBER_ENROLLED,
                    MEMBER_CLOSED,
                    MEMBER_DECEASED,
                    PAYROLL_LINE_ASSESSED,
                    PAYROLL_EMPLOYER_SHARE_ASSESSED,
                    PAYROLL_RECEIVED,
                    PAYROLL_ALLOTTED,
                    PAYROLL_ALLOTMENT_CORRECTED,
                    FLEXIBLE_RECEIVED,
                    OPENING_BALANCES_POSTED,
                    RECEIPT_UNIDENTIFIED -> {} // facts: that they are answered is all there is to
            // know
            case PREMIUM_RECEIVED -> {} // a fact too
            case RECEIPT_IDENTIFIED, RECEIPT_MATCHED, RECEIPT_RETURNED, OWN_PAYMENT_REQUESTED ->
                    receipt(handle, record, cause);
            case CATCH_UP_ASSESSED,
                    CHANNEL_REMITTED,
                    SUBSIDY_RECEIVED,
                    LARGE_COST_FEE_PAID_OVER,
                    INTEREST_RECEIVED,
                    INTEREST_CREDITED -> {} // the answer that is kept is all there is to know
            case PREMIUM_FROM_ACCOUNT_REQUESTED -> premium(handle, record, cause);
            case WITHDRAWAL_REQUESTED -> withdrawal(handle, record, cause);
            case WITHDRAWAL_PAID -> {} // a fact too
            case HOLD_PLACED -> holds.placed(handle, record, cause);
            case HOLD_CAPTURED -> holds.captured(handle, record, cause);
            case HOLD_CAPTURE_VOIDED -> holds.voided(handle, record, cause);
            case HOLD_RELEASED -> holds.released(handle, record, cause);
            case PROVIDER_ADVANCE_PAID,
                    PROVIDER_STATEMENT_APPROVED,
                    PROVIDER_STATEMENT_DISALLOWED,
                    PROVIDER_PAID,
                    PROVIDER_FINAL_ACCOUNT_SETTLED,
                    CLAIM_APPROVED,
                    CLAIM_PAID,
                    CLAIM_PAYMENT_RETURNED,
                    RECOURSE_OPENED,
                    RECOURSE_RECOVERED,
                    RECOURSE_WRITTEN_OFF -> {} // facts too
            case HOLD_EXPIRED,
                    GRANT_AUTHORISED,
                    GRANT_EARMARK_REQUESTED,
                    GRANT_ENDED,
                    WALLET_TRANSFER_SENT,
                    WALLET_TRANSFER_ACCEPTED,
                    WALLET_TRANSFER_RETURNED,
                    WALLET_TRANSFER_ARRIVED,
                    WALLET_TRANSFER_SENT_BACK,
                    PERIOD_LOCKED,
                    PERIOD_UNLOCKED,
                    PERIOD_CLOSED,
                    ACCOUNT_FROZEN,
                    ACCOUNT_UNFROZEN,
                    GRANT_FROZEN,
                    GRANT_UNFROZEN,
                    CORRECTION_APPROVED,
                    YEAR_ROLLED,
                    PREMIUM_YEAR_BEGUN,
                    PARKED_EVENT_RELEASED ->
                    throw new IllegalStateException(
                            "an answer to another service's event " + cause.eventId());
        }
        keep(handle, record, cause);
    }

    /// A fact that was parked is posted after all; what was a request keeps its refusal.
    private void released(Handle handle, JournalRecord record) {
        if (record.outcome() instanceof Outcome.Accepted accepted) {
            for (Change change : accepted.changes()) {
                if (change instanceof Change.ParkedEventReleased released
                        && released.release() == Change.Release.POSTED) {
                    answers.release(
                            handle,
                            released.eventId(),
                            new Answers.Answer(record.book(), record.seq(), null));
                }
            }
        }
    }

    private void bill(Handle handle, JournalRecord record, Cause.OfEvent cause) {
        Answered answered = answered(record, cause);
        switch (record.outcome()) {
            case Outcome.Accepted accepted ->
                    settlements.posted(handle, answered, payment(record, accepted));
            case Outcome.Declined declined ->
                    reversed(
                            handle,
                            record,
                            cause,
                            settlements.declined(handle, answered, declined.reason()));
            case Outcome.Unreadable _ -> throw unreadable(cause);
        }
    }

    /// A reversal that waited for a bill which is now declined is answered by that.
    private void reversed(
            Handle handle, JournalRecord record, Cause.OfEvent cause, @Nullable EventId reversal) {
        if (reversal != null) {
            answers.insert(
                    handle,
                    reversal,
                    cause.subject(),
                    null,
                    new Answers.Answer(record.book(), record.seq(), null));
        }
    }

    private void billVoid(Handle handle, JournalRecord record, Cause.OfEvent cause) {
        Answered answered = answered(record, cause);
        switch (record.outcome()) {
            case Outcome.Accepted _ -> settlements.voided(handle, answered, record.seq());
            case Outcome.Declined declined ->
                    settlements.voidDeclined(handle, answered, declined.reason());
            case Outcome.Unreadable _ -> throw unreadable(cause);
        }
    }

    private void withdrawal(Handle handle, JournalRecord record, Cause.OfEvent cause) {
        if (!cause.subject().startsWith(WITHDRAWAL)) {
            throw new IllegalStateException(
                    "event " + cause.eventId() + " is not about a withdrawal");
        }
        WithdrawalId id = WithdrawalId.parse(cause.subject().substring(WITHDRAWAL.length()));
        switch (record.outcome()) {
            case Outcome.Accepted _ ->
                    withdrawals.taken(handle, id, cause.eventId(), record.recordedAt());
            case Outcome.Declined declined ->
                    withdrawals.declined(
                            handle, id, cause.eventId(), declined.reason(), record.recordedAt());
            case Outcome.Unreadable _ -> throw unreadable(cause);
        }
    }

    private void receipt(Handle handle, JournalRecord record, Cause.OfEvent cause) {
        switch (record.outcome()) {
            case Outcome.Accepted accepted ->
                    receipts.posted(
                            handle, cause.eventId(), record.effectiveDate(), accepted.changes());
            case Outcome.Declined _ ->
                    receipts.declined(
                            handle, cause.eventId(), record.recordedAt(), record.effectiveDate());
            case Outcome.Unreadable _ -> throw unreadable(cause);
        }
    }

    private void premium(Handle handle, JournalRecord record, Cause.OfEvent cause) {
        PremiumId premium = PremiumId.ofSubject(cause.subject());
        switch (record.outcome()) {
            case Outcome.Accepted _ ->
                    premiums.posted(handle, premium, cause.eventId(), record.recordedAt());
            case Outcome.Declined declined ->
                    premiums.declined(
                            handle,
                            premium,
                            cause.eventId(),
                            declined.reason(),
                            record.recordedAt());
            case Outcome.Unreadable _ -> throw unreadable(cause);
        }
    }

    private void keep(Handle handle, JournalRecord record, Cause.OfEvent cause) {
        switch (record.outcome()) {
            case Outcome.Accepted accepted ->
                    answers.insert(
                            handle,
                            cause.eventId(),
                            cause.subject(),
                            region(accepted),
                            new Answers.Answer(record.book(), record.seq(), null));
            case Outcome.Declined declined ->
                    answers.insert(
                            handle,
                            cause.eventId(),
                            cause.subject(),
                            null,
                            new Answers.Answer(record.book(), record.seq(), declined.reason()));
            case Outcome.Unreadable _ -> throw unreadable(cause);
        }
    }

    private static Answered answered(JournalRecord record, Cause.OfEvent cause) {
        if (!cause.subject().startsWith(SETTLEMENT)) {
            throw new IllegalStateException(
                    "event " + cause.eventId() + " is not about a settlement");
        }
        return new Answered(
                SettlementId.parse(cause.subject().substring(SETTLEMENT.length())),
                cause.eventId(),
                record.recordedAt());
    }

    private static Payment payment(JournalRecord record, Outcome.Accepted accepted) {
        if (!(accepted.memo() instanceof Memo.BillPaid paid)) {
            throw new IllegalStateException(
                    "a posted bill without its memo, book "
                            + record.book()
                            + " seq "
                            + record.seq());
        }
        Map<GrantId, Long> grants = new LinkedHashMap<>();
        for (Posting posting : accepted.postings()) {
            if (posting.grant() != null && isGiversMoney(posting.account().code())) {
                grants.merge(posting.grant(), posting.amountFen(), Math::addExact);
            }
        }
        List<Payment.FromGrant> parts =
                grants.entrySet().stream()
                        .map(entry -> new Payment.FromGrant(entry.getKey(), entry.getValue()))
                        .toList();
        return new Payment(
                record.book(),
                record.seq(),
                paid.ownFen(),
                paid.poolFen(),
                paid.walletFen(),
                paid.cashFen(),
                parts);
    }

    private static boolean isGiversMoney(AccountCode code) {
        return code == AccountCode.PERSONAL_CURRENT
                || code == AccountCode.PERSONAL_PREVIOUS
                || code == AccountCode.EARMARK;
    }

    private static @Nullable RegionCode region(Outcome.Accepted accepted) {
        return accepted.postings().isEmpty()
                ? null
                : accepted.postings().getFirst().account().region();
    }

    static IllegalStateException unreadable(Cause.OfEvent cause) {
        return new IllegalStateException("event " + cause.eventId() + " is answered as unreadable");
    }
}
