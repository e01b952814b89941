package io.gongji.contracts.journal;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The chart of accounts (domain 4.2): code, what its owner names, and the side on which it grows.
public enum AccountCode {
    TREASURY("1010", Owner.NONE, Side.DEBIT),
    CHANNEL_CLEARING("1020", Owner.CHANNEL, Side.DEBIT),
    EMPLOYER_CONTRIBUTIONS_RECEIVABLE("1110", Owner.EMPLOYER_MONTH, Side.DEBIT),
    EMPLOYEE_CONTRIBUTIONS_RECEIVABLE("1120", Owner.EMPLOYER_MONTH, Side.DEBIT),
    RESIDENT_CONTRIBUTIONS_RECEIVABLE("1130", Owner.NONE, Side.DEBIT),
    FLEXIBLE_CONTRIBUTIONS_RECEIVABLE("1140", Owner.NONE, Side.DEBIT),
    CATCH_UP_RECEIVABLE("1150", Owner.NONE, Side.DEBIT),
    FISCAL_SUBSIDY_RECEIVABLE("1210", Owner.NONE, Side.DEBIT),
    PREMIUM_ASSISTANCE_RECEIVABLE("1220", Owner.NONE, Side.DEBIT),
    PROVIDER_ADVANCE("1310", Owner.PROVIDER, Side.DEBIT),
    RECOURSE_RECEIVABLE("1410", Owner.RECOURSE, Side.DEBIT),
    RECOVERABLE_FROM_MEMBER("1430", Owner.MEMBER, Side.DEBIT),
    REGION_RECEIVABLE("1510", Owner.REGION, Side.DEBIT),
    FUND_CLEARING("1610", Owner.NONE, Side.EITHER),
    PERSONAL_CURRENT("2110", Owner.MEMBER, Side.CREDIT),
    PERSONAL_PREVIOUS("2120", Owner.MEMBER, Side.CREDIT),
    EARMARK("2130", Owner.GRANT, Side.CREDIT),
    WALLET("2140", Owner.MEMBER, Side.CREDIT),
    IN_TRANSIT("2150", Owner.TRANSFER, Side.CREDIT),
    HELD("2160", Owner.HOLD, Side.CREDIT),
    ALLOTMENT_PENDING("2190", Owner.EMPLOYER_MONTH, Side.CREDIT),
    PROVIDER_PAYABLE("2210", Owner.PROVIDER, Side.CREDIT),
    MANUAL_CLAIM_PAYABLE("2230", Owner.CLAIM, Side.CREDIT),
    WITHDRAWAL_PAYABLE("2240", Owner.NONE, Side.CREDIT),
    SUSPENSE("2310", Owner.NONE, Side.CREDIT),
    PREMIUM_IN_ADVANCE("2320", Owner.YEAR, Side.CREDIT),
    REGION_PAYABLE("2410", Owner.REGION, Side.CREDIT),
    LARGE_COST_FEE_PAYABLE("2510", Owner.NONE, Side.CREDIT),
    EMPLOYEE_FUND_BALANCE("3110", Owner.NONE, Side.CREDIT),
    RESIDENT_FUND_BALANCE("3120", Owner.NONE, Side.CREDIT),
    CONTRIBUTIONS_INCOME("4110", Owner.NONE, Side.CREDIT),
    RESIDENT_PREMIUM_INCOME("4120", Owner.NONE, Side.CREDIT),
    FISCAL_SUBSIDY_INCOME("4130", Owner.NONE, Side.CREDIT),
    CATCH_UP_INCOME("4140", Owner.NONE, Side.CREDIT),
    PREMIUM_ASSISTANCE_INCOME("4150", Owner.NONE, Side.CREDIT),
    INTEREST_INCOME("4160", Owner.NONE, Side.CREDIT),
    INPATIENT_BENEFIT("5110", Owner.NONE, Side.DEBIT),
    OUTPATIENT_BENEFIT("5120", Owner.NONE, Side.DEBIT),
    CHRONIC_BENEFIT("5130", Owner.NONE, Side.DEBIT),
    OUT_OF_REGION_BENEFIT("5140", Owner.NONE, Side.DEBIT),
    INTEREST_CREDITED("5510", Owner.NONE, Side.DEBIT);

    private static final Map<String, AccountCode> BY_CODE =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(AccountCode::code, Function.identity()));

    private final String code;
    private final Owner owner;
    private final Side side;

    AccountCode(String code, Owner owner, Side side) {
        this.code = code;
        this.owner = owner;
        this.side = side;
    }

    /// The account with a four-digit code; an unknown one is an [IllegalArgumentException].
    public static AccountCode ofCode(String code) {
        AccountCode found = BY_CODE.get(code);
        if (found == null) {
            throw new IllegalArgumentException("unknown account code");
        }
        return found;
    }

    public String code() {
        return code;
    }

    public Owner owner() {
        return owner;
    }

    public Side side() {
        return side;
    }

    /// Whether this is money that belongs to persons or waits for them (21xx), which is never below
    /// zero.
    public boolean neverNegative() {
        return code.startsWith("21");
    }

    /// Whether this is an account of the agency's own, of which there are few and many records
    /// touch each; the others are of one person, grant, hold, transfer, claim, recourse, or
    /// employer and month.
    public boolean isOfAgency() {
        return switch (owner) {
            case NONE, CHANNEL, PROVIDER, REGION, YEAR -> true;
            case MEMBER, GRANT, HOLD, TRANSFER, EMPLOYER_MONTH, CLAIM, RECOURSE -> false;
        };
    }

    /// What the owner part of an account names.
    public enum Owner {
        NONE,
        MEMBER,
        GRANT,
        HOLD,
        TRANSFER,
        CHANNEL,
        EMPLOYER_MONTH,
        PROVIDER,
        CLAIM,
        RECOURSE,
        REGION,
        YEAR
    }

    /// The side on which an account grows.
    public enum Side {
        DEBIT,
        CREDIT,
        EITHER
    }
}
