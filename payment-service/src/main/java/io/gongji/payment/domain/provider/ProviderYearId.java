package io.gongji.payment.domain.provider;

import io.gongji.contracts.Fund;
import io.gongji.contracts.ProviderId;
import io.gongji.contracts.RegionCode;

/// A provider's year with the fund of one region: what its final account adds up.
///
/// @param region where the provider is owed
/// @param year of the months that statements and advances are for
public record ProviderYearId(ProviderId provider, RegionCode region, Fund fund, int year) {
    /// Reads what [#toString] wrote.
    public static ProviderYearId parse(String text) {
        String[] parts = text.split("/", 4);
        return new ProviderYearId(
                new ProviderId(parts[0]),
                new RegionCode(parts[1]),
                Fund.valueOf(parts[2]),
                Integer.parseInt(parts[3]));
    }

    /// `<provider>/<region>/<fund>/<year>`.
    @Override
    public String toString() {
        return provider + "/" + region + "/" + fund + "/" + year;
    }
}
