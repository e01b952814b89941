package io.gongji.contracts.event;

import io.gongji.contracts.CorrectionReason;
import io.gongji.contracts.FreezeReason;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;

/// What operators and the calendar ask of a book (topic `gongji.operations`, source
/// `/ledger/operations`).
public sealed interface OperationEvent extends GongjiEvent {
    /// Persons one sweep may name (design 4: bounded requests).
    int SWEEP_MEMBERS_MAX = 500;

    /// Nothing more is to be accounted in a month and the months before it. A request.
    ///
    /// @param region any region of the book
    record PeriodLocked(RegionCode region, YearMonth month) implements OperationEvent {}

    /// A month that was locked, and not yet closed, is open again with those after it. A request.
    ///
    /// @param region any region of the book
    record PeriodUnlocked(RegionCode region, YearMonth month) implements OperationEvent {}

    /// A locked month and those before it are closed for ever. A request.
    ///
    /// @param region any region of the book
    record PeriodClosed(RegionCode region, YearMonth month) implements OperationEvent {}

    /// A year has begun: what the named persons have as current-year money (当年) becomes that of
    /// previous years (历年), where no entry did that before (domain I6, example 78). A fact.
    ///
    /// @param region any region of the book
    /// @param year the year that has begun
    record YearRolled(RegionCode region, int year, List<MemberId> members)
            implements OperationEvent {
        public YearRolled {
            Years.require(year);
            members = List.copyOf(members);
            if (members.isEmpty() || members.size() > SWEEP_MEMBERS_MAX) {
                throw new IllegalArgumentException(
                        "a sweep names 1 to " + SWEEP_MEMBERS_MAX + " persons");
            }
            if (new HashSet<>(members).size() != members.size()) {
                throw new IllegalArgumentException("a sweep names a person twice");
            }
        }
    }

    /// A year of cover has begun: resident premiums received in advance for it (2320) are income
    /// now. A fact.
    ///
    /// @param region whose premiums
    record PremiumYearBegun(RegionCode region, int year) implements OperationEvent {
        public PremiumYearBegun {
            Years.require(year);
        }
    }

    /// Nobody may spend the money of a person's account (冻结, domain US-37) until it is unfrozen;
    /// what comes to it still arrives. A fact; of an account that is frozen it changes nothing.
    ///
    /// @param region the person's
    /// @param orderReference the order's own number, 1 to 100 characters
    record AccountFrozen(
            MemberId memberId, RegionCode region, FreezeReason reason, String orderReference)
            implements OperationEvent {
        public AccountFrozen {
            Texts.require("orderReference", orderReference, Texts.REFERENCE_MAX);
        }
    }

    /// A person's account is free again. A fact.
    ///
    /// @param region the person's
    /// @param orderReference of the order that lifts the freeze, 1 to 100 characters
    record AccountUnfrozen(MemberId memberId, RegionCode region, String orderReference)
            implements OperationEvent {
        public AccountUnfrozen {
            Texts.require("orderReference", orderReference, Texts.REFERENCE_MAX);
        }
    }

    /// A grant pays nothing until it is unfrozen. A fact; of a grant that is frozen it changes
    /// nothing.
    ///
    /// @param region the giver's
    /// @param orderReference the order's own number, 1 to 100 characters
    record GrantFrozen(
            GrantId grantId, RegionCode region, FreezeReason reason, String orderReference)
            implements OperationEvent {
        public GrantFrozen {
            Texts.require("orderReference", orderReference, Texts.REFERENCE_MAX);
        }
    }

    /// A grant is free again. A fact.
    ///
    /// @param region the giver's
    /// @param orderReference of the order that lifts the freeze, 1 to 100 characters
    record GrantUnfrozen(GrantId grantId, RegionCode region, String orderReference)
            implements OperationEvent {
        public GrantUnfrozen {
            Texts.require("orderReference", orderReference, Texts.REFERENCE_MAX);
        }
    }

    /// A record is to be taken back by its mirror (更正, domain 4.4 "any correction"): one person
    /// asked for it, another approved it. A request: it is declined where the record cannot be
    /// taken back, and never for lack of money.
    ///
    /// @param region any region of the book
    /// @param seq the record, 1..
    /// @param reference the number of the paper that explains it, 1 to 100 characters
    /// @param requestedBy a caller's name of 1 to 64 characters, never a person's
    /// @param approvedBy another caller's
    record CorrectionApproved(
            RegionCode region,
            long seq,
            CorrectionReason reason,
            String reference,
            String requestedBy,
            String approvedBy)
            implements OperationEvent {
        public CorrectionApproved {
            if (seq < 1) {
                throw new IllegalArgumentException("seq starts at 1");
            }
            Texts.require("reference", reference, Texts.REFERENCE_MAX);
            Texts.require("requestedBy", requestedBy, 64);
            Texts.require("approvedBy", approvedBy, 64);
            if (requestedBy.equals(approvedBy)) {
                throw new IllegalArgumentException("two people correct a record");
            }
        }
    }
}
