package io.gongji.payment.config;

import io.gongji.contracts.Channel;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.RegionTable;
import io.gongji.contracts.policy.PolicyBook;
import io.gongji.eventstore.BusinessClock;
import io.gongji.eventstore.Transactions;
import io.gongji.payment.app.CategoryHandler;
import io.gongji.payment.app.ChannelReceiptHandler;
import io.gongji.payment.app.PaymentPasswords;
import io.gongji.payment.app.PremiumCases;
import io.gongji.payment.app.PremiumHandler;
import io.gongji.payment.app.PremiumQuotes;
import io.gongji.payment.app.Writes;
import io.gongji.payment.channel.ChannelKeys;
import io.gongji.payment.password.Argon2;
import io.gongji.payment.rest.ChannelAddress;
import io.gongji.payment.rest.PasswordPrints;
import io.gongji.payment.store.Aggregates;
import io.gongji.payment.store.MemberVault;
import io.gongji.payment.view.PremiumQueries;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// Builds the parts that resident premiums need.
@Singleton
final class PremiumProducers {
    @Produces
    @Singleton
    PremiumCases cases(Aggregates aggregates, PolicyBook policies, MemberVault vault) {
        return new PremiumCases(aggregates, policies, vault);
    }

    @Produces
    @Singleton
    PaymentPasswords passwords(
            Writes writes,
            Transactions transactions,
            BusinessClock clock,
            MemberVault vault,
            PaymentConfig config) {
        PaymentConfig.Password password = config.password();
        return new PaymentPasswords(
                writes,
                transactions,
                clock,
                new Argon2(
                        vault.derived("payment-password"),
                        new Argon2.Cost(
                                password.memoryKib(), password.iterations(), password.lanes()),
                        password.atOnce(),
                        password.patience()),
                vault,
                new PaymentPasswords.Limits(password.tries(), password.lockedFor()));
    }

    @Produces
    @Singleton
    PremiumHandler premiums(
            Writes writes,
            Aggregates aggregates,
            PremiumCases cases,
            PaymentPasswords passwords,
            PaymentConfig config) {
        return new PremiumHandler(
                writes, aggregates, cases, passwords, config.channel().orderTtl());
    }

    @Produces
    @Singleton
    ChannelReceiptHandler channelReceipts(
            Writes writes,
            Aggregates aggregates,
            PremiumCases cases,
            ChannelKeys keys,
            PaymentConfig config) {
        return new ChannelReceiptHandler(
                writes, aggregates, cases, suspenseRegion(config, keys.channels()));
    }

    @Produces
    @Singleton
    ChannelKeys channelKeys(PaymentConfig config) {
        try {
            return ChannelKeys.parse(
                    config.channel().keys().orElse(""), config.channel().tolerance());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("GONGJI_CHANNEL_KEYS: " + e.getMessage());
        }
    }

    private static @Nullable RegionCode suspenseRegion(
            PaymentConfig config, Set<Channel> channels) {
        String code = config.suspenseRegion().orElse(null);
        if (code == null) {
            if (!channels.isEmpty()) {
                throw new IllegalStateException(
                        "GONGJI_CHANNEL_KEYS is set and GONGJI_SUSPENSE_REGION is not: name the region whose money it is"
                                + " when nobody knows what a payment was for");
            }
            return null;
        }
        if (!RegionTable.knows(code)) {
            throw new IllegalStateException("GONGJI_SUSPENSE_REGION is no known region code");
        }
        return new RegionCode(code);
    }

    @Produces
    @Singleton
    CategoryHandler categories(Writes writes, Aggregates aggregates, PolicyBook policies) {
        return new CategoryHandler(writes, aggregates, policies);
    }

    @Produces
    @Singleton
    PremiumQuotes quotes(Writes writes, PremiumCases cases, PolicyBook policies) {
        return new PremiumQuotes(writes, cases, policies);
    }

    @Produces
    @Singleton
    ChannelAddress channelAddress(PaymentConfig config) {
        return new ChannelAddress(config.channel().url().orElse(null));
    }

    @Produces
    @Singleton
    PasswordPrints passwordPrints(MemberVault vault) {
        return new PasswordPrints(vault::derived);
    }

    @Produces
    @Singleton
    PremiumQueries premiumQueries(Jdbi jdbi) {
        return new PremiumQueries(jdbi);
    }
}
