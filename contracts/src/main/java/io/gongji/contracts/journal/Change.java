package io.gongji.contracts.journal;

import io.gongji.contracts.BookId;
import io.gongji.contracts.CaptureId;
import io.gongji.contracts.CorrectionReason;
import io.gongji.contracts.EventId;
import io.gongji.contracts.FreezeReason;
import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.WithdrawalId;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a record changes beside balances. Together with the postings it is one atom: folding both,
/// and nothing else, gives the live state.
public sealed interface Change {
    /// A person's account came to be, by enrolment or by the first money that named it.
    record AccountOpened(MemberId memberId, RegionCode region) implements Change {}

    /// A person's account takes nothing more; its money stays until it is paid out.
    record AccountClosed(MemberId memberId) implements Change {}

    /// A person has died: the account is the heirs', and stays until it is closed.
    record AccountDeceased(MemberId memberId) implements Change {}

    /// Nobody may spend the money of a person's account.
    ///
    /// @param orderReference the order's own number, 1 to 100 characters
    record AccountFrozen(MemberId memberId, FreezeReason reason, String orderReference)
            implements Change {
        public AccountFrozen {
            requireOrder(orderReference);
        }
    }

    /// A frozen account is free again.
    record AccountUnfrozen(MemberId memberId) implements Change {}

    /// A grant pays nothing while it is frozen.
    ///
    /// @param orderReference the order's own number, 1 to 100 characters
    record GrantFrozen(GrantId grantId, FreezeReason reason, String orderReference)
            implements Change {
        public GrantFrozen {
            requireOrder(orderReference);
        }
    }

    /// A frozen grant is free again.
    record GrantUnfrozen(GrantId grantId) implements Change {}

    /// Record `reversedSeq` was taken back by this one, its mirror.
    record RecordReversed(long reversedSeq, CorrectionReason reason) implements Change {
        public RecordReversed {
            if (reversedSeq < 1) {
                throw new IllegalArgumentException("reversedSeq starts at 1");
            }
        }
    }

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

    /// A person's account passed into a later accounting year: what was current-year money (2110)
    /// is that of previous years (2120) by this record's postings (domain I6).
    record YearOpened(MemberId memberId, int year) implements Change {}

    /// The resident premium of a person and year was posted by this record.
    record PremiumPosted(MemberId memberId, int year) implements Change {}

    /// Nothing more is accounted in a month and those before it, until it is unlocked.
    record PeriodLocked(YearMonth month) implements Change {}

    /// A locked month and those after it are open again.
    record PeriodUnlocked(YearMonth month) implements Change {}

    /// A month and those before it are closed for ever.
    record PeriodClosed(YearMonth month) implements Change {}

    /// Money of a payer is on its way to a payee.
    ///
    /// @param fromCurrentFen taken from the payer's 2110
    /// @param fromPreviousFen taken from the payer's 2120
    /// @param fromWalletFen taken from the payer's 2140
    record TransferSent(
            TransferId transferId,
            MemberId payer,
            RegionCode payerRegion,
            MemberId payee,
            RegionCode payeeRegion,
            long fromCurrentFen,
            long fromPreviousFen,
            long fromWalletFen)
            implements Change {
        public TransferSent {
            Money.notNegative("fromCurrentFen", fromCurrentFen);
            Money.notNegative("fromPreviousFen", fromPreviousFen);
            Money.notNegative("fromWalletFen", fromWalletFen);
            Money.positive("a transfer", fromCurrentFen + fromPreviousFen + fromWalletFen);
        }
    }

    /// A transfer inside this book reached its payee.
    record TransferCredited(TransferId transferId) implements Change {}

    /// A transfer left this book for the payee's. The ledger tells that book by the event number
    /// `ordinal`, gapless from 1 for each pair of books.
    record TransferDispatched(TransferId transferId, BookId toBook, long ordinal)
            implements Change {
        public TransferDispatched {
            requireOrdinal(ordinal);
        }
    }

    /// A transfer from another book reached its payee here.
    record TransferArrived(
            TransferId transferId,
            MemberId payer,
            RegionCode payerRegion,
            MemberId payee,
            RegionCode payeeRegion,
            long amountFen)
            implements Change {
        public TransferArrived {
            Money.positive("amountFen", amountFen);
        }
    }

    /// A transfer from another book could not be credited here and goes back, by the event number
    /// `ordinal` to the payer's book.
    record TransferStranded(
            TransferId transferId,
            MemberId payer,
            RegionCode payerRegion,
            MemberId payee,
            RegionCode payeeRegion,
            long amountFen,
            BookId toBook,
            long ordinal)
            implements Change {
        public TransferStranded {
            Money.positive("amountFen", amountFen);
            requireOrdinal(ordinal);
        }
    }

    /// A transfer's money went back to its payer.
    record TransferReturned(TransferId transferId) implements Change {}

    /// An approved withdrawal took its money from a person's accounts.
    record WithdrawalRecorded(WithdrawalId withdrawalId, MemberId memberId, long amountFen)
            implements Change {
        public WithdrawalRecorded {
            Money.positive("amountFen", amountFen);
        }
    }

    /// The money of a withdrawal was paid out.
    record WithdrawalPaid(WithdrawalId withdrawalId) implements Change {}

    /// A resident premium was given back: the year is not paid any more, and its cover ends.
    record PremiumReturned(MemberId memberId, int year) implements Change {}

    /// Money in suspense (2310) was found to be for something, or went back.
    ///
    /// @param receipt the event whose record put it into suspense
    /// @param fund whose suspense
    /// @param region whose suspense
    record SuspenseTaken(EventId receipt, Fund fund, RegionCode region, long amountFen)
            implements Change {
        public SuspenseTaken {
            Money.positive("amountFen", amountFen);
        }
    }

    /// A person owes something for a year, in whole.
    record DueAssessed(Due due, MemberId memberId, int year, long amountFen) implements Change {
        public DueAssessed {
            Money.positive("amountFen", amountFen);
        }
    }

    /// What a person owes for a year was paid.
    record DuePaid(Due due, MemberId memberId, int year, long amountFen) implements Change {
        public DuePaid {
            Money.positive("amountFen", amountFen);
        }
    }

    /// A payment of a year went back: it is not paid any more.
    record DueReturned(Due due, MemberId memberId, int year) implements Change {}

    /// Public money of a year came in.
    ///
    /// @param region whose treasury paid it
    record PublicMoneyReceived(RegionCode region, PublicMoney money, int year, long amountFen)
            implements Change {
        public PublicMoneyReceived {
            Money.positive("amountFen", amountFen);
        }
    }

    private static void requireOrder(String orderReference) {
        if (orderReference.isEmpty() || orderReference.length() > 100) {
            throw new IllegalArgumentException("an order's number has 1 to 100 characters");
        }
    }

    /// An event that record `seq` answered `PARKED` is parked no longer.
    record ParkedEventReleased(EventId eventId, long seq, Release release) implements Change {
        public ParkedEventReleased {
            if (seq < 1) {
                throw new IllegalArgumentException("seq starts at 1");
            }
        }
    }

    /// Money of a person, and of those whose grants reach it, is reserved (2160).
    ///
    /// @param region the holder's
    /// @param provider whom a capture pays
    /// @param expiresAt when the calendar lets it go; no decision compares it with a clock
    /// @param year the year whose caps its grants count against
    /// @param legs where the money came from, in the order in which captures use it
    record HoldPlaced(
            HoldId holdId,
            MemberId memberId,
            RegionCode region,
            ProviderId provider,
            RegionCode providerRegion,
            Instant expiresAt,
            int year,
            List<HoldLeg> legs)
            implements Change {
        public HoldPlaced {
            legs = HoldLeg.require(legs);
        }
    }

    /// A part of a hold, or all of it, was paid to its provider.
    ///
    /// @param legs what was used of which leg
    record HoldCaptured(HoldId holdId, CaptureId captureId, List<HoldLeg> legs) implements Change {
        public HoldCaptured {
            legs = HoldLeg.require(legs);
        }
    }

    /// The capture made by record `reversedSeq` was taken back by this one: its money went to the
    /// persons, not to the hold.
    record CaptureVoided(HoldId holdId, CaptureId captureId, long reversedSeq) implements Change {
        public CaptureVoided {
            if (reversedSeq < 1) {
                throw new IllegalArgumentException("reversedSeq starts at 1");
            }
        }
    }

    /// What a hold had left went back, and the hold ended.
    ///
    /// @param amountFen all that was left, 1..
    record HoldReleased(HoldId holdId, HoldEnd reason, long amountFen) implements Change {
        public HoldReleased {
            Money.positive("amountFen", amountFen);
        }
    }

    /// Why a hold let its money go.
    enum HoldEnd {
        /// the provider asked for it
        RELEASED,
        /// its time was over
        EXPIRED,
        /// the last capture left it
        LAST_CAPTURE
    }

    private static void requireOrdinal(long ordinal) {
        if (ordinal < 1) {
            throw new IllegalArgumentException("an ordinal starts at 1");
        }
    }

    /// What is owed once in a year.
    enum Due {
        /// 补缴 at retirement (domain I9)
        CATCH_UP,
        /// 大额医疗救助费 (domain I8)
        LARGE_COST_FEE
    }

    /// What became of a parked event.
    enum Release {
        /// It is a fact, which this record posts.
        POSTED,
        /// It is a request: nothing is posted, whoever asked was told `PARKED`.
        CLOSED
    }

    /// How a grant gives (domain 4.3).
    enum Mechanism {
        AUTHORISATION,
        EARMARK
    }
}
