package io.gongji.eventstore;

import io.gongji.eventstore.KafkaTopics.Identity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares what Kafka acknowledged with what Kafka has. When it lost a tail, or the topic is
/// another one, the cursor goes back to the source's last event that is still there and everything
/// after it is sent again. A topic that is ahead of the database (an older backup was restored)
/// stops that source and book: two events must never share a position.
final class TailCheck {
    private static final Logger LOG = LoggerFactory.getLogger(TailCheck.class);

    private final Jdbi jdbi;
    private final KafkaTopics topics;
    private final Alarms alarms;
    private final long everyNanos;
    private final Map<SourceBook, Boolean> maySend = new HashMap<>();
    private final Map<SourceBook, Long> repairing = new HashMap<>();
    private long nextNanos;

    TailCheck(Jdbi jdbi, KafkaTopics topics, Alarms alarms, Duration every) {
        this.jdbi = jdbi;
        this.topics = topics;
        this.alarms = alarms;
        this.everyNanos = every.toNanos();
        this.nextNanos = System.nanoTime();
    }

    /// Another relay may have sent meanwhile: nothing counts as compared any more.
    void restart() {
        maySend.clear();
        repairing.clear();
        nextNanos = System.nanoTime();
    }

    /// Compares every cursor when it is time, or when one of these was never compared.
    ///
    /// @return whether cursors were compared, and so may have moved
    boolean runIfDue(Collection<RelayCursor> wanted) {
        boolean due = System.nanoTime() - nextNanos >= 0;
        if (!due && wanted.stream().allMatch(cursor -> maySend.containsKey(cursor.key()))) {
            return false;
        }
        run(jdbi.withHandle(RelayRows::cursors));
        nextNanos = System.nanoTime() + everyNanos;
        return true;
    }

    boolean maySend(RelayCursor cursor) {
        return maySend.getOrDefault(cursor.key(), false);
    }

    private void run(List<RelayCursor> cursors) {
        if (cursors.isEmpty()) {
            return;
        }
        Map<String, Identity> identities =
                topics.identities(
                        cursors.stream().map(RelayCursor::topic).collect(Collectors.toSet()));
        Set<String> others = jdbi.inTransaction(handle -> others(handle, identities));
        Map<TopicPartition, Long> ends =
                topics.endOffsets(cursors.stream().map(RelayCursor::partition).toList());
        List<RelayCursor.Move> moves = new ArrayList<>();
        for (RelayCursor cursor : cursors) {
            long end = ends.getOrDefault(cursor.partition(), 0L);
            if (others.contains(cursor.topic()) || end <= cursor.ackedOffset()) {
                moves.add(back(cursor, end));
            } else if (end > cursor.ackedOffset() + 1 && !maySend(cursor)) {
                allowUnlessAhead(
                        cursor,
                        topics.lastPosition(cursor.partition(), cursor.key().source(), end));
            } else {
                maySend.put(cursor.key(), true);
            }
        }
        jdbi.useTransaction(handle -> {
            RelayRows.move(handle, moves);
            others.forEach(
                    topic -> KafkaIdentities.remember(handle, topic, identity(identities, topic)));
        });
    }

    private static Set<String> others(Handle handle, Map<String, Identity> identities) {
        Set<String> others = new HashSet<>();
        identities.forEach((topic, identity) -> {
            if (KafkaIdentities.isAnother(handle, topic, identity)) {
                LOG.warn(
                        "Topic is another one than before topic={} topicId={}",
                        topic,
                        identity.topicId());
                others.add(topic);
            }
        });
        return others;
    }

    private static Identity identity(Map<String, Identity> identities, String topic) {
        return Objects.requireNonNull(identities.get(topic), topic);
    }

    /// Where a cursor belongs when nothing at or above an offset can be relied on.
    RelayCursor.Move back(RelayCursor cursor, long before) {
        long last = topics.lastPosition(cursor.partition(), cursor.key().source(), before);
        allowUnlessAhead(cursor, last);
        if (last < cursor.sentPosition()) {
            alarms.raise(
                    tailAlarm(cursor.key()),
                    "topic=%s partition=%d lostAfter=%d lostTo=%d"
                            .formatted(
                                    cursor.topic(),
                                    cursor.partition().partition(),
                                    last,
                                    cursor.sentPosition()));
            repairing.merge(cursor.key(), cursor.sentPosition(), Math::max);
        }
        return new RelayCursor.Move(cursor, Math.min(last, cursor.lastPosition()), before - 1);
    }

    private void allowUnlessAhead(RelayCursor cursor, long lastInTopic) {
        boolean ahead = lastInTopic > cursor.lastPosition();
        maySend.put(cursor.key(), !ahead);
        if (ahead) {
            alarms.raise(
                    aheadAlarm(cursor.key()),
                    "topic=%s inTopic=%d inDatabase=%d"
                            .formatted(cursor.topic(), lastInTopic, cursor.lastPosition()));
        } else {
            alarms.clear(aheadAlarm(cursor.key()));
        }
    }

    /// Events up to a position are in Kafka: a repair may be complete.
    void sent(SourceBook key, long position) {
        Long target = repairing.get(key);
        if (target != null && position >= target) {
            repairing.remove(key);
            alarms.clear(tailAlarm(key));
        }
    }

    private static String tailAlarm(SourceBook key) {
        return "kafka-tail" + key;
    }

    private static String aheadAlarm(SourceBook key) {
        return "kafka-ahead" + key;
    }
}
