package io.gongji.contracts.event;

/// The bounds of calendar years in events.
final class Years {
    private Years() {}

    static void require(int year) {
        if (year < 2000 || year > 9999) {
            throw new IllegalArgumentException("a year is 2000 to 9999");
        }
    }
}
