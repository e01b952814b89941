package io.gongji.payment.domain.counters;

import io.gongji.contracts.EventId;
import io.gongji.contracts.SettlementId;
import java.util.List;

/// What the fund paid for a member in a year, and whether a bill is open. Only one is open at a
/// time, so that no price rests on a bill that the ledger may still decline.
public sealed interface CountersState {
    /// Bills that were posted and not voided, oldest first.
    List<Bill> posted();

    /// What the fund paid for the posted bills, in fen: what the next price starts from.
    default long usedFen() {
        return posted().stream().mapToLong(Bill::fundFen).reduce(0, Math::addExact);
    }

    /// No bill is open.
    record Idle(List<Bill> posted) implements CountersState {
        public Idle {
            posted = List.copyOf(posted);
        }
    }

    /// A bill waits for the ledger's answer to event `asked`; its part of the cap is reserved.
    record Reserving(List<Bill> posted, Bill bill, EventId asked) implements CountersState {
        public Reserving {
            posted = List.copyOf(posted);
        }
    }

    /// The void of the last posted bill waits for the ledger's answer to event `asked`.
    record Voiding(List<Bill> posted, SettlementId settlementId, EventId asked)
            implements CountersState {
        public Voiding {
            posted = List.copyOf(posted);
        }
    }

    /// One bill and the fund's part of it.
    record Bill(SettlementId settlementId, long fundFen) {}
}
