package io.gongji.contracts.event;

import io.gongji.contracts.Channel;
import io.gongji.contracts.ClaimId;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RecourseId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Account;
import io.gongji.contracts.journal.AccountCode;
import java.time.YearMonth;
import java.util.regex.Pattern;

/// What one account held on the day of the take-over.
///
/// @param account a code of domain 4.2 that carries a balance: one of class 1 or 2, and none whose
///   owner is a grant, a transfer or a hold, which would be unknown here
/// @param owner as the code has it, empty for none
/// @param amountFen a debit is positive, a credit negative, never zero; money of persons is a
///   credit
public record OpeningBalance(
        String account, Fund fund, RegionCode region, String owner, long amountFen) {
    /// Lines of one event.
    public static final int LINES_MAX = 500;

    private static final Pattern YEAR = Pattern.compile("20[0-9]{2}:(PREMIUM|ASSISTANCE|SUBSIDY)");

    public OpeningBalance {
        AccountCode code = AccountCode.ofCode(account);
        if (!isTakenOver(code)) {
            throw new IllegalArgumentException("account " + account + " is not taken over");
        }
        if (amountFen == 0 || Math.absExact(amountFen) > Money.MAX_FEN) {
            throw new IllegalArgumentException("an amount is 1 to " + Money.MAX_FEN + " fen");
        }
        if (code.neverNegative() && amountFen > 0) {
            throw new IllegalArgumentException("account " + account + " is never below zero");
        }
        requireOwner(code, owner);
        if (code.owner() == AccountCode.Owner.MEMBER && fund != Fund.EMPLOYEE) {
            throw new IllegalArgumentException("personal accounts are of the employee fund");
        }
    }

    /// Whether a code's balance can be taken over.
    public static boolean isTakenOver(AccountCode code) {
        boolean carried = code.code().startsWith("1") || code.code().startsWith("2");
        return carried
                && switch (code.owner()) {
                    case GRANT, HOLD, TRANSFER -> false;
                    case NONE,
                            MEMBER,
                            CHANNEL,
                            EMPLOYER_MONTH,
                            PROVIDER,
                            CLAIM,
                            RECOURSE,
                            REGION,
                            YEAR ->
                            true;
                };
    }

    private static void requireOwner(AccountCode code, String owner) {
        switch (code.owner()) {
            case NONE -> require(owner.isEmpty());
            case MEMBER -> {
                MemberId _ = MemberId.parse(owner);
            }
            case CHANNEL -> {
                Channel _ = new Channel(owner);
            }
            case PROVIDER -> {
                ProviderId _ = new ProviderId(owner);
            }
            case CLAIM -> {
                ClaimId _ = ClaimId.parse(owner);
            }
            case RECOURSE -> {
                RecourseId _ = RecourseId.parse(owner);
            }
            case REGION -> {
                RegionCode _ = new RegionCode(owner);
            }
            case YEAR -> require(YEAR.matcher(owner).matches());
            case EMPLOYER_MONTH -> {
                int colon = owner.indexOf(':');
                require(colon > 0);
                EmployerId _ = new EmployerId(owner.substring(0, colon));
                String month = owner.substring(colon + 1);
                require(YearMonth.parse(month).toString().equals(month));
            }
            case GRANT, HOLD, TRANSFER -> require(false);
        }
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("the owner is not of the account's kind");
        }
    }

    /// The account itself.
    public Account toAccount() {
        return new Account(AccountCode.ofCode(account), fund, region, owner);
    }
}
