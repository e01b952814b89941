package io.gongji.systemtests.agent;

import java.util.List;

/// A line at which a process ends or fails: where a method is entered, or where it returns.
///
/// @param type the binary name of the class, such as `io.gongji.ledger.app.BookWriter`
/// @param within only calls below a method whose class and name begin so are counted; empty counts
///   all
/// @param calls which call it is, from 1; from there on every call fails
public record FaultPoint(
        Act act, String type, String method, Edge edge, String within, long calls) {
    /// What happens there.
    public enum Act {
        /// as at a power cut
        END,
        /// an exception is thrown
        THROW
    }

    /// Before the method's first instruction, or after its last.
    public enum Edge {
        ENTRY,
        EXIT
    }

    static FaultPoint parse(String text) {
        List<String> parts = List.of(text.split(",", -1));
        return new FaultPoint(
                Act.valueOf(parts.get(0)),
                parts.get(1),
                parts.get(2),
                Edge.valueOf(parts.get(3)),
                parts.get(4),
                Long.parseLong(parts.get(5)));
    }

    /// As [#parse] reads it.
    String text() {
        return String.join(
                ",", act.name(), type, method, edge.name(), within, Long.toString(calls));
    }
}
