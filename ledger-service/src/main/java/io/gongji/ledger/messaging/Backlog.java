package io.gongji.ledger.messaging;

import io.gongji.ledger.app.TopicLag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What of its topics a book has read and not answered yet. Thread-safe.
final class Backlog {
    private final Map<String, Read> topics = new HashMap<>();

    /// Reading a topic goes on at this offset.
    synchronized void begins(String topic, long offset) {
        topics.put(topic, new Read(offset));
    }

    /// Records were read, the first of them put into the topic at this time.
    synchronized void read(String topic, long firstOffset, long lastOffset, long timeMillis) {
        Read read = topics.computeIfAbsent(topic, _ -> new Read(firstOffset));
        read.marks.add(new Mark(lastOffset, timeMillis));
        read.nextToRead = lastOffset + 1;
    }

    /// Everything before this offset is answered.
    synchronized void answered(String topic, long nextOffset) {
        Read read = topics.get(topic);
        if (read != null) {
            read.nextToAnswer = nextOffset;
            while (!read.marks.isEmpty() && read.marks.getFirst().lastOffset < nextOffset) {
                read.marks.removeFirst();
            }
        }
    }

    /// How far each topic is behind.
    ///
    /// @param unread records that stand in Kafka and were not read, by topic
    synchronized List<TopicLag> lags(Map<String, Long> unread, long nowMillis) {
        List<TopicLag> lags = new ArrayList<>();
        unread.forEach((topic, waiting) -> {
            Read read = topics.get(topic);
            lags.add(
                    read == null
                            ? new TopicLag(topic, waiting, 0)
                            : read.lag(topic, waiting, nowMillis));
        });
        return lags;
    }

    private record Mark(long lastOffset, long timeMillis) {}

    private static final class Read {
        private final Deque<Mark> marks = new ArrayDeque<>();
        private long nextToRead;
        private long nextToAnswer;

        Read(long offset) {
            this.nextToRead = offset;
            this.nextToAnswer = offset;
        }

        TopicLag lag(String topic, long unread, long nowMillis) {
            long records = unread + Math.max(0, nextToRead - nextToAnswer);
            boolean isKnown = records > 0 && !marks.isEmpty();
            long waitedMillis = isKnown ? nowMillis - marks.getFirst().timeMillis : 0;
            return new TopicLag(topic, records, Math.max(0, waitedMillis) / 1000);
        }
    }
}
