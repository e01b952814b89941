package io.gongji.contracts.event;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.gongji.contracts.Channel;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.RegionCode;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Contributions (缴费) as facts (topic `gongji.contributions`): what is owed, what came, what was
/// put on accounts.
public sealed interface ContributionEvent extends GongjiEvent {
    /// Persons one allotment may name (design 4: bounded requests).
    int ALLOTMENT_LINES_MAX = 500;

    /// Months that one catch-up may be of.
    int CATCH_UP_MONTHS_MAX = 1_200;

    /// ORDINARY, MINIMUM_LIVING, …
    Pattern CATEGORY = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

    /// One employee's share of a payroll month was assessed (domain A1, A3).
    ///
    /// @param wageFen the wage as reported, 0..
    /// @param baseFen the wage clamped to the region's floor and ceiling
    /// @param employeeShareFen base times the employee's rate, half-up to fen
    record PayrollLineAssessed(
            EmployerId employer,
            YearMonth month,
            RegionCode region,
            MemberId memberId,
            long wageFen,
            long baseFen,
            long employeeShareFen)
            implements ContributionEvent {
        public PayrollLineAssessed {
            Money.notNegative("wageFen", wageFen);
            Money.positive("baseFen", baseFen);
            Money.notNegative("employeeShareFen", employeeShareFen);
        }
    }

    /// The employer's share of a payroll month grew by `employerShareFen` (domain A2, A3).
    ///
    /// @param payrollFen total wages of the month so far
    /// @param basesFen sum of the individual bases so far; the employer's base is the larger of the
    ///   two
    /// @param employerShareFen what is owed more than before, 1..
    record EmployerShareAssessed(
            EmployerId employer,
            YearMonth month,
            RegionCode region,
            long payrollFen,
            long basesFen,
            long employerShareFen)
            implements ContributionEvent {
        public EmployerShareAssessed {
            Money.notNegative("payrollFen", payrollFen);
            Money.notNegative("basesFen", basesFen);
            Money.positive("employerShareFen", employerShareFen);
        }
    }

    /// Money of a payroll month arrived by a channel. The parts say which receivable it pays.
    ///
    /// @param channelReference the channel's own number of the payment, unique there, 1 to 100
    ///   characters
    record PayrollReceived(
            EmployerId employer,
            YearMonth month,
            RegionCode region,
            Channel channel,
            String channelReference,
            long employeePartFen,
            long employerPartFen)
            implements ContributionEvent {
        public PayrollReceived {
            Texts.require("channelReference", channelReference, Texts.REFERENCE_MAX);
            Money.notNegative("employeePartFen", employeePartFen);
            Money.notNegative("employerPartFen", employerPartFen);
            Money.positive(
                    "employeePartFen + employerPartFen",
                    Math.addExact(employeePartFen, employerPartFen));
        }
    }

    /// Employees' shares that receipts cover were put on their personal accounts (划拨, domain A12).
    record PayrollAllotted(
            EmployerId employer, YearMonth month, RegionCode region, List<Line> lines)
            implements ContributionEvent {
        public PayrollAllotted {
            lines = List.copyOf(lines);
            if (lines.isEmpty() || lines.size() > ALLOTMENT_LINES_MAX) {
                throw new IllegalArgumentException(
                        "an allotment names 1 to " + ALLOTMENT_LINES_MAX + " persons");
            }
        }

        /// One person's part, 1.. fen.
        public record Line(MemberId memberId, long amountFen) {
            public Line {
                Money.positive("amountFen", amountFen);
            }
        }
    }

    /// Too much was allotted to a person and is taken back; what the account lacks becomes
    /// recoverable (1430).
    record AllotmentCorrected(
            EmployerId employer,
            YearMonth month,
            RegionCode region,
            MemberId memberId,
            long takenBackFen)
            implements ContributionEvent {
        public AllotmentCorrected {
            Money.positive("takenBackFen", takenBackFen);
        }
    }

    /// A flexible worker (灵活就业) paid a month (domain A4, A5); all of it goes to the pooled fund.
    ///
    /// @param channelReference the channel's own number of the payment, unique there, 1 to 100
    ///   characters
    record FlexibleReceived(
            MemberId memberId,
            YearMonth month,
            RegionCode region,
            long baseFen,
            long amountFen,
            Channel channel,
            String channelReference)
            implements ContributionEvent {
        public FlexibleReceived {
            Texts.require("channelReference", channelReference, Texts.REFERENCE_MAX);
            Money.positive("baseFen", baseFen);
            Money.positive("amountFen", amountFen);
        }
    }

    /// A resident premium (居民医保) of a year arrived by a channel, with the public money that goes
    /// with it: own share and assistance are the individual standard, the subsidy comes on top
    /// (domain 2.2).
    ///
    /// @param region the insured person's region, in the resident fund
    /// @param year the year of cover
    /// @param category the category that decided, such as ORDINARY
    /// @param ownFen what the person pays, 0 when the assistance covers all of it
    /// @param assistanceFen premium assistance (资助), 0..
    /// @param subsidyFen fiscal subsidy per head (财政补助), 0 when no source gives it
    /// @param channel null exactly when ownFen is 0
    /// @param channelReference the channel's own number of the payment, unique there, 1 to 100
    ///   characters; null exactly when ownFen is 0
    record PremiumReceived(
            MemberId memberId,
            RegionCode region,
            int year,
            String category,
            long ownFen,
            long assistanceFen,
            long subsidyFen,
            @JsonSetter(nulls = Nulls.SET) @Nullable Channel channel,
            @JsonSetter(nulls = Nulls.SET) @Nullable String channelReference)
            implements ContributionEvent {
        public PremiumReceived {
            requirePremium(year, category, ownFen, assistanceFen, subsidyFen);
            if ((ownFen == 0) != (channel == null)
                    || (channel == null) != (channelReference == null)) {
                throw new IllegalArgumentException(
                        "a channel and its reference belong to money that came, and only to it");
            }
            if (channelReference != null) {
                Texts.require("channelReference", channelReference, Texts.REFERENCE_MAX);
            }
        }
    }

    /// A person asks that a resident premium be paid from the person's own account, for oneself or
    /// for a relative (domain E7, E8). A request: all or nothing.
    ///
    /// @param memberId the insured person
    /// @param region the insured person's region, in the resident fund
    /// @param payer whose account pays; another person needs a grant of the payer's
    /// @param payerRegion the payer's region, in the same book
    /// @param ownFen what the payer pays, 1..
    /// @param debitOrder which of the payer's money is used first, each once; never GRANTS
    record PremiumFromAccountRequested(
            MemberId memberId,
            RegionCode region,
            int year,
            String category,
            MemberId payer,
            RegionCode payerRegion,
            long ownFen,
            long assistanceFen,
            long subsidyFen,
            List<SettlementEvent.DebitSource> debitOrder)
            implements ContributionEvent {
        public PremiumFromAccountRequested {
            requirePremium(year, category, ownFen, assistanceFen, subsidyFen);
            Money.positive("ownFen", ownFen);
            debitOrder = OwnMoney.order(debitOrder);
            if (!region.book().equals(payerRegion.book())) {
                throw new IllegalArgumentException("an account pays inside its own book only");
            }
        }
    }

    /// Money came by a channel and nobody knows what for; it waits in suspense (2310).
    ///
    /// @param fund the fund whose money it is taken for
    /// @param channelReference the channel's own number of the payment, unique there, 1 to 100
    ///   characters
    record ReceiptUnidentified(
            RegionCode region, Fund fund, Channel channel, String channelReference, long amountFen)
            implements ContributionEvent {
        public ReceiptUnidentified {
            Texts.require("channelReference", channelReference, Texts.REFERENCE_MAX);
            Money.positive("amountFen", amountFen);
        }
    }

    /// A catch-up payment (补缴) is owed at retirement (domain I9, I10).
    ///
    /// @param year the year of assessment; a person has one catch-up in a year
    /// @param months that lack, 1..
    /// @param monthFen the price of one, rounded half-up to fen (domain K20)
    /// @param amountFen months times the price
    record CatchUpAssessed(
            MemberId memberId,
            RegionCode region,
            int year,
            int months,
            long monthFen,
            long amountFen)
            implements ContributionEvent {
        public CatchUpAssessed {
            Years.require(year);
            if (months < 1 || months > CATCH_UP_MONTHS_MAX) {
                throw new IllegalArgumentException(
                        "a catch-up is of 1 to " + CATCH_UP_MONTHS_MAX + " months");
            }
            Money.positive("monthFen", monthFen);
            Money.positive("amountFen", amountFen);
            if (amountFen != Math.multiplyExact(months, monthFen)) {
                throw new IllegalArgumentException("a catch-up is its months times their price");
            }
        }
    }

    /// A person asks that the own catch-up payment or large-cost fee be paid from the own account
    /// (domain P2). A request: all or nothing.
    ///
    /// @param region the person's region
    /// @param debitOrder which of the own money is used first, each once; never GRANTS
    record OwnPaymentRequested(
            MemberId memberId,
            RegionCode region,
            PaidFor paidFor,
            List<SettlementEvent.DebitSource> debitOrder)
            implements ContributionEvent {
        public OwnPaymentRequested {
            debitOrder = OwnMoney.order(debitOrder);
            if (!region.book().equals(paidFor.region().book())) {
                throw new IllegalArgumentException("an account pays inside its own book only");
            }
            switch (paidFor) {
                case PaidFor.CatchUp due -> requireOwn(memberId, due.memberId());
                case PaidFor.LargeCostFee due -> requireOwn(memberId, due.memberId());
                case PaidFor.Payroll _,
                        PaidFor.Flexible _,
                        PaidFor.Premium _,
                        PaidFor.Debt _,
                        PaidFor.PersonalAccount _ ->
                        throw new IllegalArgumentException(
                                "an own account pays the own catch-up or large-cost fee");
            }
        }

        private static void requireOwn(MemberId payer, MemberId insured) {
            if (!payer.equals(insured)) {
                throw new IllegalArgumentException("nobody pays this for another person");
            }
        }
    }

    private static void requirePremium(
            int year, String category, long ownFen, long assistanceFen, long subsidyFen) {
        Years.require(year);
        if (!CATEGORY.matcher(category).matches()) {
            throw new IllegalArgumentException(
                    "a category is 2 to 32 upper-case letters, digits and underscores");
        }
        Money.notNegative("ownFen", ownFen);
        Money.notNegative("assistanceFen", assistanceFen);
        Money.notNegative("subsidyFen", subsidyFen);
        Money.positive(
                "ownFen + assistanceFen + subsidyFen",
                Math.addExact(ownFen, Math.addExact(assistanceFen, subsidyFen)));
    }

    /// Balances taken over from the books before this ledger (期初余额). A fact: each region and fund
    /// is balanced against its fund balance (3110, 3120). The envelope's effectiveDate is the day
    /// of the take-over.
    ///
    /// @param region any region of the book
    /// @param lines 1 to [OpeningBalance#LINES_MAX], all of the book
    record OpeningBalancesPosted(RegionCode region, List<OpeningBalance> lines)
            implements ContributionEvent {
        public OpeningBalancesPosted {
            lines = List.copyOf(lines);
            if (lines.isEmpty() || lines.size() > OpeningBalance.LINES_MAX) {
                throw new IllegalArgumentException(
                        "opening balances come 1 to " + OpeningBalance.LINES_MAX + " at a time");
            }
            for (OpeningBalance line : lines) {
                if (!line.region().book().equals(region.book())) {
                    throw new IllegalArgumentException("an opening balance of another book");
                }
            }
        }
    }
}
