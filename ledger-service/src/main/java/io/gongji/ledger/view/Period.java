package io.gongji.ledger.view;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import java.time.LocalDate;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Days, both included; without a first or a last one it is open to that side.
public record Period(DateBy by, @Nullable LocalDate from, @Nullable LocalDate to) {
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /// Everything up to a day.
    static Period through(DateBy by, LocalDate day) {
        return new Period(by, null, day);
    }

    /// Refuses one that ends before it begins.
    Answer<Period> checked() {
        return from != null && to != null && to.isBefore(from)
                ? Answer.refused(
                        Refusal.INVALID_FIELD,
                        new Sentence(
                                "to is before from; send a period that ends on or after its first day.",
                                "截止日期 to 早于起始日期 from，请更正起止日期。"))
                : Answer.found(this);
    }

    Query bind(Query query) {
        return query.bind("from", from == null ? FIRST_DAY : from)
                .bind("to", to == null ? LAST_DAY : to);
    }
}
