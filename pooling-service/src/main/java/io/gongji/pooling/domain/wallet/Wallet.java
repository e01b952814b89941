package io.gongji.pooling.domain.wallet;

import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person's wallet. Of what was sent it remembers the last day only: no rule looks further back.
///
/// @param placeOfUse null until the wallet is opened
/// @param lastDay on which something was sent
/// @param sentOnLastDay oldest first
public record Wallet(
        @Nullable RegionCode placeOfUse,
        @Nullable LocalDate lastDay,
        List<TransferId> sentOnLastDay) {
    /// A person without a wallet.
    public static final Wallet NONE = new Wallet(null, null, List.of());

    public Wallet {
        sentOnLastDay = List.copyOf(sentOnLastDay);
    }

    public boolean isOpen() {
        return placeOfUse != null;
    }

    /// What was sent on a day, oldest first.
    public List<TransferId> sentOn(LocalDate day) {
        return day.equals(lastDay) ? sentOnLastDay : List.of();
    }

    Wallet at(RegionCode place) {
        return new Wallet(place, lastDay, sentOnLastDay);
    }

    Wallet sent(TransferId transferId, LocalDate day) {
        List<TransferId> sent = new ArrayList<>(sentOn(day));
        sent.add(transferId);
        return new Wallet(placeOfUse, day, sent);
    }
}
