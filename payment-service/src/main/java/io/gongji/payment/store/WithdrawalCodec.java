package io.gongji.payment.store;

import io.gongji.contracts.WithdrawalId;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.WithdrawalEvent;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.payment.domain.withdrawal.WithdrawalFact;

/// Facts of a withdrawal.
final class WithdrawalCodec implements Codec<WithdrawalFact> {
    private static final String APPLIED = "payment.withdrawal.applied.v1";
    private static final String REJECTED = "payment.withdrawal.rejected.v1";
    private static final String TAKEN = "payment.withdrawal.taken.v1";
    private static final String DECLINED = "payment.withdrawal.declined.v1";

    @Override
    public NewEvent write(WithdrawalFact fact, Act act) {
        return switch (fact) {
            case WithdrawalFact.Approved approved -> approved(approved, act);
            case WithdrawalFact.Paid paid ->
                    Told.write(paid.told(), subject(paid.told().withdrawalId()), act, act.today());
            case WithdrawalFact.Applied applied -> internal(APPLIED, applied, act);
            case WithdrawalFact.Rejected rejected -> internal(REJECTED, rejected, act);
            case WithdrawalFact.Taken taken -> internal(TAKEN, taken, act);
            case WithdrawalFact.Declined declined -> internal(DECLINED, declined, act);
        };
    }

    @Override
    public WithdrawalFact read(Stored stored) {
        if (Told.is(stored, EventType.WITHDRAWAL_REQUESTED)) {
            return new WithdrawalFact.Approved(
                    Told.read(stored, WithdrawalEvent.Requested.class), stored.eventId());
        }
        if (Told.is(stored, EventType.WITHDRAWAL_PAID)) {
            return new WithdrawalFact.Paid(Told.read(stored, WithdrawalEvent.Paid.class));
        }
        return switch (stored.type()) {
            case APPLIED -> Json.read(stored.data(), WithdrawalFact.Applied.class);
            case REJECTED -> Json.read(stored.data(), WithdrawalFact.Rejected.class);
            case TAKEN -> Json.read(stored.data(), WithdrawalFact.Taken.class);
            case DECLINED -> Json.read(stored.data(), WithdrawalFact.Declined.class);
            default -> throw Told.unknown(stored);
        };
    }

    /// Its id was made before it was decided, because the state names it.
    private static NewEvent approved(WithdrawalFact.Approved approved, Act act) {
        NewEvent event =
                Told.write(
                        approved.told(), subject(approved.told().withdrawalId()), act, act.today());
        return new NewEvent(
                approved.asked(), event.type(), event.data(), event.route(), event.metadata());
    }

    private static NewEvent internal(String type, WithdrawalFact fact, Act act) {
        return NewEvent.internal(type, Json.write(fact), act.effective(act.today()));
    }

    private static String subject(WithdrawalId withdrawalId) {
        return "withdrawal/" + withdrawalId;
    }
}
