package io.gongji.payment.domain.premium;

import io.gongji.contracts.MemberId;

/// The premium of a person and a year of cover.
public record PremiumId(MemberId memberId, int year) {
    private static final String SUBJECT = "premium/";

    /// What its events are about.
    public String subject() {
        return SUBJECT + this;
    }

    /// Reads a [#subject].
    public static PremiumId ofSubject(String subject) {
        String[] parts = subject.split("/", -1);
        if (parts.length != 3 || !subject.startsWith(SUBJECT)) {
            throw new IllegalArgumentException("not the subject of a premium");
        }
        return new PremiumId(MemberId.parse(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public String toString() {
        return memberId + "/" + year;
    }
}
