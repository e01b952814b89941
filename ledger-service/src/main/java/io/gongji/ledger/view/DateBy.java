package io.gongji.ledger.view;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which of a record's two business dates a period is one of.
@Schema(name = "DateBy")
public enum DateBy {
    /// The day of the service: a late record appears in the period it belongs to.
    EFFECTIVE,
    /// The day of an open month under which it was accounted: a closed month never changes.
    ACCOUNTING;

    /// The date of a row of `posting p`, or of `journal j` with the same key.
    String ofPosting() {
        return this == EFFECTIVE ? "p.effective_date" : "j.accounting_date";
    }

    /// What must be joined to `posting p` for it.
    String join() {
        return this == EFFECTIVE ? "" : " JOIN journal j ON j.book = p.book AND j.seq = p.seq";
    }

    /// The date of a row of `account_day d`.
    String ofDay() {
        return this == EFFECTIVE ? "d.effective_date" : "d.accounting_date";
    }
}
