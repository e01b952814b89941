package io.gongji.ledger.view;

import java.time.Instant;

/// The state that is asked for. The past is exact: every posting keeps its account's balance after
/// it.
public sealed interface AsOf {
    /// As it is now.
    record Live() implements AsOf {}

    /// After record `seq`; 0 is before the first one.
    record Seq(long seq) implements AsOf {}

    /// After the last record that the ledger had written at a time; a time past the head gives the
    /// head.
    record RecordedTime(Instant time) implements AsOf {}
}
