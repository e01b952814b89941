package io.gongji.ledger.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gongji.contracts.Refusal;
import io.gongji.ledger.view.AsOf;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the text of an address means.
class AskedTest {
    @Test
    void aPointIsLiveARecordOrATime() {
        assertThat(Asked.asOf(null, null)).isEqualTo(new AsOf.Live());
        assertThat(Asked.asOf("0", null)).isEqualTo(new AsOf.Seq(0));
        assertThat(Asked.asOf(null, "2025-03-31T23:00:00+08:00"))
                .isEqualTo(new AsOf.RecordedTime(Instant.parse("2025-03-31T15:00:00Z")));
    }

    @Test
    void twoPointsAreRefused() {
        assertRefused(
                () -> Asked.asOf("1", "2025-03-31T16:00:00Z"),
                Refusal.INVALID_FIELD,
                "asOfSeq and asOfTime");
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"", "-1", "+1", "1.0", "one", "٣", "99999999999999999999"})
    void aTextThatIsNoNumberIsRefused(String text) {
        assertRefused(() -> Asked.number("asOfSeq", text), Refusal.INVALID_FIELD, "asOfSeq");
    }

    @ParameterizedTest(name = "\"{0}\"")
    @ValueSource(strings = {"0", "501", "x"})
    void aLimitOutOfBoundsIsRefused(String text) {
        assertRefused(() -> Asked.limit(text, 100, 500), Refusal.INVALID_FIELD, "limit");
    }

    @Test
    void anUnknownBookIsNoAddressAndAnUnknownRegionIsNamed() {
        assertRefused(() -> Asked.book("99"), Refusal.NOT_FOUND, "book");
        assertRefused(() -> Asked.region("999999"), Refusal.UNKNOWN_REGION, "region");
        assertRefused(() -> Asked.member("1-1-1-1-1"), Refusal.INVALID_FIELD, "memberId");
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable asked,
            Refusal reason,
            String detail) {
        RefusedRequest refused = catchThrowableOfType(RefusedRequest.class, asked);
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.detail().english()).contains(detail);
    }
}
