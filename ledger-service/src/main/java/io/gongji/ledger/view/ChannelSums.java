package io.gongji.ledger.view;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Channel;
import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import java.util.List;

/// What each channel has taken and not passed on yet (1020).
public record ChannelSums(BookId book, List<Line> channels) {
    public ChannelSums {
        channels = List.copyOf(channels);
    }

    /// One channel's clearing account.
    ///
    /// @param dueFen what it must still remit; negative where it remitted more
    public record Line(Channel channel, Fund fund, RegionCode region, long dueFen, long lastSeq) {}
}
