package io.gongji.payment.store;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.journal.Sha256;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// SQL of numbers that others give and that are unique for ever: channels' references and
/// providers' bill numbers.
public final class Numbers {
    /// The bill that has a provider's number.
    ///
    /// @param asked the event that asked the ledger to post it
    /// @param bodyDigest of the request that made it
    public record Known(SettlementId settlementId, EventId asked, Sha256 bodyDigest) {}

    /// Takes a channel's reference; false when it was taken before.
    public boolean takeReference(Handle handle, Channel channel, String reference, String subject) {
        return handle.createUpdate(
                                """
                                INSERT INTO channel_reference (channel, reference, subject)
                                VALUES (:channel, :reference, :subject) ON CONFLICT (channel, reference) DO NOTHING\
                                """)
                        .bind("channel", channel.value())
                        .bind("reference", reference)
                        .bind("subject", subject)
                        .execute()
                == 1;
    }

    /// Takes a provider's number; false when it was taken before.
    public boolean takeNumber(Handle handle, ProviderId provider, String number, Known bill) {
        return handle.createUpdate(
                                """
                                INSERT INTO provider_number (provider, number, settlement_id, asked, body_digest)
                                VALUES (:provider, :number, :settlement, :asked, :digest)
                                ON CONFLICT (provider, number) DO NOTHING\
                                """)
                        .bind("provider", provider.value())
                        .bind("number", number)
                        .bind("settlement", bill.settlementId().value())
                        .bind("asked", bill.asked().value())
                        .bind("digest", bill.bodyDigest().toBytes())
                        .execute()
                == 1;
    }

    public Optional<Known> find(Handle handle, ProviderId provider, String number) {
        return handle.createQuery(
                        """
                        SELECT settlement_id, asked, body_digest FROM provider_number
                        WHERE provider = :provider AND number = :number\
                        """)
                .bind("provider", provider.value())
                .bind("number", number)
                .map((row, context) ->
                        new Known(
                                new SettlementId(row.getObject("settlement_id", UUID.class)),
                                new EventId(row.getObject("asked", UUID.class)),
                                Sha256.ofDigest(row.getBytes("body_digest"))))
                .findOne();
    }
}
