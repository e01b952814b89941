package io.gongji.payment.store;

import io.gongji.contracts.event.ContributionEvent.OpeningBalancesPosted;
import io.gongji.eventstore.Append;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.StreamId;
import io.gongji.payment.domain.file.FileId;
import java.time.LocalDate;
import java.util.List;

/// Opening balances: each block of a file is alone in its stream.
final class OpeningCodec {
    private OpeningCodec() {}

    /// @param firstLine of the file that is in the block
    static Append block(
            FileId file,
            int firstLine,
            OpeningBalancesPosted told,
            LocalDate effectiveDate,
            Act act) {
        NewEvent event = Told.write(told, "opening-balances/" + file, act, effectiveDate);
        return new Append(
                new StreamId("opening-balances", file + "/" + firstLine), 0, List.of(event));
    }
}
