package io.gongji.contracts.journal;

import io.gongji.contracts.BookId;
import io.gongji.contracts.Channel;
import io.gongji.contracts.ClaimId;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.HoldId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RecourseId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;

/// One account: (code, fund, region, owner). The owner is the text form of an id, or empty where
/// the code has none.
public record Account(AccountCode code, Fund fund, RegionCode region, String owner)
        implements Comparable<Account> {
    private static final Comparator<Account> ORDER =
            Comparator.comparing((Account account) -> account.code().code())
                    .thenComparing(Account::fund)
                    .thenComparing(Account::region)
                    .thenComparing(Account::owner);

    public Account {
        if (owner.isEmpty() != (code.owner() == AccountCode.Owner.NONE) || owner.length() > 64) {
            throw new IllegalArgumentException(
                    "account " + code.code() + " has an owner of kind " + code.owner());
        }
    }

    /// An account of the agency itself.
    public static Account of(AccountCode code, Fund fund, RegionCode region) {
        return new Account(code, fund, region, "");
    }

    /// A person's account; personal accounts are in the employee fund, wherever the person is
    /// insured.
    public static Account ofMember(AccountCode code, RegionCode region, MemberId member) {
        return new Account(code, Fund.EMPLOYEE, region, member.toString());
    }

    /// Several accounts of one person.
    public static List<Account> ofMember(
            List<AccountCode> codes, RegionCode region, MemberId member) {
        String owner = member.toString();
        return codes.stream().map(code -> new Account(code, Fund.EMPLOYEE, region, owner)).toList();
    }

    /// Money set aside for a grant, in the employee fund of the member's region.
    public static Account ofGrant(RegionCode region, GrantId grant) {
        return new Account(AccountCode.EARMARK, Fund.EMPLOYEE, region, grant.toString());
    }

    /// An account of one employer and month.
    public static Account ofEmployerMonth(
            AccountCode code, RegionCode region, EmployerId employer, YearMonth month) {
        return new Account(code, Fund.EMPLOYEE, region, employer + ":" + month);
    }

    public static Account ofChannel(Fund fund, RegionCode region, Channel channel) {
        return new Account(AccountCode.CHANNEL_CLEARING, fund, region, channel.toString());
    }

    public static Account ofProvider(
            AccountCode code, Fund fund, RegionCode region, ProviderId provider) {
        return new Account(code, fund, region, provider.toString());
    }

    /// What one claim is owed.
    public static Account ofClaim(Fund fund, RegionCode region, ClaimId claim) {
        return new Account(AccountCode.MANUAL_CLAIM_PAYABLE, fund, region, claim.toString());
    }

    /// What one recourse is still to recover.
    public static Account ofRecourse(Fund fund, RegionCode region, RecourseId recourse) {
        return new Account(AccountCode.RECOURSE_RECEIVABLE, fund, region, recourse.toString());
    }

    /// What a region is owed by (1510) or owes to (2410) another.
    public static Account between(
            AccountCode code, Fund fund, RegionCode region, RegionCode other) {
        return new Account(code, fund, region, other.toString());
    }

    /// Money of one transfer on its way, in the employee fund of the payer's region.
    public static Account inTransit(RegionCode region, TransferId transfer) {
        return new Account(AccountCode.IN_TRANSIT, Fund.EMPLOYEE, region, transfer.toString());
    }

    /// Money reserved for a pending payment, in the employee fund of the holder's region.
    public static Account ofHold(RegionCode region, HoldId hold) {
        return new Account(AccountCode.HELD, Fund.EMPLOYEE, region, hold.toString());
    }

    /// Resident premiums received in advance for a year, apart by what they will be as income:
    /// 4120, 4150 or 4130.
    public static Account inAdvance(RegionCode region, int year, AccountCode income) {
        return new Account(
                AccountCode.PREMIUM_IN_ADVANCE,
                Fund.RESIDENT,
                region,
                year
                        + ":"
                        + switch (income) {
                            case RESIDENT_PREMIUM_INCOME -> "PREMIUM";
                            case PREMIUM_ASSISTANCE_INCOME -> "ASSISTANCE";
                            case FISCAL_SUBSIDY_INCOME -> "SUBSIDY";
                            default ->
                                    throw new IllegalArgumentException(
                                            "no premium is income of " + income.code());
                        });
    }

    public BookId book() {
        return region.book();
    }

    @Override
    public int compareTo(Account other) {
        return ORDER.compare(this, other);
    }

    /// `2110/EMPLOYEE/130100/<owner>`, for messages.
    @Override
    public String toString() {
        return code.code() + "/" + fund + "/" + region + (owner.isEmpty() ? "" : "/" + owner);
    }
}
