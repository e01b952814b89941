package io.gongji.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.gongji.contracts.Golden;
import io.gongji.contracts.Schemas;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final String BILL = "gongji.settlement.requested.v1.json";

    /// What must never be seen in an error: a person's name.
    private static final String SECRET = "张三丰";

    static Stream<String> goldens() {
        return EventSamples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void aMissingFieldIsRefusedWhereverItIsMissing(String name) {
        for (List<String> path : fields(golden(name), List.of())) {
            ObjectNode event = golden(name);
            parent(event, path).remove(path.getLast());
            requireMalformed(event, path);
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void aNullIsRefusedWhereTheSchemaHasNone(String name) {
        List<String> nullable =
                new ArrayList<>(
                        List.of("policyVersion", "causationId", "idempotencyDigest", "yearCapFen"));
        if (name.equals("gongji.premium.received.v1.assisted.json")) {
            nullable.addAll(List.of("channel", "channelReference"));
        }
        if (name.startsWith("gongji.claim.approved.v1")) {
            nullable.add("pricing");
        }
        if (name.equals("gongji.provider.final-account-settled.v1.even.json")) {
            nullable.add("bankReference");
        }
        if (name.equals("gongji.recourse.opened.v1.json")) {
            nullable.add("claimId");
        }
        if (name.equals("gongji.recourse.opened.v1.claim.json")) {
            nullable.add("provider");
        }
        for (List<String> path : fields(golden(name), List.of())) {
            if (!nullable.contains(path.getLast())) {
                ObjectNode event = golden(name);
                parent(event, path).putNull(path.getLast());
                requireMalformed(event, path);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anUnknownFieldIsRefusedAndItsNameNotRepeated(String name) {
        for (List<String> path : fields(golden(name), List.of())) {
            ObjectNode event = golden(name);
            parent(event, path).put(SECRET, 1);
            requireMalformed(event, path);
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void aValueOfAnotherKindIsRefusedAndNotRepeated(String name) {
        for (List<String> path : fields(golden(name), List.of())) {
            for (JsonNode wrong : others(golden(name).at("/" + String.join("/", path)))) {
                ObjectNode event = golden(name);
                parent(event, path).set(path.getLast(), wrong);
                requireMalformed(event, path);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"totalFen\":90000', '\"totalFen\":90000.0'",
        "'\"totalFen\":90000', '\"totalFen\":9e4'",
        "'\"totalFen\":90000', '\"totalFen\":\"90000\"'",
        "'\"totalFen\":90000', '\"totalFen\":09'",
        "'\"totalFen\":90000', '\"totalFen\":9223372036854775808'",
        "'\"totalFen\":90000', '\"totalFen\":1111111111111111111111111111111111111111111111111'",
        "'\"totalFen\":90000', '\"totalFen\":90001'",
        "'\"totalFen\":90000', '\"totalFen\":-90000'",
        "'\"totalFen\":90000', '\"totalFen\":90000,\"totalFen\":90000'",
        "'\"position\":1', '\"position\":0'",
        "'\"position\":1', '\"position\":1,\"position\":1'",
        "'\"book\":\"13\"', '\"book\":\"41\"'",
        "'\"book\":\"13\"', '\"book\":\"99\"'",
        "'\"book\":\"13\"', '\"book\":13'",
        "'\"region\":\"130100\"', '\"region\":\"410000\"'",
        "'\"region\":\"130100\"', '\"region\":\"139900\"'",
        "'\"benefit\":\"OUTPATIENT\"', '\"benefit\":0'",
        "'\"benefit\":\"OUTPATIENT\"', '\"benefit\":\"outpatient\"'",
        "'\"benefit\":\"OUTPATIENT\"', '\"benefit\":\"\"'",
        "'\"WALLET\",', '\"GRANTS\",'",
        "'\"WALLET\",', 'null,'",
        "'\"ratePermille\":700', '\"ratePermille\":4294967996'",
        "'\"ratePermille\":700', '\"ratePermille\":1001'",
        "'\"occurredAt\":\"2025-03-12T01:30:00.123456Z\"', '\"occurredAt\":1741743000'",
        "'\"occurredAt\":\"2025-03-12T01:30:00.123456Z\"', '\"occurredAt\":\"2025-03-12T09:30:00.123456+08:00\"'",
        "'\"effectiveDate\":\"2025-03-12\"', '\"effectiveDate\":[2025,3,12]'",
        "'\"effectiveDate\":\"2025-03-12\"', '\"effectiveDate\":\"2025-03-12T00:00:00Z\"'",
        "'\"effectiveDate\":\"2025-03-12\"', '\"effectiveDate\":\"2025-02-29\"'",
        "'\"effectiveDate\":\"2025-03-12\"', '\"effectiveDate\":20159'",
        "'\"actor\":\"counter-7\"', '\"actor\":7'",
        "'\"actor\":\"counter-7\"', '\"actor\":\"\"'",
        "'\"idempotencyDigest\":\"9f', '\"idempotencyDigest\":\"9F'",
        "'\"settlementId\":\"01956b4e', '\"settlementId\":\"01956B4E'",
    })
    void anotherSpellingOrABrokenRuleIsRefused(String good, String bad) {
        String text = new String(Golden.read(BILL), StandardCharsets.UTF_8);
        assertThat(text).contains(good);

        requireMalformed(
                text.replaceFirst(Pattern.quote(good), bad).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"text\"",
                "[]",
                "{}",
                "{",
                "not json",
                "{\"type\":1}",
                "{\"type\":null}",
                "{\"type\":\"other.event.happened.v1\"}",
                "{\"type\":\"gongji.张三丰\"}",
                "{\"type\":\"gongji.member.enrolled.v0\"}",
                "{\"type\":\"gongji.member.enrolled.v1\"}",
                "{\"type\":\"gongji.member.enrolled.v1\",\"data\":[]}",
                "{\"type\":\"gongji.member.enrolled.v1\",\"data\":{}}",
                "{'type':'gongji.member.enrolled.v1'}",
                "{\"type\":\"gongji.member.enrolled.v1\",}",
                "\uFEFF{}",
            })
    void whatIsNoEventIsRefused(String text) {
        requireMalformed(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bytesAfterTheEventAreRefused() {
        String text = new String(Golden.read(BILL), StandardCharsets.UTF_8);

        requireMalformed((text + "{}").getBytes(StandardCharsets.UTF_8));
        requireMalformed((text + "x").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void onlyUtf8IsRead() {
        String text =
                new String(Golden.read(BILL), StandardCharsets.UTF_8).replace("counter-7", "窗口7");
        byte[] overlong = Golden.read(BILL);
        overlong[20] = (byte) 0xC0;
        overlong[21] = (byte) 0xAF;

        requireMalformed(text.getBytes(StandardCharsets.UTF_16));
        requireMalformed(text.getBytes(StandardCharsets.UTF_16LE));
        requireMalformed(text.getBytes(Charset.forName("GBK")));
        requireMalformed(overlong);
        assertThat(catchThrowable(() -> EventCodec.decode(text.getBytes(StandardCharsets.UTF_8))))
                .isNull();
    }

    @Test
    void deepNestingAndHugeTextsAreRefusedQuickly() {
        String open = "{\"data\":".repeat(100_000);
        String arrays = "{\"type\":" + "[".repeat(500_000);
        String huge = "{\"type\":\"" + SECRET.repeat(100_000) + "\"}";
        String number = "{\"position\":" + "9".repeat(1_000_000) + "}";

        for (String text : List.of(open, arrays, huge, number)) {
            requireMalformed(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gongji.member.enrolled.v2",
                "gongji.member.moved.v1",
                "gongji.wallet.sent.v12"
            })
    void anEventOfAnUnknownTypeOrVersionIsNamedAndNotTakenForRubbish(String type) {
        String text =
                new String(Golden.read("gongji.member.enrolled.v1.json"), StandardCharsets.UTF_8)
                        .replace("gongji.member.enrolled.v1", type);

        assertThatThrownBy(() -> EventCodec.decode(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        UnknownEventType.class,
                        unknown -> assertThat(unknown.typeName()).isEqualTo(type));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anEventCutAnywhereIsRefused(String name) {
        byte[] whole = Golden.read(name);
        for (int length = 0; length < whole.length; length++) {
            requireMalformed(Arrays.copyOf(whole, length));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20250312, 424_242})
    void aDamagedEventIsRefusedOrReadAsAnotherValidEventAndNeverThrowsOtherwise(long seed)
            throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = goldens().toList();
        for (int i = 0; i < 20_000; i++) {
            String name = names.get(random.nextInt(names.size()));
            byte[] damaged = Golden.read(name).clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                EventMessage read = EventCodec.decode(damaged);
                EventType type = EventType.of(read.event());
                assertThat(
                                EventCodec.decode(
                                        EventCodec.encode(
                                                type,
                                                read.envelope(),
                                                EventCodec.encodeData(read.event()))))
                        .isEqualTo(read);
            } catch (MalformedEvent | UnknownEventType e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void storedDataIsReadAsStrictly() {
        byte[] data =
                EventCodec.encodeData(
                        EventSamples.all().get("gongji.member.closed.v1.json").event());
        String text = new String(data, StandardCharsets.UTF_8);

        for (String bad :
                List.of(
                        text.replace("DECEASED", SECRET),
                        text.replace("{", "{\"" + SECRET + "\":1,"),
                        text.replace("{", "{\"reason\":\"DECEASED\","),
                        text + " {}")) {
            assertThatThrownBy(() ->
                            EventCodec.decodeData(
                                    EventType.MEMBER_CLOSED, bad.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(MalformedEvent.class)
                    .satisfies(EventCodecTest::requireSilent);
        }
    }

    private static void requireMalformed(ObjectNode event, List<String> path) {
        Throwable thrown =
                catchThrowable(
                        () -> EventCodec.decode(event.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(thrown).as("%s in %s", path, event).isInstanceOf(MalformedEvent.class);
        requireSilent(thrown);
    }

    private static void requireMalformed(byte[] value) {
        Throwable thrown = catchThrowable(() -> EventCodec.decode(value));
        assertThat(thrown).isInstanceOf(MalformedEvent.class);
        requireSilent(thrown);
    }

    /// Nothing of the payload in the message nor in any cause's: a stack trace is logged too.
    private static void requireSilent(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .doesNotContain(SECRET)
                .doesNotContain("01956b4e-7c00")
                .doesNotContain("counter-7")
                .doesNotContain("90000");
        assertThat(thrown.getMessage()).hasSizeLessThan(200);
    }

    private static ObjectNode golden(String name) {
        return (ObjectNode) Schemas.tree(Golden.read(name));
    }

    private static ObjectNode parent(ObjectNode root, List<String> path) {
        String pointer =
                path.size() == 1 ? "" : "/" + String.join("/", path.subList(0, path.size() - 1));
        return (ObjectNode) root.at(pointer);
    }

    /// The paths of all fields, into objects but not into arrays, without the type.
    private static List<List<String>> fields(ObjectNode node, List<String> above) {
        List<List<String>> found = new ArrayList<>();
        node.properties()
                .forEach(field -> {
                    List<String> path =
                            Stream.concat(above.stream(), Stream.of(field.getKey())).toList();
                    if (!path.equals(List.of("type"))) {
                        found.add(path);
                    }
                    if (field.getValue() instanceof ObjectNode child) {
                        found.addAll(fields(child, path));
                    }
                });
        return found;
    }

    private static List<JsonNode> others(JsonNode value) {
        List<JsonNode> others =
                new ArrayList<>(
                        List.of(
                                Schemas.tree("true"),
                                Schemas.tree("{\"" + SECRET + "\":1}"),
                                Schemas.tree("[[\"" + SECRET + "\"]]"),
                                Schemas.tree("1.5")));
        if (!value.isTextual()) {
            others.add(TextNode.valueOf(SECRET));
        }
        if (!value.isNumber() && !value.isNull()) {
            others.add(Schemas.tree("7"));
        }
        if (!(value instanceof ArrayNode)) {
            others.add(Schemas.tree("[]"));
        }
        return others;
    }
}
