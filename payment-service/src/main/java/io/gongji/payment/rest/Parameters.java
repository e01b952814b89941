package io.gongji.payment.rest;

import io.gongji.contracts.EmployerId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.RegionTable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Path and query parameters, read strictly.
final class Parameters {
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
    private static final Pattern FEN = Pattern.compile("[0-9]{1,13}");

    private Parameters() {}

    static YearMonth month(String name, @Nullable String text) {
        try {
            if (text != null && MONTH.matcher(text).matches()) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw new ProblemException(Refusal.INVALID_FIELD, name + ": a month such as 2025-01");
    }

    /// A month that has begun, not before the year 2000.
    static YearMonth pastMonth(String name, @Nullable String text, LocalDate today) {
        YearMonth month = month(name, text);
        if (month.isAfter(YearMonth.from(today)) || month.getYear() < 2000) {
            throw new ProblemException(
                    Refusal.INVALID_FIELD, name + ": from 2000-01 to this month");
        }
        return month;
    }

    static EmployerId employer(String text) {
        return id("employer", text, EmployerId::new);
    }

    /// A member in a path: what is no id names nobody.
    static MemberId member(String text) {
        try {
            return MemberId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Refusal.MEMBER_UNKNOWN, "memberId");
        }
    }

    static RegionCode region(@Nullable String text) {
        if (text == null || !RegionTable.knows(text)) {
            throw new ProblemException(Refusal.UNKNOWN_REGION, "region");
        }
        return new RegionCode(text);
    }

    static Optional<RegionCode> regionIfAny(@Nullable String text) {
        return text == null ? Optional.empty() : Optional.of(region(text));
    }

    static long fen(String name, @Nullable String text) {
        if (text == null || !FEN.matcher(text).matches() || Long.parseLong(text) > Money.MAX_FEN) {
            throw new ProblemException(
                    Refusal.INVALID_AMOUNT,
                    name + ": a whole number of fen, 0 to " + Money.MAX_FEN);
        }
        return Long.parseLong(text);
    }

    static <T> T id(String name, String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            String form = e.getMessage() == null ? "not an identifier" : e.getMessage();
            throw new ProblemException(
                    Refusal.INVALID_FIELD, name + ": " + (isOurs(e) ? form : "not an identifier"));
        }
    }

    /// Our records say what they expect without the input; the platform's parsers repeat it.
    private static boolean isOurs(IllegalArgumentException e) {
        return e.getStackTrace().length > 0
                && e.getStackTrace()[0].getClassName().startsWith("io.gongji");
    }
}
