package io.gongji.contracts.event;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.TransferId;
import java.util.List;

/// Wallet transfers (医保钱包转账, domain G7, P7): money moves first and is spent afterwards. Inside one
/// book an acceptance credits the payee. Between two books it leaves the payer's, and the ledger
/// itself tells the payee's book by [Arrived], a fact; what cannot be credited there comes back by
/// [SentBack].
public sealed interface WalletEvent extends GongjiEvent {
    TransferId transferId();

    /// A payer asks to send money; it waits in transit (2150). A request.
    ///
    /// @param region the payer's region
    /// @param debitOrder which of the payer's money is used first, each once; never GRANTS
    record Sent(
            TransferId transferId,
            MemberId payer,
            RegionCode region,
            MemberId payee,
            RegionCode payeeRegion,
            long amountFen,
            List<SettlementEvent.DebitSource> debitOrder)
            implements WalletEvent {
        public Sent {
            requireTwoPersons(payer, payee);
            Money.positive("amountFen", amountFen);
            debitOrder = OwnMoney.order(debitOrder);
        }
    }

    /// The payee asks for the money of a transfer. A request.
    ///
    /// @param region the payer's region: the payer's book decides
    record Accepted(TransferId transferId, RegionCode region, MemberId payee)
            implements WalletEvent {}

    /// A transfer was refused or not accepted in time; the money goes back to the payer. A fact.
    ///
    /// @param region the payer's region
    record Returned(TransferId transferId, RegionCode region, ReturnReason reason)
            implements WalletEvent {}

    /// The payer's book let the money go to the payee's book. A fact, from the ledger's source
    /// `/ledger/<payer's book>` (topic `gongji.operations`).
    ///
    /// @param region the payee's region
    record Arrived(
            TransferId transferId,
            MemberId payer,
            RegionCode payerRegion,
            MemberId payee,
            RegionCode region,
            long amountFen)
            implements WalletEvent {
        public Arrived {
            requireTwoPersons(payer, payee);
            requireTwoBooks(payerRegion, region);
            Money.positive("amountFen", amountFen);
        }
    }

    /// The payee's book could not credit the payee and sends the money back. A fact, from the
    /// ledger's source `/ledger/<payee's book>` (topic `gongji.operations`).
    ///
    /// @param region the payer's region
    record SentBack(
            TransferId transferId, RegionCode region, RegionCode payeeRegion, long amountFen)
            implements WalletEvent {
        public SentBack {
            requireTwoBooks(region, payeeRegion);
            Money.positive("amountFen", amountFen);
        }
    }

    /// Why a transfer went back without the payee's book.
    enum ReturnReason {
        /// the payee refused
        REFUSED,
        /// nobody accepted in time (domain P7)
        EXPIRED
    }

    private static void requireTwoPersons(MemberId payer, MemberId payee) {
        if (payer.equals(payee)) {
            throw new IllegalArgumentException("payer and payee are the same person");
        }
    }

    private static void requireTwoBooks(RegionCode payerRegion, RegionCode payeeRegion) {
        if (payerRegion.book().equals(payeeRegion.book())) {
            throw new IllegalArgumentException("both regions are of one book");
        }
    }
}
