package io.gongji.eventstore;

import io.gongji.contracts.BookId;
import io.gongji.contracts.BookMap;
import io.gongji.contracts.event.Envelope;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventMessage;
import io.gongji.contracts.event.MalformedEvent;
import io.gongji.contracts.event.UnknownEventType;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes back what a source published and its database does not know, because an older copy was
/// restored or an empty one made: every such event gets its row and its position, so that the next
/// one follows it. It is a stream of its own then: the streams on which the service decides may
/// lack it, so this is only for sources that decide on other state.
final class TopicAdoption {
    private static final Logger LOG = LoggerFactory.getLogger(TopicAdoption.class);
    private static final int AT_ONCE = 500;

    private final Jdbi jdbi;
    private final KafkaTopics topics;
    private final OwnTopic own;

    TopicAdoption(Jdbi jdbi, KafkaTopics topics, OwnTopic own) {
        this.jdbi = jdbi;
        this.topics = topics;
        this.own = own;
    }

    /// Reads every book's partition on from what was acknowledged. For the relay that leads, before
    /// it gives a position to anything; repeating it changes nothing.
    ///
    /// @throws IllegalStateException when the topic and the database have two events under one
    ///   position, or one that this release cannot read: nothing may be sent then
    void run() {
        String topic = own.topic().topicName();
        List<TopicPartition> partitions =
                BookMap.all().stream()
                        .map(book -> new TopicPartition(topic, book.number()))
                        .toList();
        topics.endOffsets(partitions)
                .forEach((partition, end) -> {
                    if (end > 0) {
                        compare(partition, end);
                    }
                });
    }

    private void compare(TopicPartition partition, long end) {
        BookId book = BookMap.bookOf(partition.partition());
        SourceBook key = new SourceBook(own.source(), book.value());
        RelayCursor cursor = cursor(key);
        if (end <= cursor.ackedOffset() + 1) {
            return;
        }
        List<EventMessage> found = new ArrayList<>();
        topics.read(
                partition,
                cursor.ackedOffset() + 1,
                end,
                record -> {
                    if (KafkaTopics.isFrom(record, own.source())) {
                        found.add(read(record));
                    }
                    if (found.size() == AT_ONCE) {
                        keep(key, found, record.offset());
                        found.clear();
                    }
                });
        keep(key, found, end - 1);
        long taken = cursor(key).lastPosition() - cursor.lastPosition();
        if (taken > 0) {
            LOG.warn(
                    "Events that the database did not know were taken back from their topic"
                            + " source={} book={} after={} events={}",
                    key.source(),
                    key.book(),
                    cursor.lastPosition(),
                    taken);
        }
    }

    private RelayCursor cursor(SourceBook key) {
        return jdbi.inTransaction(
                handle -> RelayRows.lockedCursor(handle, key, own.topic().topicName()));
    }

    private static EventMessage read(ConsumerRecord<byte[], byte[]> record) {
        try {
            return EventCodec.decode(record.value());
        } catch (MalformedEvent | UnknownEventType e) {
            throw new IllegalStateException(
                    "the event at %s-%d offset %d is none that this release can read; start the one that sent it"
                            .formatted(record.topic(), record.partition(), record.offset()),
                    e);
        }
    }

    /// @param compared the last offset that was looked at: other sources' events are not read again
    private void keep(SourceBook key, List<EventMessage> found, long compared) {
        jdbi.useTransaction(handle -> {
            RelayCursor cursor = RelayRows.lockedCursor(handle, key, own.topic().topicName());
            for (EventMessage event : found) {
                cursor = kept(handle, cursor, event);
            }
            RelayRows.set(
                    handle, cursor.at(cursor.lastPosition(), cursor.sentPosition(), compared));
        });
    }

    /// Where the cursor stands after an event that is in the topic.
    private static RelayCursor kept(Handle handle, RelayCursor cursor, EventMessage found) {
        Envelope envelope = found.envelope();
        long position = envelope.position();
        if (position <= cursor.sentPosition()) {
            return cursor;
        }
        if (position > cursor.lastPosition()) {
            EventRows.adopt(handle, cursor.topic(), found);
        }
        if (!EventRows.stands(handle, envelope)) {
            throw new IllegalStateException(
                    "position %d of %s is another event in %s than in the database; restore a newer copy"
                            .formatted(position, cursor.key(), cursor.topic()));
        }
        return cursor.at(Math.max(cursor.lastPosition(), position), position, cursor.ackedOffset());
    }
}
