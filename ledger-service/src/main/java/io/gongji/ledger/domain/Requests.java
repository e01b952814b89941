package io.gongji.ledger.domain;

import io.gongji.contracts.event.ClaimEvent;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.event.ParkingEvent;
import io.gongji.contracts.event.ProviderEvent;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.contracts.event.RecourseEvent;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.event.TreasuryEvent;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.event.WithdrawalEvent;

/// Which events ask, and which tell (design 4). Whoever asked takes a refusal for the end of it and
/// may ask again; what was told stays true and must be posted in the end.
final class Requests {
    private Requests() {}

    static boolean isRequest(GongjiEvent event) {
        return switch (event) {
            case MemberEvent _ -> false;
            case ContributionEvent contribution -> isRequest(contribution);
            case SettlementEvent _ -> true;
            case HoldEvent hold -> !(hold instanceof HoldEvent.Expired);
            case GrantEvent grant -> isRequest(grant);
            case WalletEvent wallet -> isRequest(wallet);
            case WithdrawalEvent withdrawal -> isRequest(withdrawal);
            case OperationEvent operation -> isRequest(operation);
            case ReceiptEvent receipt -> receipt instanceof ReceiptEvent.Matched;
            case TreasuryEvent _ -> false;
            case ProviderEvent _, ClaimEvent _, RecourseEvent _ -> false;
            case ParkingEvent _ -> false;
        };
    }

    private static boolean isRequest(ContributionEvent event) {
        return event instanceof ContributionEvent.PremiumFromAccountRequested
                || event instanceof ContributionEvent.OwnPaymentRequested;
    }

    private static boolean isRequest(GrantEvent event) {
        return event instanceof GrantEvent.EarmarkRequested;
    }

    private static boolean isRequest(WalletEvent event) {
        return switch (event) {
            case WalletEvent.Sent _, WalletEvent.Accepted _ -> true;
            case WalletEvent.Returned _, WalletEvent.Arrived _, WalletEvent.SentBack _ -> false;
        };
    }

    private static boolean isRequest(WithdrawalEvent event) {
        return event instanceof WithdrawalEvent.Requested;
    }

    private static boolean isRequest(OperationEvent event) {
        return !(event instanceof OperationEvent.YearRolled
                || event instanceof OperationEvent.PremiumYearBegun);
    }
}
