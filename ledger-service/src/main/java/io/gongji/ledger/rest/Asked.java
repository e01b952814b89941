package io.gongji.ledger.rest;

import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.Sentence;
import io.gongji.ledger.view.AsOf;
import io.gongji.ledger.view.DateBy;
import io.gongji.ledger.view.Period;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Turns the text in an address into what it means; text that means nothing is refused with the
/// field's name.
final class Asked {
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2999;

    private Asked() {}

    static MemberId member(String text) {
        return id("memberId", text, MemberId::parse);
    }

    /// An id in its canonical text form.
    static <T> T id(String field, String text, Function<String, T> reader) {
        return parsed(field, text, new Sentence("a UUID of 36 characters", "36 个字符的 UUID"), reader);
    }

    /// A book that the book map does not have is no address.
    static BookId book(String text) {
        try {
            return new BookId(text);
        } catch (IllegalArgumentException _) {
            throw new RefusedRequest(
                    Refusal.NOT_FOUND,
                    new Sentence(
                            "There is no such book; a book is a province by its two digits, such as 13.",
                            "没有该账本；账本以省级区划的两位代码表示，如 13。"));
        }
    }

    static RegionCode region(@Nullable String text) {
        try {
            return new RegionCode(required("region", text));
        } catch (IllegalArgumentException _) {
            throw new RefusedRequest(
                    Refusal.UNKNOWN_REGION,
                    new Sentence(
                            "region is no code of the region table; send one of GB/T 2260.",
                            "region 不是区划表中的代码，请填写 GB/T 2260 代码。"));
        }
    }

    static AsOf asOf(@Nullable String seq, @Nullable String time) {
        if (seq != null && time != null) {
            throw new RefusedRequest(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "asOfSeq and asOfTime are both given; send one of them.",
                            "asOfSeq 与 asOfTime 只能填写其一。"));
        }
        if (seq != null) {
            return new AsOf.Seq(number("asOfSeq", seq));
        }
        return time == null
                ? new AsOf.Live()
                : new AsOf.RecordedTime(
                        parsed(
                                "asOfTime",
                                time,
                                new Sentence(
                                        "a time with its offset, such as 2025-03-31T16:00:00Z",
                                        "带时区的时间，如 2025-03-31T16:00:00Z"),
                                Asked::instant));
    }

    /// A time, if one is given.
    static @Nullable Instant time(@Nullable String text) {
        return asOf(null, text) instanceof AsOf.RecordedTime(Instant time) ? time : null;
    }

    /// The days of a statement.
    ///
    /// @param by EFFECTIVE or ACCOUNTING; EFFECTIVE when it is not given
    static Period period(@Nullable String by, @Nullable String from, @Nullable String to) {
        DateBy dates =
                by == null
                        ? DateBy.EFFECTIVE
                        : parsed(
                                "dateBy",
                                by,
                                new Sentence(
                                        "EFFECTIVE or ACCOUNTING",
                                        " EFFECTIVE（发生日）或 ACCOUNTING（记账日）"),
                                DateBy::valueOf);
        return new Period(dates, date("from", from), date("to", to));
    }

    /// A month, if one is given.
    static @Nullable YearMonth month(String field, @Nullable String text) {
        return text == null
                ? null
                : parsed(
                        field,
                        text,
                        new Sentence("a month, such as 2025-03", "月份，如 2025-03"),
                        YearMonth::parse);
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    static @Nullable LocalDate date(String field, @Nullable String text) {
        return text == null
                ? null
                : parsed(
                        field,
                        text,
                        new Sentence("a date, such as 2025-03-31", "日期，如 2025-03-31"),
                        LocalDate::parse);
    }

    /// A year of this system.
    static int year(String text) {
        return parsed(
                "year",
                text,
                new Sentence("a year from 2000 to 2999", " 2000 至 2999 的年份"),
                digits -> {
                    int year = Integer.parseInt(digits);
                    if (year < YEAR_MIN || year > YEAR_MAX) {
                        throw new IllegalArgumentException("out of bounds");
                    }
                    return year;
                });
    }

    /// A number from 0.
    static long number(String field, String text) {
        return parsed(
                field,
                text,
                new Sentence("a whole number from 0", "不小于 0 的整数"),
                digits -> {
                    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                        throw new NumberFormatException(field);
                    }
                    return Long.valueOf(digits);
                });
    }

    /// A page's length.
    static int limit(@Nullable String text, int otherwise, int max) {
        if (text == null) {
            return otherwise;
        }
        long limit = number("limit", text);
        if (limit < 1 || limit > max) {
            throw new RefusedRequest(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            "limit is 1 to " + max + "; send one in these bounds.",
                            "limit 应为 1 至 " + max + "。"));
        }
        return (int) limit;
    }

    static String required(String field, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new RefusedRequest(
                    Refusal.INVALID_FIELD,
                    new Sentence(field + " is missing; send it.", "缺少 " + field + "，请填写。"));
        }
        return text;
    }

    /// Reads a text by a function that throws when it has another form.
    ///
    /// @param form what it should be, as the end of a sentence
    static <T> T parsed(String field, String text, Sentence form, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException _) {
            throw new RefusedRequest(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            field + " is not " + form.english() + "; correct it.",
                            field + " 应为" + form.chinese() + "，请更正。"));
        }
    }
}
