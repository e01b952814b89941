package io.gongji.systemtests.client;

import java.math.BigDecimal;

/// Money as people write it: yuan with a point, thousands with a comma.
public final class Yuan {
    private Yuan() {}

    /// `1234567` fen is `12,345.67`.
    public static String of(long amountFen) {
        return "%,d.%02d".formatted(amountFen / 100, Math.abs(amountFen % 100));
    }

    /// Reads `12,345.67`, `350` or `75.1`.
    public static long toFen(String yuan) {
        return new BigDecimal(yuan.strip().replace(",", "")).movePointRight(2).longValueExact();
    }
}
