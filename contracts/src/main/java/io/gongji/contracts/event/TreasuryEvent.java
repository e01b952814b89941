package io.gongji.contracts.event;

import io.gongji.contracts.Channel;
import io.gongji.contracts.Fund;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.PublicMoney;
import io.gongji.contracts.RegionCode;
import java.util.HashSet;
import java.util.List;

/// What the fund's bank or treasury account (1010) got and gave, and interest (topic
/// `gongji.contributions`). All are facts.
public sealed interface TreasuryEvent extends GongjiEvent {
    /// Persons one crediting of interest may name (design 4: bounded requests).
    int INTEREST_LINES_MAX = 500;

    /// A channel passed on what it had taken (domain 4.4).
    ///
    /// @param bankReference the bank's own number of the payment, 1 to 100 characters
    record ChannelRemitted(
            RegionCode region, Fund fund, Channel channel, String bankReference, long amountFen)
            implements TreasuryEvent {
        public ChannelRemitted {
            Texts.require("bankReference", bankReference, Texts.REFERENCE_MAX);
            Money.positive("amountFen", amountFen);
        }
    }

    /// Public money of resident premiums came in. The two kinds are never merged (domain 2.2).
    ///
    /// @param year the year of cover it is for
    /// @param bankReference the treasury's own number of the payment, 1 to 100 characters
    record SubsidyReceived(
            RegionCode region, PublicMoney kind, int year, String bankReference, long amountFen)
            implements TreasuryEvent {
        public SubsidyReceived {
            Years.require(year);
            Texts.require("bankReference", bankReference, Texts.REFERENCE_MAX);
            Money.positive("amountFen", amountFen);
        }
    }

    /// Large-cost fees (大额医疗救助费) were paid over to the insurer.
    ///
    /// @param bankReference the bank's own number of the payment, 1 to 100 characters
    record LargeCostFeePaidOver(RegionCode region, String bankReference, long amountFen)
            implements TreasuryEvent {
        public LargeCostFeePaidOver {
            Texts.require("bankReference", bankReference, Texts.REFERENCE_MAX);
            Money.positive("amountFen", amountFen);
        }
    }

    /// The bank paid interest to the fund.
    ///
    /// @param bankReference the bank's own number of the payment, 1 to 100 characters
    record InterestReceived(RegionCode region, Fund fund, String bankReference, long amountFen)
            implements TreasuryEvent {
        public InterestReceived {
            Texts.require("bankReference", bankReference, Texts.REFERENCE_MAX);
            Money.positive("amountFen", amountFen);
        }
    }

    /// Interest (计息) of a year was put on personal accounts, each person named once.
    ///
    /// @param region any region of the book
    /// @param year the year it is for
    record InterestCredited(RegionCode region, int year, List<Line> lines)
            implements TreasuryEvent {
        public InterestCredited {
            Years.require(year);
            lines = List.copyOf(lines);
            if (lines.isEmpty() || lines.size() > INTEREST_LINES_MAX) {
                throw new IllegalArgumentException(
                        "a crediting of interest names 1 to " + INTEREST_LINES_MAX + " persons");
            }
            if (new HashSet<>(lines.stream().map(Line::memberId).toList()).size() != lines.size()) {
                throw new IllegalArgumentException("a crediting of interest names a person twice");
            }
        }

        /// One person's interest, 1.. fen.
        public record Line(MemberId memberId, long amountFen) {
            public Line {
                Money.positive("amountFen", amountFen);
            }
        }
    }
}
