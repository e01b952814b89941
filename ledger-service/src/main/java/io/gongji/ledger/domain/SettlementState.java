package io.gongji.ledger.domain;

import io.gongji.contracts.SettlementId;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A bill that a book has posted.
///
/// @param seq the record that posted it
/// @param voidedBySeq the record that took it back, if one did
/// @param posted what that record said: a void mirrors it
public record SettlementState(
        SettlementId id, long seq, @Nullable Long voidedBySeq, Outcome.Accepted posted)
        implements StateRow {
    /// What the bill moved: its postings without those of the year rolls that came first. After a
    /// roll a person's 2110 is empty, so every leg there, and every credit of 2120, is of the roll.
    List<Posting> legs() {
        Set<String> rolled =
                posted.changes().stream()
                        .filter(Change.YearOpened.class::isInstance)
                        .map(opened -> ((Change.YearOpened) opened).memberId().toString())
                        .collect(Collectors.toSet());
        return posted.postings().stream().filter(leg -> !isOfRoll(leg, rolled)).toList();
    }

    private static boolean isOfRoll(Posting leg, Set<String> rolled) {
        AccountCode code = leg.account().code();
        boolean rolledUp = code == AccountCode.PERSONAL_PREVIOUS && leg.amountFen() < 0;
        return rolled.contains(leg.account().owner())
                && (code == AccountCode.PERSONAL_CURRENT || rolledUp);
    }

    SettlementState voided(long bySeq) {
        return new SettlementState(id, seq, bySeq, posted);
    }
}
