package io.gongji.payment.rest;

import io.gongji.contracts.EmployerId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.RegionTable;
import io.gongji.contracts.Sentence;
import io.gongji.payment.domain.member.MemberDecider;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Path and query parameters, read strictly.
final class Parameters {
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
    private static final Pattern YEAR = Pattern.compile("2[0-9]{3}");
    private static final Pattern FEN = Pattern.compile("[0-9]{1,13}");

    private static final Sentence ANY_FORM =
            new Sentence(
                    "this is no id; send it as this service gave it out.", "不是有效的编号，请按本系统给出的编号填写。");
    private static final Map<String, Sentence> FORMS =
            Map.of(
                    "employer",
                            new Sentence(
                                    "send 4 to 32 upper-case letters and digits.",
                                    "应为 4 至 32 个大写字母或数字。"),
                    "providerId",
                            new Sentence(
                                    "send 4 to 32 upper-case letters and digits.",
                                    "应为 4 至 32 个大写字母或数字。"),
                    "channel",
                            new Sentence(
                                    "send 2 to 32 upper-case letters, digits and underscores.",
                                    "应为 2 至 32 个大写字母、数字或下划线。"));

    private Parameters() {}

    static YearMonth month(String name, @Nullable String text) {
        try {
            if (text != null && MONTH.matcher(text).matches()) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw JsonBody.invalid(
                name, new Sentence("send a month such as 2025-01.", "请填写形如 2025-01 的月份。"));
    }

    /// A year from 2000 to 2999.
    static int year(@Nullable String text) {
        if (text == null || !YEAR.matcher(text).matches()) {
            throw JsonBody.invalid(
                    "year", new Sentence("send a year such as 2025.", "请填写形如 2025 的年份。"));
        }
        return Integer.parseInt(text);
    }

    /// A month that has begun, not before the year 2000.
    static YearMonth pastMonth(String name, @Nullable String text, LocalDate today) {
        YearMonth month = month(name, text);
        if (month.isAfter(YearMonth.from(today)) || month.getYear() < 2000) {
            throw JsonBody.invalid(
                    name,
                    new Sentence(
                            "send a month from 2000-01 to this month.", "请填写 2000-01 至本月之间的月份。"));
        }
        return month;
    }

    static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw JsonBody.invalid(
                    name, new Sentence("send a date such as 2025-01-31.", "请填写形如 2025-01-31 的日期。"));
        }
    }

    static EmployerId employer(String text) {
        return id("employer", text, EmployerId::new);
    }

    /// A member in a path: what is no id names nobody.
    static MemberId member(String text) {
        try {
            return MemberId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Refusal.MEMBER_UNKNOWN, MemberDecider.UNKNOWN_ID);
        }
    }

    static RegionCode region(@Nullable String text) {
        if (text == null || !RegionTable.knows(text)) {
            throw unknownRegion("region");
        }
        return new RegionCode(text);
    }

    static Optional<RegionCode> regionIfAny(@Nullable String text) {
        return text == null ? Optional.empty() : Optional.of(region(text));
    }

    static long fen(String name, @Nullable String text) {
        if (text == null || !FEN.matcher(text).matches() || Long.parseLong(text) > Money.MAX_FEN) {
            throw amount(name, 0);
        }
        return Long.parseLong(text);
    }

    static <T> T id(String name, String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            throw JsonBody.invalid(name, FORMS.getOrDefault(name, ANY_FORM));
        }
    }

    /// An amount that is none, or is out of bounds.
    static ProblemException amount(String name, long min) {
        return new ProblemException(
                Refusal.INVALID_AMOUNT,
                new Sentence(
                        name
                                + ": send a whole number of fen, "
                                + min
                                + " to "
                                + Money.MAX_FEN
                                + ".",
                        name + "：应为 " + min + " 至 " + Money.MAX_FEN + " 之间的整数（单位：分）。"));
    }

    static ProblemException unknownRegion(String name) {
        return new ProblemException(
                Refusal.UNKNOWN_REGION,
                new Sentence(
                        name + ": no region has this code; use a GB/T 2260 code such as 130100.",
                        name + "：没有该区划代码，请使用 GB/T 2260 代码，如 130100。"));
    }
}
