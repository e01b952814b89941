package io.gongji.systemtests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Processor time of processes, which does not depend on what else the machine does.
///
/// @param micros user and system time so far
record CpuTime(long micros) {
    /// Linux counts in hundredths of a second.
    private static final long MICROS_PER_TICK = 10_000;

    /// Of a process and of all its children, those that have ended too.
    static CpuTime of(long pid) {
        long children =
                ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(child -> ticks(child.pid(), 2))
                        .sum();
        return new CpuTime((ticks(pid, 4) + children) * MICROS_PER_TICK);
    }

    /// Of this process without its children.
    static CpuTime ofThisProcess() {
        return new CpuTime(ticks(ProcessHandle.current().pid(), 2) * MICROS_PER_TICK);
    }

    double microsEach(CpuTime before, long entries) {
        return (double) (micros - before.micros) / entries;
    }

    /// The first `fields` of: own user and system time, that of ended children.
    private static long ticks(long pid, int fields) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] parts = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Stream.of(parts).skip(11).limit(fields).mapToLong(Long::parseLong).sum();
        } catch (IOException gone) {
            return 0;
        }
    }
}
