package io.gongji.systemtests.bench;

import java.util.List;

/// One measurement.
///
/// @param perSecond entries, transfers or transactions
/// @param rssMib the most memory the process had, 0 where there is none to watch
/// @param cpu what an entry took of the processors, empty where nobody looked
/// @param faults what the check after it found; the figure is void unless it is empty
record Figure(double perSecond, long rssMib, String cpu, List<String> faults) {
    static Figure of(double perSecond, List<String> faults) {
        return new Figure(perSecond, 0, "", faults);
    }
}
