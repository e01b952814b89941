package io.gongji.ledger.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Bytes that were no event, as Kafka had them.
///
/// @param value null when it was null in Kafka, or could not be read again when its record was
///   adopted
@SuppressWarnings("ArrayRecordComponent") // bytes travel as they are; nobody compares two of these
public record DeadLetter(List<Header> headers, byte @Nullable [] value) {
    public DeadLetter {
        headers = List.copyOf(headers);
    }

    /// One Kafka header.
    @SuppressWarnings("ArrayRecordComponent")
    public record Header(String name, byte @Nullable [] value) {}
}
