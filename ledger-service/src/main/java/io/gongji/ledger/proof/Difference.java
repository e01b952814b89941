package io.gongji.ledger.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The first place where what is stored is not what the journal says.
///
/// @param seq the record, where it is one
/// @param id the account, grant, person, bill, transfer or source, where it is one
/// @param expected what the records before it, or their fold, say
/// @param found what is stored
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Difference(
        Where where, @Nullable Long seq, @Nullable String id, String expected, String found) {
    static final String NOTHING = "nothing";

    /// What kind of place it is, in the order in which a verification looks at them.
    public enum Where {
        /// The topic lacks records that the book has.
        TOPIC,
        /// A record's bytes: not canonical, or an entry that does not balance.
        VALUE,
        /// A record of another book.
        BOOK,
        /// A record is missing or stands where another belongs.
        SEQ,
        /// A record does not follow its predecessor.
        PREVIOUS_HASH,
        /// The hash kept beside a record.
        HASH,
        /// The same record twice in the topic, with other bytes.
        REPEAT,
        /// A record older than its predecessor.
        RECORDED_AT,
        /// A source's positions have a gap or a repeat.
        SOURCE_ORDER,
        /// A column of the journal's row says something else than its bytes.
        JOURNAL_COLUMN,
        /// A record accounted in another month than the locked months before it say.
        ACCOUNTING_DATE,
        /// A record that the ones before it do not allow.
        RULES,
        /// An account of persons' money below zero.
        NEGATIVE_BALANCE,
        /// The row of a leg.
        POSTING,
        /// The head of the book.
        HEAD,
        /// The live balance of an account.
        ACCOUNT,
        /// The daily sums of an account of the agency.
        ACCOUNT_DAY,
        /// A person's row.
        MEMBER,
        /// A grant's row.
        GRANT,
        /// What was drawn on a grant in a year.
        GRANT_DRAW,
        /// A bill's row.
        SETTLEMENT,
        /// The locked and closed months of the book.
        PERIOD,
        /// A wallet transfer's row.
        TRANSFER,
        /// The number of the last event to another book.
        DISPATCH,
        /// A premium's row.
        PREMIUM,
        /// A withdrawal's row.
        WITHDRAWAL,
        /// The row of a record that was taken back.
        REVERSAL,
        /// A parked event's row.
        PARKED_EVENT,
        /// A hold's row.
        HOLD,
        /// A leg of a hold.
        HOLD_LEG,
        /// A payment out of a hold.
        HOLD_CAPTURE,
        /// A receipt in suspense.
        SUSPENSE,
        /// What a person owes for a year.
        DUE,
        /// Public money of a year.
        PUBLIC_MONEY,
        /// The last position taken from a source.
        SOURCE_POSITION,
        /// Bytes that were no event.
        DEAD_LETTER
    }
}
