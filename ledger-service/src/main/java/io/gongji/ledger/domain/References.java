package io.gongji.ledger.domain;

import io.gongji.contracts.BookId;
import io.gongji.contracts.CaptureId;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.TransferId;
import io.gongji.contracts.WithdrawalId;
import io.gongji.contracts.event.ClaimEvent;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.HoldEvent;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.OpeningBalance;
import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.event.PaidFor;
import io.gongji.contracts.event.ParkingEvent;
import io.gongji.contracts.event.ProviderEvent;
import io.gongji.contracts.event.ReceiptEvent;
import io.gongji.contracts.event.RecourseEvent;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.event.TreasuryEvent;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.contracts.event.WithdrawalEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import io.gongji.contracts.journal.Change;
import io.gongji.contracts.journal.Change.Mechanism;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Posting;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must be in a slice before events can be decided on it. A store loads in this order: the
/// periods, settlements (then the members and grants that their postings name), holds (then those
/// of their legs) and captures, transfers and withdrawals (then their persons), premiums, with
/// transfers all dispatch numbers, grants and the active grants of patients (then their givers),
/// members, and last the accounts of all of these.
///
/// @param members persons whose row and accounts are needed, with the region an event gives for an
///   unknown one
/// @param patients those of them whose active grants are needed too
/// @param grants grants that are named
/// @param settlements bills that are named
/// @param transfers wallet transfers that are named
/// @param premiums premiums that are asked for
/// @param withdrawals withdrawals that are named, with the region the event gives
/// @param records records that a correction names, by their seq
/// @param holds holds that are named
/// @param captures payments out of holds that are named
/// @param suspense receipts in suspense that are named
/// @param dues what persons owe for a year
/// @param publicMoney public money of a year that is counted
/// @param accounts further accounts whose balance is read
/// @param owners those whose accounts are posted on without being read: a store may read them with
///   the others, or when it writes
public record References(
        Map<MemberId, RegionCode> members,
        Set<MemberId> patients,
        Set<GrantId> grants,
        Set<SettlementId> settlements,
        Set<TransferId> transfers,
        Set<PremiumState.Key> premiums,
        Map<WithdrawalId, RegionCode> withdrawals,
        Set<Long> records,
        Set<HoldId> holds,
        Set<CaptureId> captures,
        Set<SuspenseState.Key> suspense,
        Set<DueState.Key> dues,
        Set<PublicMoneyState.Key> publicMoney,
        Set<Account> accounts,
        Set<String> owners) {
    /// The accounts that belong to a person and are read by decisions.
    static final List<AccountCode> MEMBER_CODES =
            List.of(
                    AccountCode.PERSONAL_CURRENT,
                    AccountCode.PERSONAL_PREVIOUS,
                    AccountCode.WALLET,
                    AccountCode.RECOVERABLE_FROM_MEMBER);

    /// Nothing yet; [#add] collects.
    public static References none() {
        return new References(
                new HashMap<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashMap<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>());
    }

    public static References of(GongjiEvent event) {
        References references = none();
        references.add(event);
        return references;
    }

    /// The accounts to load for one person.
    public static List<Account> accountsOf(MemberId member, RegionCode region) {
        return Account.ofMember(MEMBER_CODES, region, member);
    }

    /// Adds what one more event of a batch refers to.
    public void add(GongjiEvent event) {
        switch (event) {
            case MemberEvent.Enrolled enrolled ->
                    members.putIfAbsent(enrolled.memberId(), enrolled.region());
            case MemberEvent.Closed closed ->
                    members.putIfAbsent(closed.memberId(), closed.region());
            case MemberEvent.Deceased deceased ->
                    members.putIfAbsent(deceased.memberId(), deceased.region());
            case ContributionEvent contribution -> add(contribution);
            case ReceiptEvent receipt -> add(receipt);
            case TreasuryEvent treasury -> add(treasury);
            case SettlementEvent.Requested bill -> {
                members.putIfAbsent(bill.memberId(), bill.region());
                patients.add(bill.memberId());
                settlements.add(bill.settlementId());
                owners.add(SettlementRules.payable(bill, bill.region()).owner());
            }
            case SettlementEvent.VoidRequested voided -> {
                members.putIfAbsent(voided.memberId(), voided.region());
                settlements.add(voided.settlementId());
            }
            case HoldEvent hold -> add(hold);
            case ProviderEvent provider -> accounts.add(ProviderRules.advances(provider));
            case ClaimEvent claim -> accounts.add(ClaimRules.payable(claim));
            case RecourseEvent recourse -> accounts.addAll(RecourseRules.accounts(recourse));
            case GrantEvent grant -> add(grant);
            case WalletEvent wallet -> add(wallet);
            case WithdrawalEvent.Requested withdrawal -> {
                members.putIfAbsent(withdrawal.memberId(), withdrawal.region());
                withdrawals.put(withdrawal.withdrawalId(), withdrawal.region());
            }
            case WithdrawalEvent.Paid paid -> withdrawals.put(paid.withdrawalId(), paid.region());
            case OperationEvent operation -> add(operation);
            case ParkingEvent.Released released ->
                    ParkingRules.original(released).ifPresent(message -> add(message.event()));
        }
    }

    /// Adds what a bill that was loaded moved, for a void gives it back.
    public void add(SettlementState bill) {
        addAll(bill.posted());
    }

    /// Adds what a record that was loaded moved, for a correction takes it back.
    public void add(PastRecord record) {
        if (record.outcome() instanceof Outcome.Accepted accepted) {
            addAll(accepted);
        }
    }

    private void addAll(Outcome.Accepted posted) {
        for (Posting leg : posted.postings()) {
            Account account = leg.account();
            accounts.add(account);
            if (account.code().owner() == AccountCode.Owner.MEMBER) {
                members.putIfAbsent(MemberId.parse(account.owner()), account.region());
            }
            GrantId grant = leg.grant();
            if (grant != null) {
                grants.add(grant);
            }
        }
        for (Change change : posted.changes()) {
            if (change instanceof Change.GrantDrawn drawn) {
                grants.add(drawn.grantId());
            }
        }
    }

    /// Adds the person of a hold that was loaded, and the grants it took from.
    public void add(HoldState hold) {
        members.putIfAbsent(hold.memberId(), hold.region());
        for (HoldState.Leg leg : hold.legs()) {
            GrantId grant = leg.placed().grant();
            if (grant != null) {
                grants.add(grant);
            }
        }
    }

    /// Adds the persons of a grant that was loaded, and its money.
    public void add(GrantState grant) {
        members.putIfAbsent(grant.giver(), grant.giverRegion());
        members.putIfAbsent(grant.member(), grant.memberRegion());
        if (grant.mechanism() == Mechanism.EARMARK) {
            accounts.add(Account.ofGrant(grant.memberRegion(), grant.id()));
        }
    }

    /// Adds the persons of a transfer that was loaded, as far as they are of this book.
    public void add(TransferState transfer, BookId book) {
        addPerson(transfer.payer(), transfer.payerRegion(), book);
        addPerson(transfer.payee(), transfer.payeeRegion(), book);
    }

    /// Adds the person of a withdrawal that was loaded.
    public void add(WithdrawalState withdrawal) {
        RegionCode region = withdrawals.get(withdrawal.id());
        if (region != null) {
            members.putIfAbsent(withdrawal.memberId(), region);
        }
    }

    private void add(ContributionEvent event) {
        switch (event) {
            case ContributionEvent.PayrollAllotted allotted -> {
                allotted.lines()
                        .forEach(line -> members.putIfAbsent(line.memberId(), allotted.region()));
                accounts.add(
                        Account.ofEmployerMonth(
                                AccountCode.ALLOTMENT_PENDING,
                                allotted.region(),
                                allotted.employer(),
                                allotted.month()));
            }
            case ContributionEvent.OpeningBalancesPosted opening ->
                    opening.lines().stream()
                            .map(OpeningBalance::toAccount)
                            .filter(account -> account.code().owner() == AccountCode.Owner.MEMBER)
                            .forEach(account ->
                                    members.putIfAbsent(
                                            MemberId.parse(account.owner()), account.region()));
            case ContributionEvent.AllotmentCorrected corrected ->
                    members.putIfAbsent(corrected.memberId(), corrected.region());
            case ContributionEvent.PremiumReceived premium ->
                    premiums.add(new PremiumState.Key(premium.memberId(), premium.year()));
            case ContributionEvent.PremiumFromAccountRequested premium -> {
                premiums.add(new PremiumState.Key(premium.memberId(), premium.year()));
                members.putIfAbsent(premium.payer(), premium.payerRegion());
                members.putIfAbsent(premium.memberId(), premium.region());
                patients.add(premium.memberId());
            }
            case ContributionEvent.CatchUpAssessed assessed -> dues.add(DueRules.keyOf(assessed));
            case ContributionEvent.OwnPaymentRequested payment -> {
                members.putIfAbsent(payment.memberId(), payment.region());
                add(payment.paidFor());
            }
            case ContributionEvent.PayrollLineAssessed line ->
                    owners.add(
                            Account.ofEmployerMonth(
                                            AccountCode.ALLOTMENT_PENDING,
                                            line.region(),
                                            line.employer(),
                                            line.month())
                                    .owner());
            case ContributionEvent.EmployerShareAssessed _,
                    ContributionEvent.PayrollReceived _,
                    ContributionEvent.FlexibleReceived _,
                    ContributionEvent.ReceiptUnidentified _ -> {}
        }
    }

    private void add(HoldEvent event) {
        holds.add(event.holdId());
        switch (event) {
            case HoldEvent.Placed placed -> {
                members.putIfAbsent(placed.memberId(), placed.region());
                patients.add(placed.memberId());
            }
            case HoldEvent.Captured captured -> {
                members.putIfAbsent(captured.memberId(), captured.region());
                captures.add(captured.captureId());
            }
            case HoldEvent.CaptureVoided voided -> {
                members.putIfAbsent(voided.memberId(), voided.region());
                captures.add(voided.captureId());
            }
            case HoldEvent.Released released ->
                    members.putIfAbsent(released.memberId(), released.region());
            case HoldEvent.Expired expired ->
                    members.putIfAbsent(expired.memberId(), expired.region());
        }
    }

    private void add(ReceiptEvent event) {
        switch (event) {
            case ReceiptEvent.Identified identified -> add(identified.paidFor());
            case ReceiptEvent.Matched matched -> {
                suspense.add(
                        new SuspenseState.Key(matched.receipt(), matched.fund(), matched.region()));
                add(matched.paidFor());
            }
            case ReceiptEvent.Returned returned -> {
                suspense.add(
                        new SuspenseState.Key(
                                returned.receipt(), returned.fund(), returned.region()));
                returned.paidFor().forEach(this::add);
            }
        }
    }

    private void add(PaidFor paidFor) {
        switch (paidFor) {
            case PaidFor.Premium premium ->
                    premiums.add(new PremiumState.Key(premium.memberId(), premium.year()));
            case PaidFor.CatchUp due -> dues.add(DueRules.keyOf(due));
            case PaidFor.LargeCostFee due -> dues.add(DueRules.keyOf(due));
            case PaidFor.Debt debt -> members.putIfAbsent(debt.memberId(), debt.region());
            case PaidFor.PersonalAccount own -> members.putIfAbsent(own.memberId(), own.region());
            case PaidFor.Payroll _, PaidFor.Flexible _ -> {}
        }
    }

    private void add(TreasuryEvent event) {
        switch (event) {
            case TreasuryEvent.SubsidyReceived received ->
                    publicMoney.add(
                            new PublicMoneyState.Key(
                                    received.region(), received.kind(), received.year()));
            case TreasuryEvent.InterestCredited credited ->
                    credited.lines()
                            .forEach(line ->
                                    members.putIfAbsent(line.memberId(), credited.region()));
            case TreasuryEvent.ChannelRemitted _,
                    TreasuryEvent.LargeCostFeePaidOver _,
                    TreasuryEvent.InterestReceived _ -> {}
        }
    }

    private void add(GrantEvent event) {
        grants.add(event.grantId());
        switch (event) {
            case GrantEvent.Authorised grant -> {
                members.putIfAbsent(grant.giver(), grant.region());
                members.putIfAbsent(grant.member(), grant.memberRegion());
            }
            case GrantEvent.EarmarkRequested grant -> {
                members.putIfAbsent(grant.giver(), grant.region());
                members.putIfAbsent(grant.member(), grant.memberRegion());
            }
            case GrantEvent.Ended ended -> members.putIfAbsent(ended.giver(), ended.region());
        }
    }

    private void add(WalletEvent event) {
        transfers.add(event.transferId());
        BookId book = event.region().book();
        switch (event) {
            case WalletEvent.Sent sent -> {
                addPerson(sent.payer(), sent.region(), book);
                addPerson(sent.payee(), sent.payeeRegion(), book);
            }
            case WalletEvent.Arrived arrived -> addPerson(arrived.payee(), arrived.region(), book);
            case WalletEvent.Accepted _, WalletEvent.Returned _, WalletEvent.SentBack _ -> {}
        }
    }

    private void addPerson(MemberId person, RegionCode region, BookId book) {
        if (region.book().equals(book)) {
            members.putIfAbsent(person, region);
        }
    }

    private void add(OperationEvent event) {
        switch (event) {
            case OperationEvent.YearRolled rolled ->
                    rolled.members()
                            .forEach(member -> members.putIfAbsent(member, rolled.region()));
            case OperationEvent.PremiumYearBegun begun ->
                    PremiumRules.INCOMES.forEach(income ->
                            accounts.add(Account.inAdvance(begun.region(), begun.year(), income)));
            case OperationEvent.AccountFrozen frozen ->
                    members.putIfAbsent(frozen.memberId(), frozen.region());
            case OperationEvent.AccountUnfrozen unfrozen ->
                    members.putIfAbsent(unfrozen.memberId(), unfrozen.region());
            case OperationEvent.CorrectionApproved approved -> records.add(approved.seq());
            case OperationEvent.GrantFrozen frozen -> grants.add(frozen.grantId());
            case OperationEvent.GrantUnfrozen unfrozen -> grants.add(unfrozen.grantId());
            case OperationEvent.PeriodLocked _,
                    OperationEvent.PeriodUnlocked _,
                    OperationEvent.PeriodClosed _ -> {}
        }
    }
}
