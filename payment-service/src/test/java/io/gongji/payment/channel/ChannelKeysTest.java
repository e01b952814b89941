package io.gongji.payment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gongji.contracts.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelKeysTest {
    private static final Channel WECHAT = new Channel("WECHAT");
    private static final byte[] BODY = "{\"amountFen\":1}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.parse("2024-10-15T02:00:00Z");
    private static final ChannelKeys KEYS =
            ChannelKeys.parse(
                    "WECHAT=" + base64(1) + ",BANK=" + base64(2) + ",WECHAT=" + base64(3),
                    Duration.ofMinutes(5));

    @ParameterizedTest(name = "{0} seconds off: {1}")
    @CsvSource({"0, true", "300, true", "-300, true", "301, false", "-301, false", "86400, false"})
    void aSignatureIsGoodForAWhile(long secondsAgo, boolean expected) {
        String header = ChannelKeys.sign(key(1), BODY, NOW.minusSeconds(secondsAgo));

        assertThat(KEYS.signed(WECHAT, header, BODY, NOW)).isEqualTo(expected);
    }

    @Test
    void eachOfTwoKeysOfAChannelSigns() {
        assertThat(KEYS.signed(WECHAT, ChannelKeys.sign(key(3), BODY, NOW), BODY, NOW)).isTrue();
    }

    @Test
    void anotherChannelsKeyAnotherBodyAndAnotherTimeDoNot() {
        String header = ChannelKeys.sign(key(1), BODY, NOW);
        byte[] more = "{\"amountFen\":2}".getBytes(StandardCharsets.UTF_8);

        assertThat(KEYS.signed(new Channel("BANK"), header, BODY, NOW)).isFalse();
        assertThat(KEYS.signed(new Channel("ALIPAY"), header, BODY, NOW)).isFalse();
        assertThat(KEYS.signed(WECHAT, header, more, NOW)).isFalse();
        assertThat(
                        KEYS.signed(
                                WECHAT,
                                header.replace(
                                        String.valueOf(NOW.getEpochSecond()),
                                        String.valueOf(NOW.getEpochSecond() + 1)),
                                BODY,
                                NOW))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1=00", "t=1,v1=zz", "t=99999999999999,v1=00", "t=1"})
    void aHeaderOfAnotherFormSignsNothing(String header) {
        assertThat(KEYS.signed(WECHAT, header, BODY, NOW)).isFalse();
        assertThat(KEYS.signed(WECHAT, null, BODY, NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"WECHAT", "WECHAT=", "wechat=AAAA", "WECHAT=AAAA", "WECHAT=not base64"})
    void aKeyOfAnotherFormIsNamedByItsPlaceAndNotByItsValue(String text) {
        assertThatThrownBy(() -> ChannelKeys.parse(text, Duration.ofMinutes(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("channel key 1")
                .hasMessageNotContaining("AAAA");
    }

    @Test
    void noKeysAreNoChannels() {
        assertThat(ChannelKeys.parse(" ", Duration.ofMinutes(5)).channels()).isEmpty();
    }

    private static String base64(int filler) {
        return Base64.getEncoder().encodeToString(key(filler));
    }

    private static byte[] key(int filler) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filler);
        return key;
    }
}
