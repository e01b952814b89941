package io.gongji.contracts.event;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.WithdrawalId;

/// Personal-account money that leaves as cash, which only the cases of domain I4 allow (topic
/// `gongji.operations`).
public sealed interface WithdrawalEvent extends GongjiEvent {
    WithdrawalId withdrawalId();

    /// An approved withdrawal asks for its money, from an account that may be closed. A request:
    /// all or nothing.
    record Requested(
            WithdrawalId withdrawalId,
            MemberId memberId,
            RegionCode region,
            long amountFen,
            WithdrawalReason reason)
            implements WithdrawalEvent {
        public Requested {
            Money.positive("amountFen", amountFen);
        }
    }

    /// The money of a withdrawal was paid out. A fact.
    ///
    /// @param region the member's region
    /// @param bankReference the bank's own number of the payment, 1 to 100 characters
    record Paid(WithdrawalId withdrawalId, RegionCode region, long amountFen, String bankReference)
            implements WithdrawalEvent {
        public Paid {
            Money.positive("amountFen", amountFen);
            Texts.require("bankReference", bankReference, Texts.REFERENCE_MAX);
        }
    }

    /// What domain I4 allows.
    enum WithdrawalReason {
        /// 死亡: to the heirs
        DEATH,
        /// 出境定居
        SETTLED_ABROAD,
        /// 转移: the destination does not take the balance
        TRANSFER_NOT_TAKEN,
        /// 异地安置等: what a region's own rules allow besides
        LOCAL_RULE
    }
}
