package io.gongji.payment.domain.claim;

/// How a patient came to a hospital that does not settle at the counter (domain H4 to H7).
public enum Route {
    /// 急诊: any hospital (H4)
    EMERGENCY,
    /// 异地安置: a hospital on file (H5)
    REMOTE_PLACEMENT,
    /// 转外就医: referred out of the city by a level-3 hospital (H6)
    REFERRAL,
    /// 农村居民市外住院: a public hospital of level 2 or above, claimed in time (H7)
    RURAL_OUT_OF_CITY
}
