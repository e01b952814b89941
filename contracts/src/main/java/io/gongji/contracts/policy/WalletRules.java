package io.gongji.contracts.policy;

import io.gongji.contracts.Money;
import java.time.LocalTime;

/// The limits of wallet transfers (domain P7). That a region has them in effect means that its city
/// is open for wallets (domain G7, G8).
///
/// @param transferMaxFen the most one transfer carries, 1..
/// @param transfersPerDay how many a payer may send on one day (Asia/Shanghai)
/// @param nightFrom from this time on none is sent
/// @param nightTo from this time on they are sent again
/// @param returnAt on the next day, what was not accepted goes back
public record WalletRules(
        long transferMaxFen,
        int transfersPerDay,
        LocalTime nightFrom,
        LocalTime nightTo,
        LocalTime returnAt) {
    public WalletRules {
        Money.positive("transferMaxFen", transferMaxFen);
        if (transfersPerDay < 1) {
            throw new IllegalArgumentException("'transfersPerDay' starts at 1");
        }
    }

    /// Whether transfers rest at a time of day; the night may pass midnight.
    public boolean isNight(LocalTime time) {
        return nightFrom.isBefore(nightTo)
                ? !time.isBefore(nightFrom) && time.isBefore(nightTo)
                : !time.isBefore(nightFrom) || time.isBefore(nightTo);
    }
}
