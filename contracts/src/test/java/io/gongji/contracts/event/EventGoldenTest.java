package io.gongji.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Golden;
import io.gongji.contracts.Schemas;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventGoldenTest {
    @ParameterizedTest
    @MethodSource("names")
    void anEventIsWrittenAsItsGoldenFile(String name) {
        EventMessage message = EventSamples.all().get(name);

        Golden.requireEqual(name, encode(message));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aGoldenFileIsReadAsItWasWrittenAndIsValid(String name) throws Exception {
        EventMessage message = EventSamples.all().get(name);
        byte[] golden = Golden.read(name);

        assertThat(EventCodec.decode(golden)).isEqualTo(message);
        assertThat(Schemas.errors(EventType.of(message.event()).wireName(), golden)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void storedDataIsReadAsItWasWritten(String name) throws Exception {
        GongjiEvent event = EventSamples.all().get(name).event();

        assertThat(EventCodec.decodeData(EventType.of(event), EventCodec.encodeData(event)))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyTypeHasAGoldenFile(EventType type) {
        assertThat(Golden.names()).contains(type.wireName() + ".json");
    }

    @Test
    void everyReleasedGoldenFileIsThereAndIsOneOfASample() {
        assertThat(Golden.released().keySet()).containsExactlyElementsOf(Golden.names());
        assertThat(names())
                .containsExactlyInAnyOrderElementsOf(
                        Golden.names().stream()
                                .filter(name -> !name.startsWith("gongji.journal."))
                                .toList());
    }

    static Stream<String> names() {
        return EventSamples.all().keySet().stream();
    }

    private static byte[] encode(EventMessage message) {
        return EventCodec.encode(
                EventType.of(message.event()),
                message.envelope(),
                EventCodec.encodeData(message.event()));
    }
}
