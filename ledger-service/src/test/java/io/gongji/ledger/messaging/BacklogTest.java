package io.gongji.ledger.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.ledger.app.TopicLag;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private static final String TOPIC = "gongji.members";

    private final Backlog backlog = new Backlog();

    private TopicLag lag(long unread, long nowMillis) {
        return backlog.lags(Map.of(TOPIC, unread), nowMillis).getFirst();
    }

    @Test
    void whatWasReadAndNotAnsweredIsBehindAsLongAsTheOldestOfItWaits() {
        backlog.begins(TOPIC, 100);
        backlog.read(TOPIC, 100, 149, 10_000);
        backlog.read(TOPIC, 150, 199, 15_000);

        assertThat(lag(7, 20_000)).isEqualTo(new TopicLag(TOPIC, 107, 10));
        backlog.answered(TOPIC, 150);
        assertThat(lag(7, 20_000)).isEqualTo(new TopicLag(TOPIC, 57, 5));
    }

    @Test
    void whatIsAnsweredIsNotBehind() {
        backlog.begins(TOPIC, 100);
        backlog.read(TOPIC, 100, 149, 10_000);
        backlog.answered(TOPIC, 150);

        assertThat(lag(0, 99_000)).isEqualTo(new TopicLag(TOPIC, 0, 0));
    }

    @Test
    void aTopicThatStandsStillGetsOlder() {
        backlog.begins(TOPIC, 100);
        backlog.read(TOPIC, 100, 149, 10_000);
        backlog.answered(TOPIC, 120);

        assertThat(lag(0, 70_000)).isEqualTo(new TopicLag(TOPIC, 30, 60));
    }

    @Test
    void readingAgainFromAnEarlierPlaceForgetsWhatWasRead() {
        backlog.begins(TOPIC, 100);
        backlog.read(TOPIC, 100, 149, 10_000);
        backlog.begins(TOPIC, 120);

        assertThat(lag(30, 20_000)).isEqualTo(new TopicLag(TOPIC, 30, 0));
    }
}
