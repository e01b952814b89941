package io.gongji.eventstore;

import io.gongji.contracts.BookId;
import org.apache.kafka.common.TopicPartition;

/// How far one (source, book) is: positions given, positions that Kafka acknowledged, and at which
/// offset the last was.
record RelayCursor(
        SourceBook key, String topic, long lastPosition, long sentPosition, long ackedOffset) {
    /// Where the cursor goes: only if nobody else moved it meanwhile.
    record Move(RelayCursor from, long sentPosition, long ackedOffset) {}

    /// The same cursor somewhere else.
    RelayCursor at(long lastPosition, long sentPosition, long ackedOffset) {
        return new RelayCursor(key, topic, lastPosition, sentPosition, ackedOffset);
    }

    TopicPartition partition() {
        return new TopicPartition(topic, new BookId(key.book()).number());
    }
}
