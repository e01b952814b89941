package io.gongji.contracts;

/// The scheme a person is insured in. Only the employee scheme has a personal account (个人账户).
public enum Scheme {
    /// 职工医保, through an employer.
    EMPLOYEE,
    /// 灵活就业: pays alone, in the employee scheme.
    FLEXIBLE,
    /// 居民医保: a yearly premium, no personal account.
    RESIDENT;

    /// The fund that pays this person's benefits.
    public Fund fund() {
        return switch (this) {
            case EMPLOYEE, FLEXIBLE -> Fund.EMPLOYEE;
            case RESIDENT -> Fund.RESIDENT;
        };
    }

    /// Whether a personal account is fed under this scheme (domain G9).
    public boolean hasPersonalAccount() {
        return fund() == Fund.EMPLOYEE;
    }
}
