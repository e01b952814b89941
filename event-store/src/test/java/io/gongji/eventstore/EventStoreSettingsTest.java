package io.gongji.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventStoreSettingsTest {
    @Test
    void theDefaultsAreWithinTheirBounds() {
        assertThat(EventStoreSettings.defaults().keys().kept()).isEqualTo(Duration.ofDays(400));
    }

    @Test
    void anEventMayNotOutgrowKafkasRequest() {
        EventStoreSettings defaults = EventStoreSettings.defaults();

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new EventStoreSettings(
                                1_048_576,
                                3,
                                defaults.relay(),
                                defaults.journal(),
                                defaults.answers(),
                                defaults.keys()))
                .withMessageContaining("eventBytesMax");
    }

    @Test
    void aBatchHasABound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new EventStoreSettings.Journal(
                                0,
                                Duration.ofMillis(200),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(10)))
                .withMessageContaining("journal.batchMax");
    }

    @Test
    void aPollHasABound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventStoreSettings.Answers(Duration.ZERO, 10))
                .withMessageContaining("answers.poll");
    }
}
