package io.gongji.payment.store;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.journal.Sha256;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// SQL of money that channels reported, and what became of it.
public final class ChannelReceipts {
    /// A report.
    ///
    /// @param digest over what it said
    /// @param eventId the receipt, or the money in suspense
    /// @param refusal why it is in suspense; null when it paid a premium
    public record Known(Sha256 digest, EventId eventId, @Nullable Refusal refusal) {}

    /// Keeps a report, inside the transaction that acts on it.
    public void insert(Handle handle, Channel channel, String reference, Known known) {
        handle.createUpdate(
                        """
                        INSERT INTO channel_receipt (channel, reference, digest, event_id, refusal)
                        VALUES (:channel, :reference, :digest, :event, :refusal)\
                        """)
                .bind("channel", channel.value())
                .bind("reference", reference)
                .bind("digest", known.digest().toBytes())
                .bind("event", known.eventId().value())
                .bind("refusal", known.refusal() == null ? null : known.refusal().name())
                .execute();
    }

    public Optional<Known> find(Handle handle, Channel channel, String reference) {
        return Optional.ofNullable(find(handle, channel, List.of(reference)).get(reference));
    }

    /// Those of many references that are known.
    public Map<String, Known> find(Handle handle, Channel channel, Collection<String> references) {
        Map<String, Known> found = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT reference, digest, event_id, refusal FROM channel_receipt
                        WHERE channel = :channel AND reference = ANY(:references)\
                        """)
                .bind("channel", channel.value())
                .bindArray("references", String.class, references)
                .map((row, context) -> {
                    String refusal = row.getString("refusal");
                    return Map.entry(
                            row.getString("reference"),
                            new Known(
                                    Sha256.ofDigest(row.getBytes("digest")),
                                    new EventId(row.getObject("event_id", UUID.class)),
                                    refusal == null ? null : Refusal.valueOf(refusal)));
                })
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }
}
