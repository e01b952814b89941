package io.gongji.payment.store;

import io.gongji.contracts.Channel;
import io.gongji.contracts.EventId;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.SettlementId;
import io.gongji.contracts.journal.Sha256;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// SQL of numbers that others give and that are unique for ever: channels' references and
/// providers' bill numbers.
public final class Numbers {
    /// The bill that has a provider's number.
    ///
    /// @param asked the event that asked the ledger to post it
    /// @param bodyDigest of the request that made it
    public record Known(SettlementId settlementId, EventId asked, Sha256 bodyDigest) {}

    /// A number that a provider has used.
    ///
    /// @param bill null when the number was taken back before its bill arrived
    /// @param reversed the provider took it back
    public record Used(@Nullable Known bill, boolean reversed) {}

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

    /// Bars a number that no bill has, for ever; false when it was used before.
    public boolean barUnused(Handle handle, ProviderId provider, String number) {
        return handle.createUpdate(
                                """
                                INSERT INTO provider_number (provider, number, reversed)
                                VALUES (:provider, :number, true) ON CONFLICT (provider, number) DO NOTHING\
                                """)
                        .bind("provider", provider.value())
                        .bind("number", number)
                        .execute()
                == 1;
    }

    /// Bars the number of a bill for ever.
    public void barUsed(Handle handle, ProviderId provider, String number) {
        handle.createUpdate(
                        "UPDATE provider_number SET reversed = true WHERE provider = :provider AND number = :number")
                .bind("provider", provider.value())
                .bind("number", number)
                .execute();
    }

    public Optional<Used> find(Handle handle, ProviderId provider, String number) {
        return handle.createQuery(
                        """
                        SELECT settlement_id, asked, body_digest, reversed FROM provider_number
                        WHERE provider = :provider AND number = :number\
                        """)
                .bind("provider", provider.value())
                .bind("number", number)
                .map((row, context) -> {
                    UUID settlementId = row.getObject("settlement_id", UUID.class);
                    return new Used(
                            settlementId == null
                                    ? null
                                    : new Known(
                                            new SettlementId(settlementId),
                                            new EventId(row.getObject("asked", UUID.class)),
                                            Sha256.ofDigest(row.getBytes("body_digest"))),
                            row.getBoolean("reversed"));
                })
                .findOne();
    }
}
