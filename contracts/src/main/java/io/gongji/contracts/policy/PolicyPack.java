package io.gongji.contracts.policy;

import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One file of rules: a region and a version, immutable once released. It may be partial.
///
/// @param region whose rules they are; null for `000000`, figures whose source names no region:
///   they hold nowhere by themselves and are found by their version only
/// @param source what the whole file was taken from, in a sentence
/// @param file the file's name, for messages
/// @param digest of the file's bytes
public record PolicyPack(
        @Nullable RegionCode region,
        PolicyVersion version,
        String title,
        String source,
        List<Dated<ContributionRules>> contributions,
        List<Dated<FlexibleRules>> flexible,
        List<Dated<OutpatientRules>> outpatient,
        List<Dated<PoolingRules>> pooling,
        List<Dated<PaymentWindow>> paymentWindow,
        List<PremiumRules> premium,
        List<Dated<WalletRules>> wallet,
        List<Dated<CatchUpRules>> catchUp,
        String file,
        Sha256 digest) {
    public PolicyPack {
        contributions = List.copyOf(contributions);
        flexible = List.copyOf(flexible);
        outpatient = List.copyOf(outpatient);
        pooling = List.copyOf(pooling);
        paymentWindow = List.copyOf(paymentWindow);
        premium = List.copyOf(premium);
        wallet = List.copyOf(wallet);
        catchUp = List.copyOf(catchUp);
    }
}
