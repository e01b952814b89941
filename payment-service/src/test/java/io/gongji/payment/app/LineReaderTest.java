package io.gongji.payment.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.payment.app.LineReader.Row;
import io.gongji.payment.domain.file.FileJob.Reached;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
    private static final String HEADER = "memberId,wage\n";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void everyLineHasItsNumberWhateverEndsIt(String end) {
        assertThat(rows(String.join(end, "a,1", "", " b , 2.50 ", "")))
                .containsExactly(
                        new Row(2, List.of("a", "1"), false, false),
                        new Row(3, List.of(), true, false),
                        new Row(4, List.of("b", "2.50"), false, false));
    }

    @Test
    void theLastLineWithoutALineEndIsOpen() {
        assertThat(rows("a,1\nb,2")).extracting(Row::open).containsExactly(false, true);
    }

    @Test
    void aBrokenLineHasNoCellsAndSpoilsNoOther() {
        List<Row> rows = rows("\"a,1\nb,2\nc\n\"d \"\"x\"\"\",3\n");

        assertThat(rows).hasSize(4);
        assertThat(rows.get(0).cells()).isEmpty();
        assertThat(rows.get(0).blank()).isFalse();
        assertThat(rows.get(1).cells()).containsExactly("b", "2");
        assertThat(rows.get(2).cells()).containsExactly("c");
        assertThat(rows.get(3).cells()).containsExactly("d \"x\"", "3");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void readingOnAtALineGivesTheSameLinesAsReadingThrough(int cut) {
        String text = "张,1\r\n\nb,2\n\"c\",3\nd,4\ne,5";
        List<Row> all = rows(text);
        LineReader before = reader(text, new Reached(1, HEADER.length()));
        List<Row> rows = new ArrayList<>(before.next(cut));

        rows.addAll(reader(text, before.reached()).next(100));

        assertThat(rows).isEqualTo(all).hasSize(6);
    }

    @Test
    void theLastLineReachesTheLastByte() {
        String text = "a,1\nb,2";
        LineReader reader = reader(text, new Reached(1, HEADER.length()));

        assertThat(reader.next(100)).hasSize(2);
        assertThat(reader.next(100)).isEmpty();
        assertThat(reader.reached()).isEqualTo(new Reached(3, HEADER.length() + text.length()));
    }

    @ParameterizedTest(name = "{0} yuan is {1} fen")
    @CsvSource({
        "0, 0",
        "1, 100",
        "1.5, 150",
        "1.05, 105",
        "0.01, 1",
        "10000000000, 1000000000000",
        "007, 700"
    })
    void yuanAreReadExactly(String yuan, long fen) {
        assertThat(Lines.fen(yuan)).hasValue(fen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "1.",
                ".5",
                "1.005",
                "1e3",
                "1,000",
                "１００",
                "0x1",
                "NaN",
                "10000000000.01",
                "9999999999999",
                "99999999999999999999",
                "1 0"
            })
    void whatIsNoAmountIsNone(String yuan) {
        assertThat(Lines.fen(yuan)).isEmpty();
    }

    private static List<Row> rows(String text) {
        return reader(text, new Reached(1, HEADER.length())).next(1_000);
    }

    private static LineReader reader(String text, Reached from) {
        byte[] all = (HEADER + text).getBytes(StandardCharsets.UTF_8);
        int at = Math.toIntExact(from.bytes());
        return new LineReader(new ByteArrayInputStream(all, at, all.length - at), from);
    }
}
