package io.gongji.payment.domain.claim;

/// Why somebody needed care, and what domain I1 and I2 make of it.
public enum Cause {
    ILLNESS(Answer.PAID),
    /// 工伤
    WORK_INJURY(Answer.EXCLUDED),
    /// 应由第三人负担
    THIRD_PARTY(Answer.EXCLUDED),
    /// The third party does not pay: the fund pays first and recovers.
    THIRD_PARTY_UNPAID(Answer.BY_RECOURSE),
    /// The third party is unknown: likewise.
    THIRD_PARTY_UNKNOWN(Answer.BY_RECOURSE),
    /// 应由公共卫生负担
    PUBLIC_HEALTH(Answer.EXCLUDED),
    /// 境外就医
    ABROAD(Answer.EXCLUDED);

    private final Answer answer;

    Cause(Answer answer) {
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }

    /// Whether the fund pays.
    public enum Answer {
        PAID,
        BY_RECOURSE,
        EXCLUDED
    }
}
