package io.gongji.payment.domain.withdrawal;

/// Papers that a counter has seen (domain I4, I5).
public enum Document {
    /// 个人账户一次性支取申请表
    APPLICATION_FORM,
    /// 死亡证明
    DEATH_CERTIFICATE,
    /// 继承权证明
    INHERITANCE_PROOF,
    /// 出境定居证明
    PROOF_OF_SETTLING_ABROAD,
    /// 转入地不接收余额的证明
    REFUSAL_OF_DESTINATION,
    /// 当地规定要求的证明
    LOCAL_PROOF
}
