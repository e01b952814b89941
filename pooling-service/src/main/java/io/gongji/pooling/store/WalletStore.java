package io.gongji.pooling.store;

import io.gongji.contracts.MemberId;
import io.gongji.eventstore.EventStore;
import io.gongji.eventstore.Metadata;
import io.gongji.eventstore.Stored;
import io.gongji.eventstore.StreamId;
import io.gongji.eventstore.decider.Decider;
import io.gongji.pooling.domain.wallet.Wallet;
import io.gongji.pooling.domain.wallet.WalletDecider;
import io.gongji.pooling.domain.wallet.WalletEvent;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// A person's wallet, stream `wallet/<memberId>`. Appending with the version that was read is what
/// lets only one of two transfers of the same payer through.
public final class WalletStore {
    private static final WalletDecider DECIDER = new WalletDecider();

    private final EventStore events;

    public WalletStore(EventStore events) {
        this.events = events;
    }

    /// A wallet as read.
    ///
    /// @param version to append with
    public record Loaded(MemberId holder, Wallet state, long version) {}

    /// Folds the stream; a person without one has no wallet.
    public Loaded load(Handle handle, MemberId holder) {
        List<Stored> stored = events.load(handle, stream(holder));
        Wallet state = Decider.fold(DECIDER, stored.stream().map(WalletCodec::decode).toList());
        return new Loaded(holder, state, stored.size());
    }

    /// Appends what was decided on a loaded wallet.
    public void append(Handle handle, Loaded loaded, List<WalletEvent> decided, Metadata metadata) {
        if (!decided.isEmpty()) {
            events.append(
                    handle,
                    stream(loaded.holder()),
                    loaded.version(),
                    decided.stream().map(event -> WalletCodec.encode(event, metadata)).toList());
        }
    }

    private static StreamId stream(MemberId holder) {
        return new StreamId("wallet", holder.toString());
    }
}
