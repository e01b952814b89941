package io.gongji.ledger.domain;

import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.event.ContributionEvent;
import io.gongji.contracts.event.GongjiEvent;
import io.gongji.contracts.event.GrantEvent;
import io.gongji.contracts.event.MemberEvent;
import io.gongji.contracts.event.SettlementEvent;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What must be in a slice before events can be decided on it. A store loads in this order:
/// settlements (then the members and grants that their postings name), grants and the active grants
/// of patients (then their givers), members, and last the accounts of all of these.
///
/// @param members persons whose row and accounts are needed, with the region an event gives for an
///   unknown one
/// @param patients those of them whose active grants are needed too
/// @param grants grants that are named
/// @param settlements bills that are named
/// @param accounts further accounts whose balance is read
public record References(
        Map<MemberId, RegionCode> members,
        Set<MemberId> patients,
        Set<GrantId> grants,
        Set<SettlementId> settlements,
        Set<Account> accounts) {
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
                new HashSet<>());
    }

    public static References of(GongjiEvent event) {
        References references = none();
        references.add(event);
        return references;
    }

    /// The accounts to load for one person.
    public static List<Account> accountsOf(MemberId member, RegionCode region) {
        return MEMBER_CODES.stream().map(code -> Account.ofMember(code, region, member)).toList();
    }

    /// Adds what one more event of a batch refers to.
    public void add(GongjiEvent event) {
        switch (event) {
            case MemberEvent.Enrolled enrolled ->
                    members.putIfAbsent(enrolled.memberId(), enrolled.region());
            case MemberEvent.Closed closed ->
                    members.putIfAbsent(closed.memberId(), closed.region());
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
            case ContributionEvent.AllotmentCorrected corrected ->
                    members.putIfAbsent(corrected.memberId(), corrected.region());
            case ContributionEvent.PayrollLineAssessed _,
                    ContributionEvent.EmployerShareAssessed _,
                    ContributionEvent.PayrollReceived _,
                    ContributionEvent.FlexibleReceived _ -> {}
            case SettlementEvent.Requested bill -> {
                members.putIfAbsent(bill.memberId(), bill.region());
                patients.add(bill.memberId());
                settlements.add(bill.settlementId());
            }
            case SettlementEvent.VoidRequested voided -> {
                members.putIfAbsent(voided.memberId(), voided.region());
                settlements.add(voided.settlementId());
            }
            case GrantEvent.Authorised grant ->
                    addGrant(
                            grant.grantId(),
                            grant.giver(),
                            grant.region(),
                            grant.member(),
                            grant.memberRegion());
            case GrantEvent.EarmarkRequested grant ->
                    addGrant(
                            grant.grantId(),
                            grant.giver(),
                            grant.region(),
                            grant.member(),
                            grant.memberRegion());
            case GrantEvent.Ended ended -> {
                grants.add(ended.grantId());
                members.putIfAbsent(ended.giver(), ended.region());
            }
        }
    }

    private void addGrant(
            GrantId grant,
            MemberId giver,
            RegionCode giverRegion,
            MemberId member,
            RegionCode memberRegion) {
        grants.add(grant);
        members.putIfAbsent(giver, giverRegion);
        members.putIfAbsent(member, memberRegion);
    }
}
