package io.gongji.contracts;

/// Why a record is taken back (更正, domain US-38).
public enum CorrectionReason {
    /// 重复记账
    POSTED_TWICE,
    /// 金额有误
    WRONG_AMOUNT,
    /// 记错账户
    WRONG_ACCOUNT,
    /// 来源数据有误
    SOURCE_ERROR
}
