package io.gongji.contracts.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import java.io.IOException;
import java.util.List;

/// Writes the changes of a record, each with its kind first.
final class ChangeWriter {
    private ChangeWriter() {}

    static void write(JsonGenerator json, Change change) throws IOException {
        json.writeStartObject();
        switch (change) {
            case Change.AccountOpened opened -> {
                kind(json, "ACCOUNT_OPENED");
                text(json, "memberId", opened.memberId());
                text(json, "region", opened.region());
            }
            case Change.AccountClosed closed -> {
                kind(json, "ACCOUNT_CLOSED");
                text(json, "memberId", closed.memberId());
            }
            case Change.AccountDeceased deceased -> {
                kind(json, "ACCOUNT_DECEASED");
                text(json, "memberId", deceased.memberId());
            }
            case Change.AccountFrozen frozen -> {
                kind(json, "ACCOUNT_FROZEN");
                text(json, "memberId", frozen.memberId());
                text(json, "reason", frozen.reason());
                text(json, "orderReference", frozen.orderReference());
            }
            case Change.AccountUnfrozen unfrozen -> {
                kind(json, "ACCOUNT_UNFROZEN");
                text(json, "memberId", unfrozen.memberId());
            }
            case Change.GrantFrozen frozen -> {
                kind(json, "GRANT_FROZEN");
                text(json, "grantId", frozen.grantId());
                text(json, "reason", frozen.reason());
                text(json, "orderReference", frozen.orderReference());
            }
            case Change.GrantUnfrozen unfrozen -> {
                kind(json, "GRANT_UNFROZEN");
                text(json, "grantId", unfrozen.grantId());
            }
            case Change.RecordReversed reversed -> {
                kind(json, "RECORD_REVERSED");
                json.writeNumberField("reversedSeq", reversed.reversedSeq());
                text(json, "reason", reversed.reason());
            }
            case Change.GrantRecorded grant -> writeGrant(json, grant);
            case Change.GrantEnded ended -> {
                kind(json, "GRANT_ENDED");
                text(json, "grantId", ended.grantId());
            }
            case Change.GrantDrawn drawn -> {
                kind(json, "GRANT_DRAWN");
                text(json, "grantId", drawn.grantId());
                json.writeNumberField("year", drawn.year());
                json.writeNumberField("currentFen", drawn.currentFen());
                json.writeNumberField("previousFen", drawn.previousFen());
            }
            case Change.SettlementPosted posted -> {
                kind(json, "SETTLEMENT_POSTED");
                text(json, "settlementId", posted.settlementId());
            }
            case Change.SettlementVoided voided -> {
                kind(json, "SETTLEMENT_VOIDED");
                text(json, "settlementId", voided.settlementId());
                json.writeNumberField("reversedSeq", voided.reversedSeq());
            }
            case Change.YearOpened opened -> {
                kind(json, "YEAR_OPENED");
                text(json, "memberId", opened.memberId());
                json.writeNumberField("year", opened.year());
            }
            case Change.PremiumPosted posted -> {
                kind(json, "PREMIUM_POSTED");
                text(json, "memberId", posted.memberId());
                json.writeNumberField("year", posted.year());
            }
            case Change.PeriodLocked locked -> {
                kind(json, "PERIOD_LOCKED");
                text(json, "month", locked.month());
            }
            case Change.PeriodUnlocked unlocked -> {
                kind(json, "PERIOD_UNLOCKED");
                text(json, "month", unlocked.month());
            }
            case Change.PeriodClosed closed -> {
                kind(json, "PERIOD_CLOSED");
                text(json, "month", closed.month());
            }
            case Change.TransferSent sent -> {
                kind(json, "TRANSFER_SENT");
                text(json, "transferId", sent.transferId());
                text(json, "payer", sent.payer());
                text(json, "payerRegion", sent.payerRegion());
                text(json, "payee", sent.payee());
                text(json, "payeeRegion", sent.payeeRegion());
                json.writeNumberField("fromCurrentFen", sent.fromCurrentFen());
                json.writeNumberField("fromPreviousFen", sent.fromPreviousFen());
                json.writeNumberField("fromWalletFen", sent.fromWalletFen());
            }
            case Change.TransferCredited credited -> {
                kind(json, "TRANSFER_CREDITED");
                text(json, "transferId", credited.transferId());
            }
            case Change.TransferDispatched dispatched -> {
                kind(json, "TRANSFER_DISPATCHED");
                text(json, "transferId", dispatched.transferId());
                text(json, "toBook", dispatched.toBook());
                json.writeNumberField("ordinal", dispatched.ordinal());
            }
            case Change.TransferArrived arrived -> {
                kind(json, "TRANSFER_ARRIVED");
                text(json, "transferId", arrived.transferId());
                text(json, "payer", arrived.payer());
                text(json, "payerRegion", arrived.payerRegion());
                text(json, "payee", arrived.payee());
                text(json, "payeeRegion", arrived.payeeRegion());
                json.writeNumberField("amountFen", arrived.amountFen());
            }
            case Change.TransferStranded stranded -> {
                kind(json, "TRANSFER_STRANDED");
                text(json, "transferId", stranded.transferId());
                text(json, "payer", stranded.payer());
                text(json, "payerRegion", stranded.payerRegion());
                text(json, "payee", stranded.payee());
                text(json, "payeeRegion", stranded.payeeRegion());
                json.writeNumberField("amountFen", stranded.amountFen());
                text(json, "toBook", stranded.toBook());
                json.writeNumberField("ordinal", stranded.ordinal());
            }
            case Change.TransferReturned returned -> {
                kind(json, "TRANSFER_RETURNED");
                text(json, "transferId", returned.transferId());
            }
            case Change.WithdrawalRecorded recorded -> {
                kind(json, "WITHDRAWAL_RECORDED");
                text(json, "withdrawalId", recorded.withdrawalId());
                text(json, "memberId", recorded.memberId());
                json.writeNumberField("amountFen", recorded.amountFen());
            }
            case Change.WithdrawalPaid paid -> {
                kind(json, "WITHDRAWAL_PAID");
                text(json, "withdrawalId", paid.withdrawalId());
            }
            case Change.PremiumReturned returned -> {
                kind(json, "PREMIUM_RETURNED");
                text(json, "memberId", returned.memberId());
                json.writeNumberField("year", returned.year());
            }
            case Change.SuspenseTaken taken -> {
                kind(json, "SUSPENSE_TAKEN");
                text(json, "receipt", taken.receipt());
                text(json, "fund", taken.fund());
                text(json, "region", taken.region());
                json.writeNumberField("amountFen", taken.amountFen());
            }
            case Change.DueAssessed assessed -> {
                kind(json, "DUE_ASSESSED");
                writeDue(json, assessed.due(), assessed.memberId(), assessed.year());
                json.writeNumberField("amountFen", assessed.amountFen());
            }
            case Change.DuePaid paid -> {
                kind(json, "DUE_PAID");
                writeDue(json, paid.due(), paid.memberId(), paid.year());
                json.writeNumberField("amountFen", paid.amountFen());
            }
            case Change.DueReturned returned -> {
                kind(json, "DUE_RETURNED");
                writeDue(json, returned.due(), returned.memberId(), returned.year());
            }
            case Change.PublicMoneyReceived received -> {
                kind(json, "PUBLIC_MONEY_RECEIVED");
                text(json, "region", received.region());
                text(json, "money", received.money());
                json.writeNumberField("year", received.year());
                json.writeNumberField("amountFen", received.amountFen());
            }
            case Change.ParkedEventReleased released -> {
                kind(json, "PARKED_EVENT_RELEASED");
                text(json, "eventId", released.eventId());
                json.writeNumberField("seq", released.seq());
                text(json, "release", released.release());
            }
            case Change.HoldPlaced placed -> writeHold(json, placed);
            case Change.HoldCaptured captured -> {
                kind(json, "HOLD_CAPTURED");
                text(json, "holdId", captured.holdId());
                text(json, "captureId", captured.captureId());
                legs(json, captured.legs());
            }
            case Change.CaptureVoided voided -> {
                kind(json, "CAPTURE_VOIDED");
                text(json, "holdId", voided.holdId());
                text(json, "captureId", voided.captureId());
                json.writeNumberField("reversedSeq", voided.reversedSeq());
            }
            case Change.HoldReleased released -> {
                kind(json, "HOLD_RELEASED");
                text(json, "holdId", released.holdId());
                text(json, "reason", released.reason());
                json.writeNumberField("amountFen", released.amountFen());
            }
        }
        json.writeEndObject();
    }

    private static void writeDue(JsonGenerator json, Change.Due due, MemberId memberId, int year)
            throws IOException {
        text(json, "due", due);
        text(json, "memberId", memberId);
        json.writeNumberField("year", year);
    }

    private static void writeGrant(JsonGenerator json, Change.GrantRecorded grant)
            throws IOException {
        kind(json, "GRANT_RECORDED");
        text(json, "grantId", grant.grantId());
        text(json, "mechanism", grant.mechanism());
        text(json, "giver", grant.giver());
        text(json, "giverRegion", grant.giverRegion());
        text(json, "member", grant.member());
        text(json, "memberRegion", grant.memberRegion());
        Long cap = grant.yearCapFen();
        if (cap != null) {
            json.writeNumberField("yearCapFen", cap);
        }
        json.writeNumberField("fromCurrentFen", grant.fromCurrentFen());
        json.writeNumberField("fromPreviousFen", grant.fromPreviousFen());
    }

    private static void writeHold(JsonGenerator json, Change.HoldPlaced placed) throws IOException {
        kind(json, "HOLD_PLACED");
        text(json, "holdId", placed.holdId());
        text(json, "memberId", placed.memberId());
        text(json, "region", placed.region());
        text(json, "provider", placed.provider());
        text(json, "providerRegion", placed.providerRegion());
        text(json, "expiresAt", placed.expiresAt());
        json.writeNumberField("year", placed.year());
        legs(json, placed.legs());
    }

    private static void legs(JsonGenerator json, List<HoldLeg> legs) throws IOException {
        json.writeArrayFieldStart("legs");
        for (HoldLeg leg : legs) {
            json.writeStartObject();
            text(json, "bucket", leg.bucket());
            GrantId grant = leg.grant();
            if (grant != null) {
                text(json, "grantId", grant);
            }
            json.writeNumberField("amountFen", leg.amountFen());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void kind(JsonGenerator json, String kind) throws IOException {
        json.writeStringField("kind", kind);
    }

    /// A value whose text form is the one on the wire.
    private static void text(JsonGenerator json, String field, Object value) throws IOException {
        json.writeStringField(field, value.toString());
    }
}
