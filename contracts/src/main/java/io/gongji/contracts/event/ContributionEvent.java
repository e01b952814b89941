package io.gongji.contracts.event;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EmployerId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.RegionCode;
import java.time.YearMonth;
import java.util.List;

/// Contributions (缴费) as facts (topic `gongji.contributions`): what is owed, what came, what was
/// put on accounts.
public sealed interface ContributionEvent extends GongjiEvent {
    /// Persons one allotment may name (design 4: bounded requests).
    int ALLOTMENT_LINES_MAX = 500;

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
}
