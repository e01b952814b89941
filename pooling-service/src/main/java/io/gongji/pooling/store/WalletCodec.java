package io.gongji.pooling.store;

import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.NewEvent;
import io.gongji.eventstore.Stored;
import io.gongji.pooling.domain.wallet.WalletEvent;
import io.gongji.pooling.domain.wallet.WalletEvent.PlaceChanged;
import io.gongji.pooling.domain.wallet.WalletEvent.TransferSent;
import io.gongji.pooling.domain.wallet.WalletEvent.WalletOpened;

/// The stored form of a wallet's events; names by hand. The ledger is told nothing of them.
final class WalletCodec {
    private static final String OPENED = "pooling.wallet-opened.v1";
    private static final String PLACE_CHANGED = "pooling.wallet-place-changed.v1";
    private static final String SENT = "pooling.wallet-transfer-sent.v1";

    private WalletCodec() {}

    static NewEvent encode(WalletEvent event, Metadata metadata) {
        return switch (event) {
            case WalletOpened opened -> StoredJson.internal(OPENED, opened, metadata);
            case PlaceChanged changed -> StoredJson.internal(PLACE_CHANGED, changed, metadata);
            case TransferSent sent -> StoredJson.internal(SENT, sent, metadata);
        };
    }

    static WalletEvent decode(Stored stored) {
        return switch (stored.type()) {
            case OPENED -> StoredJson.read(stored, WalletOpened.class);
            case PLACE_CHANGED -> StoredJson.read(stored, PlaceChanged.class);
            case SENT -> StoredJson.read(stored, TransferSent.class);
            default -> throw StoredJson.unknownType(stored);
        };
    }
}
