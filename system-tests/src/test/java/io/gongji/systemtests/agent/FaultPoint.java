package io.gongji.systemtests.agent;

import java.util.List;

/// A line at which a process ends: where a method is entered, or where it returns.
///
/// @param type the binary name of the class, such as `io.gongji.ledger.app.BookWriter`
/// @param within only calls below a method whose class and name begin so are counted; empty counts
///   all
/// @param calls which call ends the process, from 1
public record FaultPoint(String type, String method, Edge edge, String within, long calls) {
    /// Before the method's first instruction, or after its last.
    public enum Edge {
        ENTRY,
        EXIT
    }

    static FaultPoint parse(String text) {
        List<String> parts = List.of(text.split(",", -1));
        return new FaultPoint(
                parts.get(0),
                parts.get(1),
                Edge.valueOf(parts.get(2)),
                parts.get(3),
                Long.parseLong(parts.get(4)));
    }

    /// As [#parse] reads it.
    String text() {
        return String.join(",", type, method, edge.name(), within, Long.toString(calls));
    }
}
