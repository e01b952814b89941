package io.gongji.contracts.journal;

import io.gongji.contracts.Money;

/// Figures beside the money: never postings, outside every sum.
public sealed interface Memo {
    /// How a bill was paid. The parts add up to the bill (domain 4.6, 7); a void repeats those of
    /// the bill it takes back.
    record BillPaid(
            long billFen, long fundFen, long ownFen, long poolFen, long walletFen, long cashFen)
            implements Memo {
        public BillPaid {
            Money.positive("billFen", billFen);
            Money.notNegative("fundFen", fundFen);
            Money.notNegative("ownFen", ownFen);
            Money.notNegative("poolFen", poolFen);
            Money.notNegative("walletFen", walletFen);
            Money.notNegative("cashFen", cashFen);
            if (fundFen + ownFen + poolFen + walletFen + cashFen != billFen) {
                throw new IllegalArgumentException("the parts of a bill must add up to it");
            }
        }
    }
}
