package io.gongji.ledger.proof;

import static io.gongji.ledger.proof.DifferenceFound.unlessEqual;

import io.gongji.contracts.BookId;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import io.gongji.ledger.domain.BookState;
import io.gongji.ledger.domain.CorruptBook;
import io.gongji.ledger.domain.LedgerDecider;
import io.gongji.ledger.proof.Difference.Where;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The whole state of a book, made from its records and nothing else.
final class Fold {
    private static final ZoneId RECORDING_ZONE = ZoneId.of("Asia/Shanghai");

    private final BookState state;
    private final Map<Account, Long> lastSeqs = new HashMap<>();
    private final Map<Long, DeadLetter> deadLetters = new HashMap<>();
    private final Map<Day, Sum> days = new HashMap<>();
    private final Map<DateKey, Sum> dates = new HashMap<>();

    Fold(BookId book) {
        state = BookState.complete(book);
    }

    /// Applies one record and gives the balance of each leg's account after that leg, in the order
    /// of the legs.
    List<Long> apply(JournalRecord record) {
        unlessEqual(
                Where.ACCOUNTING_DATE,
                record.seq(),
                null,
                LedgerDecider.accountingDate(record.effectiveDate(), state),
                record.accountingDate());
        return switch (record.outcome()) {
            case Outcome.Accepted accepted -> {
                List<Long> after = balancesAfter(accepted.postings(), record.seq());
                accepted.postings().forEach(leg -> addDay(leg, record));
                evolve(record);
                yield after;
            }
            case Outcome.Declined _ -> {
                evolve(record);
                yield List.of();
            }
            case Outcome.Unreadable unreadable -> {
                Cause.Coordinate at = record.cause().coordinate();
                deadLetters.put(
                        record.seq(), new DeadLetter(at.topic(), at.offset(), unreadable.sha256()));
                yield List.of();
            }
        };
    }

    private List<Long> balancesAfter(List<Posting> postings, long seq) {
        Map<Account, Long> balances = new HashMap<>();
        List<Long> after = new ArrayList<>(postings.size());
        for (Posting posting : postings) {
            Account account = posting.account();
            long before = balances.computeIfAbsent(account, state::balanceFen);
            long now = Math.addExact(before, posting.amountFen());
            balances.put(account, now);
            after.add(now);
            lastSeqs.put(account, seq);
        }
        balances.forEach((account, fen) -> {
            if (account.code().neverNegative() && fen > 0) {
                throw new DifferenceFound(
                        new Difference(
                                Where.NEGATIVE_BALANCE,
                                seq,
                                account.toString(),
                                "0 or more",
                                String.valueOf(-fen)));
            }
        });
        return after;
    }

    private void addDay(Posting leg, JournalRecord record) {
        if (leg.account().code().isOfAgency()) {
            Day day =
                    new Day(
                            leg.account(),
                            LocalDate.ofInstant(record.recordedAt(), RECORDING_ZONE),
                            record.effectiveDate(),
                            record.accountingDate());
            days.computeIfAbsent(day, _ -> new Sum()).add(leg.amountFen(), record.seq());
            date(leg, "EFFECTIVE", record.effectiveDate(), record.seq());
            date(leg, "ACCOUNTING", record.accountingDate(), record.seq());
        }
    }

    private void date(Posting leg, String kind, LocalDate day, long seq) {
        dates.computeIfAbsent(new DateKey(leg.account(), kind, day), _ -> new Sum())
                .add(leg.amountFen(), seq);
    }

    private void evolve(JournalRecord record) {
        try {
            LedgerDecider.evolve(state, record);
        } catch (CorruptBook e) {
            throw new DifferenceFound(
                    new Difference(
                            Where.RULES,
                            record.seq(),
                            null,
                            "a record that may follow",
                            String.valueOf(e.getMessage())));
        }
    }

    BookState state() {
        return state;
    }

    /// The last record that posted to each account.
    Map<Account, Long> lastSeqs() {
        return Collections.unmodifiableMap(lastSeqs);
    }

    /// What the agency's own accounts moved, by day: as text by text, to be held against rows.
    Map<String, String> days() {
        Map<String, String> texts = new HashMap<>();
        days.forEach((day, sum) -> texts.put(day.toString(), text(sum.debitFen, sum.creditFen)));
        return texts;
    }

    /// The same by each business date alone, with the first and the last record.
    Map<String, String> dates() {
        Map<String, String> texts = new HashMap<>();
        dates.forEach((date, sum) ->
                texts.put(
                        date.toString(),
                        text(sum.debitFen, sum.creditFen, sum.firstSeq, sum.lastSeq)));
        return texts;
    }

    /// By the seq of their record.
    Map<Long, DeadLetter> deadLetters() {
        return Collections.unmodifiableMap(deadLetters);
    }

    /// Bytes that were no event, by where they stood and their digest.
    record DeadLetter(String topic, long offset, String sha256) {}

    /// A row of daily sums, by its key.
    record Day(
            Account account,
            LocalDate recordedDay,
            LocalDate effectiveDate,
            LocalDate accountingDate) {
        @Override
        public String toString() {
            return text(
                    account.toString(),
                    recordedDay.toString(),
                    effectiveDate.toString(),
                    accountingDate.toString());
        }

        static String text(String account, String recorded, String effective, String accounting) {
            return account
                    + " recorded "
                    + recorded
                    + ", effective "
                    + effective
                    + ", accounted "
                    + accounting;
        }
    }

    /// A row of sums by one business date, by its key.
    record DateKey(Account account, String kind, LocalDate day) {
        @Override
        public String toString() {
            return text(account.toString(), kind, day.toString());
        }

        static String text(String account, String kind, String day) {
            return account + " " + kind + " " + day;
        }
    }

    private static final class Sum {
        private long debitFen;
        private long creditFen;
        private long firstSeq;
        private long lastSeq;

        void add(long amountFen, long seq) {
            debitFen = Math.addExact(debitFen, Math.max(amountFen, 0));
            creditFen = Math.addExact(creditFen, Math.max(-amountFen, 0));
            firstSeq = firstSeq == 0 ? seq : firstSeq;
            lastSeq = seq;
        }
    }

    /// The sums of a row of daily sums.
    static String text(long debitFen, long creditFen) {
        return debitFen + " fen debit, " + creditFen + " fen credit";
    }

    static String text(long debitFen, long creditFen, long firstSeq, long lastSeq) {
        return text(debitFen, creditFen) + " in records " + firstSeq + " to " + lastSeq;
    }
}
