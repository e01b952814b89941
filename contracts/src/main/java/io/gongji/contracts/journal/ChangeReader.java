package io.gongji.contracts.journal;

import io.gongji.contracts.BookId;
import io.gongji.contracts.CaptureId;
import io.gongji.contracts.CorrectionReason;
import io.gongji.contracts.EventId;
import io.gongji.contracts.FreezeReason;
import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.WithdrawalId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// Reads what [ChangeWriter] wrote.
final class ChangeReader {
    private ChangeReader() {}

    static Change change(Fields fields) {
        String kind = fields.text("kind");
        return switch (kind) {
            case "ACCOUNT_OPENED" ->
                    new Change.AccountOpened(fields.member("memberId"), fields.region("region"));
            case "ACCOUNT_CLOSED" -> new Change.AccountClosed(fields.member("memberId"));
            case "ACCOUNT_DECEASED" -> new Change.AccountDeceased(fields.member("memberId"));
            case "ACCOUNT_FROZEN" ->
                    new Change.AccountFrozen(
                            fields.member("memberId"),
                            FreezeReason.valueOf(fields.text("reason")),
                            fields.text("orderReference"));
            case "ACCOUNT_UNFROZEN" -> new Change.AccountUnfrozen(fields.member("memberId"));
            case "GRANT_FROZEN" ->
                    new Change.GrantFrozen(
                            fields.grant("grantId"),
                            FreezeReason.valueOf(fields.text("reason")),
                            fields.text("orderReference"));
            case "GRANT_UNFROZEN" -> new Change.GrantUnfrozen(fields.grant("grantId"));
            case "RECORD_REVERSED" ->
                    new Change.RecordReversed(
                            fields.number("reversedSeq"),
                            CorrectionReason.valueOf(fields.text("reason")));
            case "GRANT_RECORDED" -> grantRecorded(fields);
            case "GRANT_ENDED" -> new Change.GrantEnded(fields.grant("grantId"));
            case "GRANT_DRAWN" ->
                    new Change.GrantDrawn(
                            fields.grant("grantId"),
                            Math.toIntExact(fields.number("year")),
                            fields.number("currentFen"),
                            fields.number("previousFen"));
            case "SETTLEMENT_POSTED" ->
                    new Change.SettlementPosted(SettlementId.parse(fields.text("settlementId")));
            case "SETTLEMENT_VOIDED" ->
                    new Change.SettlementVoided(
                            SettlementId.parse(fields.text("settlementId")),
                            fields.number("reversedSeq"));
            case "YEAR_OPENED" ->
                    new Change.YearOpened(
                            fields.member("memberId"), Math.toIntExact(fields.number("year")));
            case "PREMIUM_POSTED" ->
                    new Change.PremiumPosted(
                            fields.member("memberId"), Math.toIntExact(fields.number("year")));
            case "PERIOD_LOCKED" -> new Change.PeriodLocked(YearMonth.parse(fields.text("month")));
            case "PERIOD_UNLOCKED" ->
                    new Change.PeriodUnlocked(YearMonth.parse(fields.text("month")));
            case "PERIOD_CLOSED" -> new Change.PeriodClosed(YearMonth.parse(fields.text("month")));
            case "TRANSFER_SENT" ->
                    new Change.TransferSent(
                            TransferId.parse(fields.text("transferId")),
                            fields.member("payer"),
                            fields.region("payerRegion"),
                            fields.member("payee"),
                            fields.region("payeeRegion"),
                            fields.number("fromCurrentFen"),
                            fields.number("fromPreviousFen"),
                            fields.number("fromWalletFen"));
            case "TRANSFER_CREDITED" ->
                    new Change.TransferCredited(TransferId.parse(fields.text("transferId")));
            case "TRANSFER_DISPATCHED" ->
                    new Change.TransferDispatched(
                            TransferId.parse(fields.text("transferId")),
                            new BookId(fields.text("toBook")),
                            fields.number("ordinal"));
            case "TRANSFER_ARRIVED" ->
                    new Change.TransferArrived(
                            TransferId.parse(fields.text("transferId")),
                            fields.member("payer"),
                            fields.region("payerRegion"),
                            fields.member("payee"),
                            fields.region("payeeRegion"),
                            fields.number("amountFen"));
            case "TRANSFER_STRANDED" ->
                    new Change.TransferStranded(
                            TransferId.parse(fields.text("transferId")),
                            fields.member("payer"),
                            fields.region("payerRegion"),
                            fields.member("payee"),
                            fields.region("payeeRegion"),
                            fields.number("amountFen"),
                            new BookId(fields.text("toBook")),
                            fields.number("ordinal"));
            case "TRANSFER_RETURNED" ->
                    new Change.TransferReturned(TransferId.parse(fields.text("transferId")));
            case "WITHDRAWAL_RECORDED" ->
                    new Change.WithdrawalRecorded(
                            WithdrawalId.parse(fields.text("withdrawalId")),
                            fields.member("memberId"),
                            fields.number("amountFen"));
            case "WITHDRAWAL_PAID" ->
                    new Change.WithdrawalPaid(WithdrawalId.parse(fields.text("withdrawalId")));
            case "PARKED_EVENT_RELEASED" ->
                    new Change.ParkedEventReleased(
                            EventId.parse(fields.text("eventId")),
                            fields.number("seq"),
                            Change.Release.valueOf(fields.text("release")));
            case "HOLD_PLACED" -> holdPlaced(fields);
            case "HOLD_CAPTURED" ->
                    new Change.HoldCaptured(hold(fields), capture(fields), legs(fields));
            case "CAPTURE_VOIDED" ->
                    new Change.CaptureVoided(
                            hold(fields), capture(fields), fields.number("reversedSeq"));
            case "HOLD_RELEASED" ->
                    new Change.HoldReleased(
                            hold(fields),
                            Change.HoldEnd.valueOf(fields.text("reason")),
                            fields.number("amountFen"));
            case "PREMIUM_RETURNED" ->
                    new Change.PremiumReturned(
                            fields.member("memberId"), Math.toIntExact(fields.number("year")));
            case "SUSPENSE_TAKEN" ->
                    new Change.SuspenseTaken(
                            EventId.parse(fields.text("receipt")),
                            Fund.valueOf(fields.text("fund")),
                            fields.region("region"),
                            fields.number("amountFen"));
            case "DUE_ASSESSED" ->
                    new Change.DueAssessed(
                            Change.Due.valueOf(fields.text("due")),
                            fields.member("memberId"),
                            Math.toIntExact(fields.number("year")),
                            fields.number("amountFen"));
            case "DUE_PAID" ->
                    new Change.DuePaid(
                            Change.Due.valueOf(fields.text("due")),
                            fields.member("memberId"),
                            Math.toIntExact(fields.number("year")),
                            fields.number("amountFen"));
            case "DUE_RETURNED" ->
                    new Change.DueReturned(
                            Change.Due.valueOf(fields.text("due")),
                            fields.member("memberId"),
                            Math.toIntExact(fields.number("year")));
            case "PUBLIC_MONEY_RECEIVED" ->
                    new Change.PublicMoneyReceived(
                            fields.region("region"),
                            PublicMoney.valueOf(fields.text("money")),
                            Math.toIntExact(fields.number("year")),
                            fields.number("amountFen"));
            default -> throw new CorruptJournal("an unknown change");
        };
    }

    private static Change grantRecorded(Fields fields) {
        return new Change.GrantRecorded(
                fields.grant("grantId"),
                Change.Mechanism.valueOf(fields.text("mechanism")),
                fields.member("giver"),
                fields.region("giverRegion"),
                fields.member("member"),
                fields.region("memberRegion"),
                fields.optionalNumber("yearCapFen"),
                fields.number("fromCurrentFen"),
                fields.number("fromPreviousFen"));
    }

    private static Change holdPlaced(Fields fields) {
        return new Change.HoldPlaced(
                hold(fields),
                fields.member("memberId"),
                fields.region("region"),
                new ProviderId(fields.text("provider")),
                fields.region("providerRegion"),
                Instant.parse(fields.text("expiresAt")),
                Math.toIntExact(fields.number("year")),
                legs(fields));
    }

    private static HoldId hold(Fields fields) {
        return HoldId.parse(fields.text("holdId"));
    }

    private static CaptureId capture(Fields fields) {
        return CaptureId.parse(fields.text("captureId"));
    }

    private static List<HoldLeg> legs(Fields fields) {
        List<HoldLeg> legs = new ArrayList<>();
        for (Fields leg : fields.objects("legs")) {
            String grant = leg.optionalText("grantId");
            legs.add(
                    new HoldLeg(
                            HoldLeg.Bucket.valueOf(leg.text("bucket")),
                            grant == null ? null : GrantId.parse(grant),
                            leg.number("amountFen")));
            leg.requireAllRead("a leg of a hold");
        }
        return legs;
    }
}
