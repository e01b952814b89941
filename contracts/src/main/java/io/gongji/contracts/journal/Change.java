package io.gongji.contracts.journal;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import org.jspecify.annotations.Nullable;

/// What a record changes beside balances. Together with the postings it is one atom: folding both,
/// and nothing else, gives the live state.
public sealed interface Change {
    /// A person's account came to be, by enrolment or by the first money that named it.
    record AccountOpened(MemberId memberId, RegionCode region) implements Change {}

    /// A person's account takes nothing more; its money stays until it is paid out.
    record AccountClosed(MemberId memberId) implements Change {}

    /// A grant is usable from this record on.
    ///
    /// @param yearCapFen the most a year may draw, or no cap
    /// @param fromCurrentFen EARMARK: what was taken from the giver's 2110, else 0
    /// @param fromPreviousFen EARMARK: what was taken from the giver's 2120, else 0
    record GrantRecorded(
            GrantId grantId,
            Mechanism mechanism,
            MemberId giver,
            RegionCode giverRegion,
            MemberId member,
            RegionCode memberRegion,
            @Nullable Long yearCapFen,
            long fromCurrentFen,
            long fromPreviousFen)
            implements Change {
        public GrantRecorded {
            if (yearCapFen != null) {
                Money.positive("yearCapFen", yearCapFen);
            }
            Money.notNegative("fromCurrentFen", fromCurrentFen);
            Money.notNegative("fromPreviousFen", fromPreviousFen);
            if ((mechanism == Mechanism.EARMARK) != (fromCurrentFen + fromPreviousFen > 0)) {
                throw new IllegalArgumentException(
                        "money is set aside by an earmark and by nothing else");
            }
        }
    }

    /// A grant pays nothing from this record on.
    record GrantEnded(GrantId grantId) implements Change {}

    /// A grant was drawn on, or by a void given back (negative).
    ///
    /// @param year the year whose cap it counts against
    /// @param currentFen the part that is, or was before an earmark, the giver's 2110
    /// @param previousFen the same of 2120
    record GrantDrawn(GrantId grantId, int year, long currentFen, long previousFen)
            implements Change {
        public GrantDrawn {
            if (currentFen == 0 && previousFen == 0) {
                throw new IllegalArgumentException("a draw of zero");
            }
            Money.notNegative("currentFen", Math.absExact(currentFen));
            Money.notNegative("previousFen", Math.absExact(previousFen));
        }
    }

    /// A bill was posted by this record.
    record SettlementPosted(SettlementId settlementId) implements Change {}

    /// A bill posted by record `reversedSeq` was taken back by this one.
    record SettlementVoided(SettlementId settlementId, long reversedSeq) implements Change {
        public SettlementVoided {
            if (reversedSeq < 1) {
                throw new IllegalArgumentException("reversedSeq starts at 1");
            }
        }
    }

    /// How a grant gives (domain 4.3).
    enum Mechanism {
        AUTHORISATION,
        EARMARK
    }
}
