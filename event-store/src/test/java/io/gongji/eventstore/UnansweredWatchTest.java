package io.gongji.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.eventstore.RelayRows.Answered;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnansweredWatchTest {
    private static final RelayCursor CURSOR =
            new RelayCursor(new SourceBook("/test/members", "13"), "gongji.members", 9, 9, 8);

    private final UnansweredWatch watch =
            new UnansweredWatch(EventStoreSettings.defaults().relay());

    @Test
    void anEventWithoutAnAnswerIsDueAfterHalfAMinute() {
        look(0, 0);

        assertThat(look(0, 29)).isEmpty();
        assertThat(look(0, 30)).hasSize(1);
    }

    @Test
    void theWaitDoublesWhileNothingChanges() {
        look(0, 0);
        look(0, 30);

        assertThat(look(0, 89)).isEmpty();
        assertThat(look(0, 90)).hasSize(1);
    }

    @Test
    void theWaitEndsAtAnHour() {
        look(0, 0);
        long now = 0;
        for (int i = 0; i < 20; i++) {
            now += 3_600;
            assertThat(look(0, now)).hasSize(1);
        }
    }

    @Test
    void anAnswerStartsTheWaitAgain() {
        look(0, 0);
        look(3, 29);

        assertThat(look(3, 31)).isEmpty();
        assertThat(look(3, 59)).hasSize(1);
    }

    @Test
    void whatWasAnsweredMeanwhileIsForgotten() {
        look(0, 0);
        watch.due(List.of(), seconds(10));

        assertThat(look(0, 30)).isEmpty();
    }

    private List<Answered> look(long answered, long atSecond) {
        return watch.due(List.of(new Answered(CURSOR, answered)), seconds(atSecond));
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
