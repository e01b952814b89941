package io.gongji.payment.app;

import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.Sentence;
import io.gongji.payment.app.LineReader.Row;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What lines of several kinds of files have in common.
final class Lines {
    private static final Pattern YUAN = Pattern.compile("([0-9]{1,13})(?:\\.([0-9]{1,2}))?");
    private static final Pattern WHOLE_FEN = Pattern.compile(".*\\.[0-9]{2}");

    /// What to say of an ID number that nobody has.
    static final Sentence NUMBER_UNKNOWN =
            new Sentence(
                    "idNumber: nobody is enrolled under this number; check it, or enrol the person first.",
                    "idNumber：该身份证号尚未参保登记，请核对号码，或先办理参保登记。");

    private Lines() {}

    /// What to say of a line that has another number of values.
    static Sentence wrongNumber(Row row, int expected) {
        return row.open()
                ? new Sentence(
                        "The line is cut off; send the whole file again.", "该行不完整（被截断），请重新上传整个文件。")
                : new Sentence(
                        "The line must have " + expected + " values separated by commas.",
                        "该行应有 " + expected + " 个以逗号分隔的值。");
    }

    /// What to say of a last line whose last value may be cut off.
    static Sentence openEnd(String name) {
        return new Sentence(
                name
                        + ": the file ends here without a line end, so the value may be cut off; "
                        + "end the last line and send the file again.",
                name + "：文件在此处没有换行即结束，内容可能不完整；请在末行加换行后重新上传。");
    }

    /// An amount of money in yuan as fen; empty when the line was rejected for it.
    static OptionalLong fen(Row row, String name, String yuan, LinesDone done) {
        OptionalLong fen = fen(yuan);
        if (fen.isEmpty()) {
            String max = Money.yuan(Money.MAX_FEN);
            done.reject(
                    row,
                    Refusal.INVALID_AMOUNT,
                    new Sentence(
                            name + ": write yuan with at most two decimals, 0 to " + max + ".",
                            name + "：请填 0 至 " + max + " 元、最多两位小数的金额。"));
        }
        return fen;
    }

    /// Whether an amount at the end of a file without a line end is whole: it has both decimals.
    static boolean isWhole(String yuan) {
        return WHOLE_FEN.matcher(yuan).matches();
    }

    /// Yuan as people write it, in fen; empty when it is no such amount or too large.
    static OptionalLong fen(String yuan) {
        Matcher matcher = YUAN.matcher(yuan);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String decimals =
                matcher.group(2) == null ? "00" : (matcher.group(2) + "0").substring(0, 2);
        long fen = Long.parseLong(matcher.group(1)) * 100 + Long.parseLong(decimals);
        return fen > Money.MAX_FEN ? OptionalLong.empty() : OptionalLong.of(fen);
    }
}
