package io.gongji.pooling.rest;

import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.RegionTable;
import io.gongji.contracts.Sentence;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Checks on the fields of a request; each names the field it refuses.
final class Fields {
    private Fields() {}

    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(
                    Refusal.INVALID_FIELD,
                    new Sentence("the body is missing; send it as JSON.", "缺少请求体，请以 JSON 发送。"));
        }
        return body;
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw new ProblemException(
                    Refusal.INVALID_FIELD,
                    new Sentence(field + " is missing; send it.", "缺少 " + field + "，请补充。"));
        }
        return value;
    }

    static void absent(String field, @Nullable Object value, Sentence because) {
        if (value != null) {
            throw new ProblemException(
                    Refusal.INVALID_FIELD,
                    new Sentence(field + " " + because.english(), field + " " + because.chinese()));
        }
    }

    static String text(String field, String value, int charactersMax) {
        if (value.isBlank() || value.length() > charactersMax) {
            throw new ProblemException(
                    Refusal.INVALID_FIELD,
                    new Sentence(
                            field + " has 1 to " + charactersMax + " characters; correct it.",
                            field + " 应为 1 至 " + charactersMax + " 个字符，请更正。"));
        }
        return value;
    }

    static long amount(String field, long amountFen) {
        if (amountFen < 1 || amountFen > Money.MAX_FEN) {
            throw new ProblemException(
                    Refusal.INVALID_AMOUNT,
                    new Sentence(
                            field + " is outside these bounds; correct it.",
                            field + " 超出允许范围，请更正。"));
        }
        return amountFen;
    }

    static RegionCode region(String field, @Nullable String value) {
        String code = required(field, value);
        if (!RegionTable.knows(code)) {
            throw new ProblemException(
                    Refusal.UNKNOWN_REGION,
                    new Sentence(
                            field + " is no region code; correct it.", field + " 不是区划代码，请更正。"));
        }
        return new RegionCode(code);
    }

    /// An id in a path: what cannot be one names nothing.
    static <T> T id(String text, Function<UUID, T> kind) {
        try {
            UUID value = UUID.fromString(text);
            if (value.toString().equalsIgnoreCase(text)) {
                return kind.apply(value);
            }
        } catch (IllegalArgumentException _) {
            // Said below, as for any id that names nothing.
        }
        throw new ProblemException(Refusal.NOT_FOUND);
    }
}
