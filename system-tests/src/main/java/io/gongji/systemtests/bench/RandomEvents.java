package io.gongji.systemtests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.gongji.contracts.BookId;
import io.gongji.contracts.event.EventCodec;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.MalformedEvent;
import io.gongji.contracts.event.Topic;
import io.gongji.contracts.event.UnknownEventType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/// Events of every kind that there is, from a seed: the published example of each kind, with other
/// persons, bills, grants, transfers and amounts in it, so that they meet one another and many are
/// refused. Persons come and go: each takes part in some fifty events. A new kind of event takes
/// part by itself.
final class RandomEvents {
    private static final String GOLDEN = "/io/gongji/contracts/golden/";
    private static final Set<String> PERSONS =
            Set.of("memberId", "members", "giver", "member", "payer", "payee");
    private static final int PERSONS_AT_ONCE = 2_000;
    private static final int EVENTS_EACH_PERSON = 50;
    private static final int OTHERS_AT_ONCE = 200;
    private static final int EVENTS_EACH_OTHER = 40;
    private static final int SUBJECTS = 20_000;
    private static final int AMOUNTS_TIMES_MAX = 20;
    private static final int SEQS = 10_000;
    private static final int EVENTS_A_MILLISECOND = 10;
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final ObjectMapper json = new ObjectMapper();
    private final List<Example> examples = new ArrayList<>();
    private final Map<Source, Long> positions = new TreeMap<>();
    private final SplittableRandom random;
    private final long startMillis = Instant.parse("2025-03-14T01:00:00Z").toEpochMilli();
    private long made;

    RandomEvents(long seed) throws IOException {
        this.random = new SplittableRandom(seed);
        for (EventType type : EventType.values()) {
            try (InputStream in =
                    RandomEvents.class.getResourceAsStream(GOLDEN + type.wireName() + ".json")) {
                if (in == null) {
                    throw new IOException("no example of " + type.wireName());
                }
                examples.add(new Example(type, (ObjectNode) json.readTree(in)));
            }
        }
    }

    /// How many kinds there are.
    int kinds() {
        return examples.size();
    }

    /// How many events each source has numbered so far.
    Map<Source, Long> positions() {
        return positions;
    }

    Message next() throws IOException {
        Example example = examples.get(random.nextInt(examples.size()));
        ObjectNode value = example.value().deepCopy();
        Source source = new Source(example.type().topic(), new BookId(value.path("book").asText()));
        value.put("eventId", eventId().toString());
        value.put("source", source.name());
        value.put("position", positions.merge(source, 1L, Long::sum));
        value.put("subject", "faults/" + random.nextInt(SUBJECTS));
        value.set(
                "data",
                new Mixing(1 + random.nextInt(AMOUNTS_TIMES_MAX)).of("", value.path("data")));
        made++;
        byte[] bytes = json.writeValueAsBytes(value);
        requireReadable(bytes);
        return new Message(source, bytes);
    }

    /// A version 7 identifier, as [io.gongji.contracts.Uuids] makes them, but from the seed.
    private UUID eventId() {
        long millis = startMillis + made / EVENTS_A_MILLISECOND;
        return new UUID(
                millis << 16 | 0x7000L | random.nextInt(0x1000),
                Long.MIN_VALUE | random.nextLong() >>> 2);
    }

    private static void requireReadable(byte[] bytes) {
        try {
            var _ = EventCodec.decode(bytes);
        } catch (MalformedEvent | UnknownEventType e) {
            throw new IllegalStateException("a random event that cannot be read", e);
        }
    }

    /// One event made from its example: an id becomes the same other id wherever it stands, two ids
    /// never become one, and every amount grows by the same factor, so that sums stay sums.
    private final class Mixing {
        private final int times;
        private final Map<String, String> others = new HashMap<>();
        private final Set<String> taken = new HashSet<>();

        Mixing(int times) {
            this.times = times;
        }

        JsonNode of(String field, JsonNode node) {
            if (node instanceof ObjectNode object) {
                object.properties()
                        .forEach(entry -> entry.setValue(of(entry.getKey(), entry.getValue())));
            } else if (node instanceof ArrayNode array) {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, of(field, array.get(i)));
                }
            } else if (node.isTextual() && ID.matcher(node.textValue()).matches()) {
                return TextNode.valueOf(other(field, node.textValue()));
            } else if (node.isIntegralNumber() && field.endsWith("Fen")) {
                return LongNode.valueOf(Math.multiplyExact(node.longValue(), times));
            } else if (field.equals("seq")) {
                return LongNode.valueOf(1L + random.nextInt(SEQS));
            }
            return node;
        }

        /// An owner of an account is a person where it is an id.
        private String other(String field, String id) {
            boolean person = PERSONS.contains(field) || field.equals("owner");
            String kind = person ? "person" : field;
            return others.computeIfAbsent(kind + " " + id, _ -> free(kind, person));
        }

        private String free(String kind, boolean person) {
            long first = made / (person ? EVENTS_EACH_PERSON : EVENTS_EACH_OTHER);
            int atOnce = person ? PERSONS_AT_ONCE : OTHERS_AT_ONCE;
            String id;
            do {
                long number = first + random.nextInt(atOnce);
                id = new UUID(startMillis << 16 | 0x7000L, Long.MIN_VALUE | number).toString();
            } while (!taken.add(kind + " " + id));
            return id;
        }
    }

    private record Example(EventType type, ObjectNode value) {}

    /// What numbers its events in a book.
    record Source(Topic topic, BookId book) implements Comparable<Source> {
        static final String PREFIX = "/faults/";

        String name() {
            return PREFIX + topic.name().toLowerCase(Locale.ROOT);
        }

        @Override
        public int compareTo(Source other) {
            return toString().compareTo(other.toString());
        }
    }

    /// What is sent.
    @SuppressWarnings("ArrayRecordComponent")
    record Message(Source source, byte[] value) {}
}
