package io.gongji.pooling.domain.giver;

import io.gongji.contracts.Money;
import io.gongji.contracts.journal.Change.Mechanism;
import org.jspecify.annotations.Nullable;

/// What a giver offers to a bound relative. Two mechanisms, never merged (domain 4.3).
public sealed interface Offer {
    /// The mechanism this offer uses.
    Mechanism mechanism();

    /// The giver's live balance (绑定 + 授权), up to a yearly cap in fen, or without one.
    record Authorisation(@Nullable Long yearCapFen) implements Offer {
        public Authorisation {
            if (yearCapFen != null) {
                Money.positive("yearCapFen", yearCapFen);
            }
        }

        @Override
        public Mechanism mechanism() {
            return Mechanism.AUTHORISATION;
        }
    }

    /// Money set aside (划拨, 共济额度), 1.. fen.
    record Earmark(long amountFen) implements Offer {
        public Earmark {
            Money.positive("amountFen", amountFen);
        }

        @Override
        public Mechanism mechanism() {
            return Mechanism.EARMARK;
        }
    }
}
