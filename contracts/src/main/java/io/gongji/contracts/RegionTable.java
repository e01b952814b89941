package io.gongji.contracts;

import java.util.HashMap;
import java.util.Map;

/// The regions that exist, code to Chinese name, from `regions.csv` (GB/T 2260: provinces,
/// prefectures and the counties under no prefecture). `660000` is the Xinjiang Production and
/// Construction Corps (兵团), a region of its own in medical insurance; its cities with a code of
/// Xinjiang (`6590xx`) are left out, so that its people have one book.
public final class RegionTable {
    private static final Map<String, String> NAMES = load();

    private RegionTable() {}

    /// Whether the table has this code.
    public static boolean knows(String code) {
        return NAMES.containsKey(code);
    }

    /// The Chinese name of a region.
    public static String nameOf(RegionCode region) {
        return NAMES.getOrDefault(region.value(), region.value());
    }

    private static Map<String, String> load() {
        Map<String, String> names = new HashMap<>();
        for (String[] row : Tables.read("regions.csv", 2)) {
            names.put(row[0], row[1]);
        }
        return Map.copyOf(names);
    }
}
