package io.gongji.payment.domain.member;

/// Whether a person of the employee scheme works or is retired (在职 / 退休).
public enum Category {
    ACTIVE,
    RETIRED
}
