package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Posting;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table `posting`.
final class PostingRows {
    private PostingRows() {}

    /// Lines ready to be sent.
    static CopyRows rows(BookId book, List<Line> lines) {
        CopyRows rows =
                CopyRows.into(
                        "posting",
                        "book",
                        "seq",
                        "line",
                        "account_id",
                        "amount_fen",
                        "balance_after_fen",
                        "grant_id",
                        "effective_date");
        for (Line line : lines) {
            rows.row()
                    .text(book.value())
                    .int8(line.record().seq())
                    .int4(line.number())
                    .int8(line.account().requiredId())
                    .int8(line.leg().amountFen())
                    .int8(line.balanceAfterFen())
                    .uuid(line.grant())
                    .date(line.record().effectiveDate());
        }
        return rows;
    }

    /// One leg of a record.
    ///
    /// @param account has its id when the line is written
    record Line(
            JournalRecord record,
            int number,
            AccountRows.Row account,
            Posting leg,
            long balanceAfterFen) {
        @Nullable UUID grant() {
            return leg.grant() == null ? null : leg.grant().value();
        }
    }
}
