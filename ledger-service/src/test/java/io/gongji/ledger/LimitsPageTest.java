package io.gongji.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.event.OperationEvent;
import io.gongji.contracts.event.ParkingEvent;
import io.gongji.eventstore.EventStoreSettings;
import io.gongji.ledger.app.LedgerLimits;
import io.gongji.ledger.view.ParkingQueries;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docs/reference/limits.md says what the code says.
class LimitsPageTest {
    private static final Path PAGE = Path.of("../docs/reference/limits.md");

    /// The cells of every row of a table, by the first.
    private static Map<String, List<String>> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| "))
                .map(line ->
                        Arrays.stream(line.substring(1).split("\\|", -1))
                                .map(String::strip)
                                .toList())
                .collect(Collectors.toMap(List::getFirst, row -> row, (first, _) -> first));
    }

    @Test
    void everySettingOfTheEngineIsThereWithItsDefaultAndBounds() throws IOException {
        Map<String, List<String>> rows = rows();
        List<String> settings = new ArrayList<>();
        for (Method limit : LedgerLimits.class.getDeclaredMethods()) {
            String name = "`gongji.ledger." + kebab(limit.getName()) + "`";
            settings.add(name);
            assertThat(rows).containsKey(name);
            assertThat(rows.get(name).get(1))
                    .as("default of %s", name)
                    .isEqualTo(limit.getAnnotation(WithDefault.class).value());
            assertThat(rows.get(name).get(2)).as("bounds of %s", name).isEqualTo(bounds(limit));
        }
        assertThat(rows.keySet().stream().filter(name -> name.startsWith("`gongji.")))
                .containsExactlyInAnyOrderElementsOf(settings);
    }

    @Test
    void theFiguresInTheCodeAreThese() throws IOException {
        EventStoreSettings settings = EventStoreSettings.defaults();

        assertFigure("bytes of one event of an operator", settings.eventBytesMax());
        assertFigure(
                "bytes of a parked event that can be released", ParkingEvent.ORIGINAL_BYTES_MAX);
        assertFigure("persons in one event of a sweep", OperationEvent.SWEEP_MEMBERS_MAX);
        assertFigure("requests that wait for an answer at once", settings.answers().waitersMax());
        assertFigure("days an Idempotency-Key is kept", settings.keys().kept().toDays());
        assertFigure("lines of a list of parkings or parked events", ParkingQueries.LIST_MAX);
    }

    private static void assertFigure(String limit, long figure) throws IOException {
        assertThat(rows()).containsKey(limit);
        assertThat(rows().get(limit).get(1)).as(limit).isEqualTo(Long.toString(figure));
    }

    private static String bounds(Method limit) {
        Min min = limit.getAnnotation(Min.class);
        Max max = limit.getAnnotation(Max.class);
        return min == null || max == null ? "" : min.value() + " to " + max.value();
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
