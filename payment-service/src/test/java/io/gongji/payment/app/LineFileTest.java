package io.gongji.payment.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Refusal;
import io.gongji.payment.app.LineFile.Opened;
import io.gongji.payment.app.LineFile.Row;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineFileTest {
    private static final List<List<String>> HEADERS = List.of(List.of("memberId", "wage"));

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void linesAreReadWithTheirNumbersWhateverEndsThem(String end) {
        LineFile file = readable(String.join(end, "memberId,wage", "a,1", "", " b , 2.50 ", ""));

        assertThat(rows(file))
                .containsExactly(
                        new Row(2, List.of("a", "1"), false),
                        new Row(4, List.of("b", "2.50"), false));
    }

    @Test
    void aByteOrderMarkIsPassedOverAndSaid() {
        LineFile file = readable("\uFEFFmemberId,wage\na,1\n");

        assertThat(file.byteOrderMark()).isTrue();
        assertThat(rows(file)).hasSize(1);
    }

    @Test
    void theLastLineWithoutALineEndIsOpen() {
        assertThat(rows(readable("memberId,wage\na,1\nb,2")))
                .extracting(Row::open)
                .containsExactly(false, true);
    }

    @Test
    void aBrokenLineHasNoCellsAndSpoilsNoOther() {
        List<Row> rows = rows(readable("memberId,wage\n\"a,1\nb,2\nc\n\"d \"\"x\"\"\",3\n"));

        assertThat(rows).hasSize(4);
        assertThat(rows.get(0).cells()).isEmpty();
        assertThat(rows.get(1).cells()).containsExactly("b", "2");
        assertThat(rows.get(2).cells()).containsExactly("c");
        assertThat(rows.get(3).cells()).containsExactly("d \"x\"", "3");
    }

    @Test
    void chunksAreAsLongAsAsked() {
        List<Integer> sizes = new ArrayList<>();
        readable("memberId,wage\na,1\nb,1\nc,1\nd,1\ne,1\n")
                .forEachChunk(2, rows -> sizes.add(rows.size()));

        assertThat(sizes).containsExactly(2, 2, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                     | line 1
                    'wage,memberId;a,1;'   | line 1
                    'memberId;wage;'       | line 1
                    'memberId,wage,x;a,1;' | line 1
                    ';a,1;'                | line 1
                    'memberId,wage;'       | line 2
                    'memberId,wage'        | line 2
                    """)
    void aFileWithoutTheHeaderOrALineIsRefused(String text, String detail) {
        assertUnreadable(text.replace(';', '\n').getBytes(StandardCharsets.UTF_8), detail);
    }

    @Test
    void gbkIsRefusedWithTheLineAndAWayOut() {
        byte[] gbk = "memberId,wage\na,1\n张三,2\n".getBytes(Charset.forName("GBK"));

        assertUnreadable(gbk, "line 3: this is no UTF-8 text; save the file as UTF-8");
    }

    @Test
    void aCharacterCutAtTheEndIsRefused() {
        byte[] whole = "memberId,wage\na,1\n张".getBytes(StandardCharsets.UTF_8);

        assertUnreadable(java.util.Arrays.copyOf(whole, whole.length - 1), "line 3");
    }

    @Test
    void zeroBytesUtf16AndEndlessLinesAreRefused() {
        assertUnreadable(
                "memberId,wage\na\0,1\n".getBytes(StandardCharsets.UTF_8), "line 2: a zero byte");
        assertUnreadable("memberId,wage\na,1\n".getBytes(StandardCharsets.UTF_16), "line 1");
        assertUnreadable(
                ("memberId,wage\n" + "x".repeat(1_001) + "\n").getBytes(StandardCharsets.UTF_8),
                "line 2");
    }

    @Test
    void aMultiByteCharacterOverTheEdgeOfABufferIsWhole() {
        String text = "memberId,wage\n" + "张三,1\n".repeat(20_000);

        assertThat(rows(readable(text))).hasSize(20_000);
    }

    @Test
    void moreLinesThanAllowedAreRefused() {
        Opened opened =
                LineFile.open(
                        file("memberId,wage\na,1\nb,1\n".getBytes(StandardCharsets.UTF_8)),
                        HEADERS,
                        1);

        assertThat(opened)
                .isInstanceOfSatisfying(
                        Opened.Unreadable.class,
                        no -> {
                            assertThat(no.reason()).isEqualTo(Refusal.FILE_TOO_LONG);
                            assertThat(no.detail().english()).startsWith("2 lines");
                            assertThat(no.detail().chinese()).startsWith("文件有 2 行");
                        });
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
        assertThat(PayrollFileHandler.fen(yuan)).hasValue(fen);
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
        assertThat(PayrollFileHandler.fen(yuan)).isEmpty();
    }

    private void assertUnreadable(byte[] content, String detail) {
        assertThat(LineFile.open(file(content), HEADERS, 100_000))
                .isInstanceOfSatisfying(
                        Opened.Unreadable.class,
                        no -> {
                            assertThat(no.reason()).isEqualTo(Refusal.FILE_UNREADABLE);
                            assertThat(no.detail().english()).startsWith(detail);
                        });
    }

    private LineFile readable(String text) {
        Opened opened =
                LineFile.open(file(text.getBytes(StandardCharsets.UTF_8)), HEADERS, 100_000);
        return ((Opened.Text) opened).file();
    }

    private static Content file(byte[] content) {
        return () -> new ByteArrayInputStream(content);
    }

    private static List<Row> rows(LineFile file) {
        List<Row> rows = new ArrayList<>();
        file.forEachChunk(1_000, rows::addAll);
        return rows;
    }
}
