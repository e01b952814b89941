package io.gongji.ledger.store;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Posting;
import java.util.List;
import java.util.Objects;
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
                    .int8(line.record.seq())
                    .int4(line.number)
                    .int8(line.account().requiredId())
                    .int8(line.leg.amountFen())
                    .int8(line.balanceAfterFen)
                    .uuid(line.grant())
                    .date(line.record.effectiveDate());
        }
        return rows;
    }

    /// One leg of a record. Its account has its id when the line is written.
    static final class Line {
        private final JournalRecord record;
        private final int number;
        private final Posting leg;
        private AccountRows.@Nullable Row account;
        private long balanceAfterFen;

        /// @param account null as long as it is not read
        Line(JournalRecord record, int number, AccountRows.@Nullable Row account, Posting leg) {
            this.record = record;
            this.number = number;
            this.account = account;
            this.leg = leg;
        }

        JournalRecord record() {
            return record;
        }

        Posting leg() {
            return leg;
        }

        AccountRows.Row account() {
            return Objects.requireNonNull(account);
        }

        boolean isRead() {
            return account != null;
        }

        void read(AccountRows.Row found) {
            account = found;
        }

        /// Moves the account's balance; lines come in the order of their records.
        void apply() {
            balanceAfterFen = account().apply(leg.amountFen(), record.seq());
        }

        @Nullable UUID grant() {
            return leg.grant() == null ? null : leg.grant().value();
        }
    }
}
