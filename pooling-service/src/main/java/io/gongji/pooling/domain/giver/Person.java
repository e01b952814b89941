package io.gongji.pooling.domain.giver;

import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Scheme;

/// What the member registry says about a person on the day of the request.
///
/// @param insured whether the person is insured on that day
/// @param from16 whether the person is 16 or older on that day: the answer, not the birth date
public record Person(
        MemberId memberId, RegionCode region, Scheme scheme, boolean insured, boolean from16) {}
