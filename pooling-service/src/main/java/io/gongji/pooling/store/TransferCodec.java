package io.gongji.pooling.store;

import io.gongji.contracts.TransferId;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.WalletEvent;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.pooling.domain.transfer.TransferEvent;
import io.gongji.pooling.domain.transfer.TransferEvent.AcceptanceDeclined;
import io.gongji.pooling.domain.transfer.TransferEvent.LedgerTold;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferBegun;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferCredited;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferDeclined;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferHeld;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferReturned;
import io.gongji.pooling.domain.transfer.TransferEvent.TransferStranded;

/// The stored form of a transfer's events: what the ledger is told as contracts writes it, the rest
/// under names of this service's own, by hand.
public final class TransferCodec {
    /// What the subject of every event about a transfer begins with.
    public static final String SUBJECT = "wallet-transfer/";

    private static final String BEGUN = "pooling.transfer-begun.v1";
    private static final String HELD = "pooling.transfer-held.v1";
    private static final String DECLINED = "pooling.transfer-declined.v1";
    private static final String ACCEPTANCE_DECLINED = "pooling.transfer-acceptance-declined.v1";
    private static final String CREDITED = "pooling.transfer-credited.v1";
    private static final String STRANDED = "pooling.transfer-stranded.v1";
    private static final String RETURNED = "pooling.transfer-returned.v1";

    private TransferCodec() {}

    static NewEvent encode(TransferId id, TransferEvent event, Metadata metadata) {
        return switch (event) {
            case LedgerTold(WalletEvent told) ->
                    NewEvent.published(told, GiverCodec.SOURCE, SUBJECT + id, metadata);
            case TransferBegun begun -> StoredJson.internal(BEGUN, begun, metadata);
            case TransferHeld held -> StoredJson.internal(HELD, held, metadata);
            case TransferDeclined declined -> StoredJson.internal(DECLINED, declined, metadata);
            case AcceptanceDeclined declined ->
                    StoredJson.internal(ACCEPTANCE_DECLINED, declined, metadata);
            case TransferCredited credited -> StoredJson.internal(CREDITED, credited, metadata);
            case TransferStranded stranded -> StoredJson.internal(STRANDED, stranded, metadata);
            case TransferReturned returned -> StoredJson.internal(RETURNED, returned, metadata);
        };
    }

    static TransferEvent decode(Stored stored) {
        return EventType.named(stored.type())
                .<TransferEvent>map(type -> told(stored, type))
                .orElseGet(() -> StoredJson.read(stored, classOf(stored)));
    }

    private static Class<? extends TransferEvent> classOf(Stored stored) {
        return switch (stored.type()) {
            case BEGUN -> TransferBegun.class;
            case HELD -> TransferHeld.class;
            case DECLINED -> TransferDeclined.class;
            case ACCEPTANCE_DECLINED -> AcceptanceDeclined.class;
            case CREDITED -> TransferCredited.class;
            case STRANDED -> TransferStranded.class;
            case RETURNED -> TransferReturned.class;
            default -> throw StoredJson.unknownType(stored);
        };
    }

    private static LedgerTold told(Stored stored, EventType type) {
        if (StoredJson.told(stored, type) instanceof WalletEvent event) {
            return new LedgerTold(event);
        }
        throw StoredJson.unknownType(stored);
    }
}
