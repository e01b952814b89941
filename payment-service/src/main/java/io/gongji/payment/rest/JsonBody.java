package io.gongji.payment.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.contracts.Money;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.RegionTable;
import io.gongji.contracts.Sentence;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A JSON object that a caller sent, read strictly: an unknown or doubled field, a fraction where a
/// whole number belongs, or a value of another kind is refused with the field's name, never with
/// its value.
final class JsonBody {
    private static final Pattern SPEAKABLE = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final ObjectNode object;

    private JsonBody(ObjectNode object) {
        this.object = object;
    }

    /// Reads an object that has these fields and no others.
    static JsonBody read(byte[] body, String... fields) {
        return checked(parse(body), fields);
    }

    private static JsonBody checked(ObjectNode object, String... fields) {
        Set<String> known = Set.of(fields);
        object.fieldNames()
                .forEachRemaining(name -> {
                    if (!known.contains(name)) {
                        throw unknown(name, String.join(", ", fields));
                    }
                });
        return new JsonBody(object);
    }

    /// A body that may be left out, and says nothing.
    static void requireNothing(byte[] body) {
        if (body.length > 0) {
            read(body);
        }
    }

    private static ObjectNode parse(byte[] body) {
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new ProblemException(
                    Refusal.MALFORMED_BODY,
                    new Sentence(
                            "line "
                                    + line
                                    + ": this is no well-formed JSON; correct it and send it again.",
                            "第 " + line + " 行：不是格式正确的 JSON，请更正后重发。"));
        } catch (IOException e) {
            throw new ProblemException(
                    Refusal.MALFORMED_BODY,
                    new Sentence(
                            "The body is no UTF-8 text; send it in UTF-8.",
                            "请求体不是 UTF-8 文本，请以 UTF-8 发送。"));
        }
        throw new ProblemException(
                Refusal.MALFORMED_BODY,
                new Sentence("Send one JSON object in braces.", "请发送一个 JSON 对象（以大括号包裹）。"));
    }

    boolean has(String field) {
        JsonNode node = object.get(field);
        return node != null && !node.isNull();
    }

    /// A text that a pattern accepts.
    ///
    /// @param form what the pattern asks for, in words
    String text(String field, Pattern pattern, Sentence form) {
        String text = text(field);
        if (!pattern.matcher(text).matches()) {
            throw invalid(field, form);
        }
        return text;
    }

    String text(String field) {
        JsonNode node = require(field);
        if (!node.isTextual()) {
            throw invalid(field, new Sentence("send a text in quotation marks.", "请填写文本（加引号）。"));
        }
        return node.textValue();
    }

    /// An amount from `min` to the largest one an event may carry.
    long fen(String field, long min) {
        return fen(field, require(field), min);
    }

    /// Amounts, at least one.
    List<Long> fens(String field, int max) {
        JsonNode node = require(field);
        if (!node.isArray() || node.isEmpty() || node.size() > max) {
            throw invalid(
                    field,
                    new Sentence(
                            "send a list of 1 to " + max + " amounts.",
                            "请填写 1 至 " + max + " 个金额的列表。"));
        }
        List<Long> amounts = new ArrayList<>();
        node.forEach(amount -> amounts.add(fen(field, amount, 0)));
        return amounts;
    }

    /// Objects that have these fields and no others, perhaps none.
    List<JsonBody> objects(String field, int max, String... fields) {
        JsonNode node = require(field);
        if (!node.isArray() || node.size() > max) {
            throw invalid(
                    field,
                    new Sentence(
                            "send a list of at most " + max + " objects.",
                            "请填写最多 " + max + " 个对象的列表。"));
        }
        List<JsonBody> objects = new ArrayList<>();
        for (JsonNode one : node) {
            if (!(one instanceof ObjectNode object)) {
                throw invalid(field, new Sentence("send a list of objects.", "请填写对象列表。"));
            }
            objects.add(checked(object, fields));
        }
        return objects;
    }

    /// A whole number.
    int integer(String field, int min, int max) {
        JsonNode node = require(field);
        if (!node.isIntegralNumber()
                || !node.canConvertToInt()
                || node.intValue() < min
                || node.intValue() > max) {
            throw invalid(
                    field,
                    new Sentence(
                            "send a whole number from " + min + " to " + max + ".",
                            "请填写 " + min + " 至 " + max + " 的整数。"));
        }
        return node.intValue();
    }

    /// A moment.
    Instant instant(String field) {
        try {
            return Instant.parse(text(field));
        } catch (DateTimeException e) {
            throw invalid(
                    field,
                    new Sentence(
                            "send a moment such as 2024-10-15T02:00:00Z.",
                            "请填写形如 2024-10-15T02:00:00Z 的时刻。"));
        }
    }

    private static long fen(String field, JsonNode node, long min) {
        if (!node.isIntegralNumber()
                || !node.canConvertToLong()
                || node.longValue() < min
                || node.longValue() > Money.MAX_FEN) {
            throw Parameters.amount(field, min);
        }
        return node.longValue();
    }

    /// A whole number from 0 to `max`; 0 when the field is absent.
    int count(String field, int max) {
        if (!has(field)) {
            return 0;
        }
        JsonNode node = require(field);
        if (!node.isIntegralNumber()
                || !node.canConvertToInt()
                || node.intValue() < 0
                || node.intValue() > max) {
            throw invalid(
                    field,
                    new Sentence(
                            "send a whole number from 0 to " + max + ".",
                            "请填写 0 至 " + max + " 的整数。"));
        }
        return node.intValue();
    }

    LocalDate date(String field) {
        try {
            return LocalDate.parse(text(field));
        } catch (DateTimeException e) {
            throw invalid(
                    field,
                    new Sentence("send a date such as 2025-01-31.", "请填写形如 2025-01-31 的日期。"));
        }
    }

    Optional<LocalDate> dateIfAny(String field) {
        return has(field) ? Optional.of(date(field)) : Optional.empty();
    }

    YearMonth month(String field) {
        return Parameters.month(field, text(field));
    }

    RegionCode region(String field) {
        String code = text(field);
        if (!RegionTable.knows(code)) {
            throw Parameters.unknownRegion(field);
        }
        return new RegionCode(code);
    }

    Optional<RegionCode> regionIfAny(String field) {
        return has(field) ? Optional.of(region(field)) : Optional.empty();
    }

    /// One of an enum's constants.
    <E extends Enum<E>> E constant(String field, E[] constants) {
        String name = text(field);
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> invalid(field, oneOf(constants)));
    }

    /// Some of an enum's constants, each once or more.
    <E extends Enum<E>> Set<E> constants(String field, E[] constants) {
        JsonNode node = require(field);
        if (!node.isArray() || node.size() > 100) {
            throw invalid(field, oneOf(constants));
        }
        Set<E> found = new HashSet<>();
        for (JsonNode name : node) {
            found.add(
                    Stream.of(constants)
                            .filter(constant -> constant.name().equals(name.textValue()))
                            .findFirst()
                            .orElseThrow(() -> invalid(field, oneOf(constants))));
        }
        return found;
    }

    <E extends Enum<E>> Optional<E> constantIfAny(String field, E[] constants) {
        return has(field) ? Optional.of(constant(field, constants)) : Optional.empty();
    }

    /// An identifier; `read` throws [IllegalArgumentException] for what is none.
    <T> T id(String field, Function<String, T> read) {
        return Parameters.id(field, text(field), read);
    }

    private JsonNode require(String field) {
        JsonNode node = object.get(field);
        if (node == null || node.isNull()) {
            throw invalid(field, new Sentence("it is required; fill it in.", "必填，请填写。"));
        }
        return node;
    }

    private static <E extends Enum<E>> Sentence oneOf(E[] constants) {
        String names = Stream.of(constants).map(Enum::name).collect(Collectors.joining(", "));
        return new Sentence("send one of " + names + ".", "请填写下列之一：" + names + "。");
    }

    /// A field with a wrong value.
    static ProblemException invalid(String field, Sentence form) {
        return new ProblemException(Refusal.INVALID_FIELD, of(field, form));
    }

    private static ProblemException unknown(String name, String known) {
        boolean speakable = SPEAKABLE.matcher(name).matches();
        return new ProblemException(
                Refusal.MALFORMED_BODY,
                new Sentence(
                        (speakable ? "'" + name + "'" : "One of the fields")
                                + " is unknown here; known are "
                                + known
                                + ".",
                        (speakable ? "“" + name + "”" : "某个字段") + "不是本接口的字段，可用字段：" + known + "。"));
    }

    private static Sentence of(String field, Sentence form) {
        return new Sentence(field + ": " + form.english(), field + "：" + form.chinese());
    }
}
