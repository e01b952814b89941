package io.gongji.contracts.policy;

import io.gongji.contracts.PolicyVersion;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.journal.Sha256;
import java.util.List;

/// One file of rules: a region and a version, immutable once released. It may be partial.
///
/// @param source what the whole file was taken from, in a sentence
/// @param file the file's name, for messages
/// @param digest of the file's bytes
public record PolicyPack(
        RegionCode region,
        PolicyVersion version,
        String title,
        String source,
        List<Dated<ContributionRules>> contributions,
        List<Dated<FlexibleRules>> flexible,
        List<Dated<OutpatientRules>> outpatient,
        List<Dated<PoolingRules>> pooling,
        List<Dated<PaymentWindow>> paymentWindow,
        String file,
        Sha256 digest) {
    public PolicyPack {
        contributions = List.copyOf(contributions);
        flexible = List.copyOf(flexible);
        outpatient = List.copyOf(outpatient);
        pooling = List.copyOf(pooling);
        paymentWindow = List.copyOf(paymentWindow);
    }
}
