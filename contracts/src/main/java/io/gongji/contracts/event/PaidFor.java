package io.gongji.contracts.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.RegionCode;
import java.time.YearMonth;

/// What a sum is for: what a payer owed, or whose it is. On the wire each has its `kind`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PaidFor.Payroll.class, name = "PAYROLL"),
    @JsonSubTypes.Type(value = PaidFor.Flexible.class, name = "FLEXIBLE"),
    @JsonSubTypes.Type(value = PaidFor.Premium.class, name = "PREMIUM"),
    @JsonSubTypes.Type(value = PaidFor.CatchUp.class, name = "CATCH_UP"),
    @JsonSubTypes.Type(value = PaidFor.LargeCostFee.class, name = "LARGE_COST_FEE"),
    @JsonSubTypes.Type(value = PaidFor.Debt.class, name = "DEBT"),
    @JsonSubTypes.Type(value = PaidFor.PersonalAccount.class, name = "PERSONAL_ACCOUNT")
})
public sealed interface PaidFor {
    /// The region whose accounts it concerns.
    RegionCode region();

    /// The sum, 1.. fen.
    long amountFen();

    /// The fund that it concerns.
    default Fund fund() {
        return this instanceof Premium ? Fund.RESIDENT : Fund.EMPLOYEE;
    }

    /// A payroll month of an employer (domain A3).
    record Payroll(
            EmployerId employer,
            YearMonth month,
            RegionCode region,
            long employeePartFen,
            long employerPartFen)
            implements PaidFor {
        public Payroll {
            Money.notNegative("employeePartFen", employeePartFen);
            Money.notNegative("employerPartFen", employerPartFen);
            Money.positive(
                    "employeePartFen + employerPartFen",
                    Math.addExact(employeePartFen, employerPartFen));
        }

        @Override
        public long amountFen() {
            return employeePartFen + employerPartFen;
        }
    }

    /// A month of a flexible worker (domain A4).
    record Flexible(MemberId memberId, YearMonth month, RegionCode region, long amountFen)
            implements PaidFor {
        public Flexible {
            Money.positive("amountFen", amountFen);
        }
    }

    /// A resident premium, with the public money that goes with it (domain 2.2).
    ///
    /// @param ownFen the sum itself, 1..
    /// @param assistanceFen premium assistance (资助), 0..
    /// @param subsidyFen fiscal subsidy (财政补助), 0..
    record Premium(
            MemberId memberId,
            RegionCode region,
            int year,
            long ownFen,
            long assistanceFen,
            long subsidyFen)
            implements PaidFor {
        public Premium {
            Years.require(year);
            Money.positive("ownFen", ownFen);
            Money.notNegative("assistanceFen", assistanceFen);
            Money.notNegative("subsidyFen", subsidyFen);
        }

        @Override
        public long amountFen() {
            return ownFen;
        }
    }

    /// The catch-up payment at retirement (补缴, domain I9) that was assessed in a year; in whole.
    record CatchUp(MemberId memberId, RegionCode region, int year, long amountFen)
            implements PaidFor {
        public CatchUp {
            Years.require(year);
            Money.positive("amountFen", amountFen);
        }
    }

    /// The large-cost fee (大额医疗救助费, domain I8) of a person and year.
    record LargeCostFee(MemberId memberId, RegionCode region, int year, long amountFen)
            implements PaidFor {
        public LargeCostFee {
            Years.require(year);
            Money.positive("amountFen", amountFen);
        }
    }

    /// What a person owes the fund (1430, 多拨待收).
    record Debt(MemberId memberId, RegionCode region, long amountFen) implements PaidFor {
        public Debt {
            Money.positive("amountFen", amountFen);
        }
    }

    /// A person's own money, which found no open account before. What the person owes is cleared
    /// first; the account may be closed, for its money is paid out by a withdrawal.
    record PersonalAccount(MemberId memberId, RegionCode region, long amountFen)
            implements PaidFor {
        public PersonalAccount {
            Money.positive("amountFen", amountFen);
        }
    }
}
