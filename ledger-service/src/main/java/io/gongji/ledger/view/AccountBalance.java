package io.gongji.ledger.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gongji.contracts.BookId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Account;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What one account holds after record `asOfSeq`.
///
/// @param balanceFen debit positive, as in postings: money that belongs to persons is negative
/// @param debitFen the balance when it is a debit, else 0
/// @param creditFen the balance when it is a credit, else 0
/// @param effectiveDate only services up to this day were counted; absent when all were
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccountBalance(
        BookId book,
        long asOfSeq,
        String account,
        Fund fund,
        RegionCode region,
        @Nullable String owner,
        long balanceFen,
        long debitFen,
        long creditFen,
        @Nullable LocalDate effectiveDate) {
    static AccountBalance of(
            Account account, long seq, long balanceFen, @Nullable LocalDate effectiveDate) {
        return new AccountBalance(
                account.book(),
                seq,
                account.code().code(),
                account.fund(),
                account.region(),
                account.owner().isEmpty() ? null : account.owner(),
                balanceFen,
                Math.max(balanceFen, 0),
                Math.max(Math.negateExact(balanceFen), 0),
                effectiveDate);
    }
}
