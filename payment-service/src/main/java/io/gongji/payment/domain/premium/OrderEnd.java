package io.gongji.payment.domain.premium;

/// Why an order ended without its own money.
public enum OrderEnd {
    /// Nobody paid in time.
    EXPIRED,
    /// Who placed it took it back.
    CANCELLED,
    /// The premium was paid by other means.
    REPLACED
}
