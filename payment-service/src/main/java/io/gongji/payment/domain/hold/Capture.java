package io.gongji.payment.domain.hold;

import io.gongji.contracts.Refusal;
import io.gongji.contracts.event.HoldEvent;
import org.jspecify.annotations.Nullable;

/// A payment out of a hold.
///
/// @param reason why it was declined, if it was
/// @param seq of the journal record that made it
/// @param voidedBySeq of the journal record that took it back
public record Capture(
        HoldEvent.Captured told,
        Stage stage,
        @Nullable Refusal reason,
        @Nullable Long seq,
        @Nullable Long voidedBySeq) {
    /// Where a capture is.
    public enum Stage {
        PENDING,
        POSTED,
        DECLINED,
        VOID_PENDING,
        VOIDED
    }

    static Capture asked(HoldEvent.Captured told) {
        return new Capture(told, Stage.PENDING, null, null, null);
    }

    Capture at(Stage next) {
        return new Capture(told, next, reason, seq, voidedBySeq);
    }

    Capture posted(long bySeq) {
        return new Capture(told, Stage.POSTED, null, bySeq, null);
    }

    Capture declined(Refusal why) {
        return new Capture(told, Stage.DECLINED, why, null, null);
    }

    Capture voided(long bySeq) {
        return new Capture(told, Stage.VOIDED, null, seq, bySeq);
    }

    /// What it took off the hold; a void gives that to the persons, not to the hold.
    long takenFen() {
        return switch (stage) {
            case PENDING, DECLINED -> 0;
            case POSTED, VOID_PENDING, VOIDED -> told.amountFen();
        };
    }
}
