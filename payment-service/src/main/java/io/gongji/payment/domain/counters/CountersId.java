package io.gongji.payment.domain.counters;

import io.gongji.contracts.MemberId;

/// The counters of one member and calendar year of service (Asia/Shanghai).
public record CountersId(MemberId memberId, int year) {
    @Override
    public String toString() {
        return memberId + "/" + year;
    }
}
