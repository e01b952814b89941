package io.gongji.payment.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineScanTest {
    private static final List<List<String>> HEADERS =
            List.of(List.of("idNumber", "wage"), List.of("memberId", "wage"));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 70_000})
    void whateverThePiecesAFileIsSeenWhole(int piece) {
        LineScan scan = new LineScan();
        byte[] bytes =
                ("\uFEFFmemberId,wage\r\n" + "张三,1\n".repeat(20_000) + "李四,2")
                        .getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += piece) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece));
            scan.take(part, part.length);
        }

        assertThat(scan.end(HEADERS, 100_000)).isNull();
        assertThat(scan.byteOrderMark()).isTrue();
        assertThat(scan.header()).containsExactly("memberId", "wage");
        assertThat(scan.lines()).isEqualTo(20_001);
        assertThat(scan.headerBytes())
                .isEqualTo("\uFEFFmemberId,wage\r\n".getBytes(StandardCharsets.UTF_8).length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                     | line 1: the file is empty
                    'wage,memberId;a,1;'   | line 1: the header must be 'idNumber,wage' or 'memberId,wage'
                    'memberId#wage;'       | line 1: the header
                    'memberId,wage,x;a,1;' | line 1: the header
                    ';a,1;'                | line 1: the header
                    'memberId,wage;'       | line 2: nothing follows
                    'memberId,wage'        | line 2: nothing follows
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

        assertUnreadable(Arrays.copyOf(whole, whole.length - 1), "line 3");
    }

    @Test
    void zeroBytesUtf16AndEndlessLinesAreRefused() {
        assertUnreadable(
                "memberId,wage\na\0,1\n".getBytes(StandardCharsets.UTF_8), "line 2: a zero byte");
        assertUnreadable("memberId,wage\na,1\n".getBytes(StandardCharsets.UTF_16), "line 1");
        assertUnreadable(
                ("memberId,wage\n" + "x".repeat(1_001) + "\n").getBytes(StandardCharsets.UTF_8),
                "line 2: longer");
    }

    @Test
    void moreLinesThanAllowedAreRefused() {
        Decided.Refused<Void> problem =
                scan("memberId,wage\na,1\nb,1\n".getBytes(StandardCharsets.UTF_8), 1);

        assertThat(problem).isNotNull();
        assertThat(problem.reason()).isEqualTo(Refusal.FILE_TOO_LONG);
        assertThat(problem.detail().english()).startsWith("2 lines are in the file, and at most 1");
    }

    private static void assertUnreadable(byte[] content, String detail) {
        Decided.Refused<Void> problem = scan(content, 100_000);

        assertThat(problem).isNotNull();
        assertThat(problem.reason()).isEqualTo(Refusal.FILE_UNREADABLE);
        assertThat(problem.detail().english()).startsWith(detail);
        assertThat(problem.detail().chinese()).startsWith("第 " + detail.charAt(5) + " 行");
    }

    private static Decided.Refused<Void> scan(byte[] content, int linesMax) {
        LineScan scan = new LineScan();
        scan.take(content, content.length);
        return scan.end(HEADERS, linesMax);
    }
}
