package io.gongji.contracts;

/// Why an account or a grant is frozen (冻结, domain US-37).
public enum FreezeReason {
    /// 司法冻结: an order of a court or of the police
    COURT_ORDER,
    /// 涉嫌骗保: the bureau suspects fraud or cash-out
    FRAUD_SUSPECTED,
    /// 冒用凭证: somebody else uses the person's credential
    CREDENTIAL_MISUSED,
    /// 经办核查: the bureau's own decision, until a matter is cleared
    BUREAU_DECISION
}
