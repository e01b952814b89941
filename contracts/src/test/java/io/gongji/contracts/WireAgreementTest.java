package io.gongji.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gongji.contracts.event.EventType;
import io.gongji.contracts.event.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Code, schemas, golden files and AsyncAPI say the same, whichever of them one starts from.
class WireAgreementTest {
    private static final String JOURNAL = "gongji.journal.recorded.v1";
    private static final Path ROOT = Path.of("src/main/resources/io/gongji/contracts");
    private static final JsonNode ASYNC_API = asyncApi();

    @Test
    void everyTypeHasOneSchemaAndEverySchemaOneType() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("schema"))) {
            assertThat(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> !name.equals("defs.json"))
                                    .map(name ->
                                            name.substring(0, name.length() - ".json".length())))
                    .containsExactlyInAnyOrderElementsOf(wireNames());
        }
    }

    @Test
    void everyTypeHasAGoldenFileAndEveryGoldenFileAType() {
        assertThat(
                        Golden.names().stream()
                                .map(name -> name.replaceFirst("(\\.v[0-9]+)\\..*", "$1"))
                                .collect(Collectors.toSet()))
                .isEqualTo(wireNames());
    }

    @Test
    void everyTypeIsOneMessageOfItsTopicsChannel() {
        Map<String, Set<String>> expected = new HashMap<>();
        for (Topic topic : Topic.values()) {
            expected.put(topic.topicName(), new TreeSet<>());
        }
        for (EventType type : EventType.values()) {
            expected.get(type.topic().topicName()).add(type.wireName());
        }
        expected.get(Topic.JOURNAL.topicName()).add(JOURNAL);
        expected.get(Topic.DEAD_LETTERS.topicName()).add("deadLetter");

        Map<String, Set<String>> described = new HashMap<>();
        ASYNC_API
                .get("channels")
                .forEach(channel ->
                        described.put(
                                channel.get("address").textValue(),
                                fields(channel.get("messages"))));

        assertThat(described).isEqualTo(expected);
    }

    @Test
    void everyChannelIsATopicOfFortyPartitions() {
        ASYNC_API
                .get("channels")
                .forEach(channel -> {
                    JsonNode kafka = channel.at("/bindings/kafka");
                    assertThat(kafka.get("topic")).isEqualTo(channel.get("address"));
                    assertThat(kafka.get("partitions").intValue()).isEqualTo(BookMap.PARTITIONS);
                    assertThat(kafka.at("/topicConfiguration/retention.ms").intValue())
                            .isEqualTo(-1);
                });
    }

    @Test
    void everyMessageNamesItsOwnSchemaAndHeaders() {
        JsonNode messages = ASYNC_API.at("/components/messages");
        assertThat(fields(messages)).isEqualTo(union(wireNames(), "deadLetter"));
        for (String name : wireNames()) {
            JsonNode message = messages.get(name);
            assertThat(message.get("name").textValue()).isEqualTo(name);
            assertThat(message.at("/payload/schema/$ref").textValue())
                    .isEqualTo("schema/" + name + ".json");
            assertThat(message.at("/headers/$ref").textValue())
                    .isEqualTo(
                            "#/components/schemas/"
                                    + (name.equals(JOURNAL) ? "journalHeaders" : "eventHeaders"));
            assertThat(message.get("title"))
                    .isEqualTo(
                            Schemas.tree(Golden.resource("schema/" + name + ".json")).get("title"));
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() throws IOException {
        for (String reference : references(ASYNC_API)) {
            if (reference.startsWith("#")) {
                assertThat(ASYNC_API.at(pointer(reference)).isMissingNode())
                        .as(reference)
                        .isFalse();
            } else {
                assertThat(ROOT.resolve(reference)).exists();
            }
        }
        try (Stream<Path> files = Files.list(ROOT.resolve("schema"))) {
            for (Path file : files.toList()) {
                requireReferences(file);
            }
        }
    }

    @Test
    void everyTopicHasASenderAndEveryRequestTopicTheLedgerAsReader() {
        Set<String> operations =
                ASYNC_API.get("operations").properties().stream()
                        .map(operation ->
                                operation.getValue().get("action").textValue()
                                        + " "
                                        + operation.getValue().at("/channel/$ref").textValue())
                        .collect(Collectors.toSet());

        assertThat(operations)
                .containsExactlyInAnyOrder(
                        "send #/channels/members",
                        "send #/channels/contributions",
                        "send #/channels/settlements",
                        "send #/channels/transfers",
                        "send #/channels/operations",
                        "send #/channels/journal",
                        "send #/channels/deadLetters",
                        "receive #/channels/members",
                        "receive #/channels/contributions",
                        "receive #/channels/settlements",
                        "receive #/channels/transfers",
                        "receive #/channels/operations",
                        "receive #/channels/journal");
    }

    @Test
    void aSchemaTakesNoFieldItDoesNotName() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("schema"))) {
            for (Path file : files.toList()) {
                requireClosed(file, Schemas.tree(Files.readString(file)));
            }
        }
    }

    private static void requireClosed(Path file, JsonNode node) {
        if (node.path("type").asText().equals("object") && node.has("properties")) {
            assertThat(node.path("additionalProperties").toString())
                    .as("%s %s", file, node)
                    .isEqualTo("false");
        }
        node.forEach(child -> requireClosed(file, child));
    }

    private static void requireReferences(Path file) throws IOException {
        JsonNode schema = Schemas.tree(Files.readString(file));
        for (String reference : references(schema)) {
            int hash = reference.indexOf('#');
            JsonNode target =
                    hash == 0
                            ? schema
                            : Schemas.tree(
                                    Files.readString(
                                            file.resolveSibling(reference.substring(0, hash))));
            assertThat(target.at(pointer(reference.substring(hash))).isMissingNode())
                    .as("%s of %s", reference, file)
                    .isFalse();
        }
    }

    private static String pointer(String fragment) {
        return fragment.substring(1);
    }

    private static List<String> references(JsonNode node) {
        return node.findValues("$ref").stream().map(JsonNode::textValue).toList();
    }

    private static Set<String> wireNames() {
        return union(
                Arrays.stream(EventType.values())
                        .map(EventType::wireName)
                        .collect(Collectors.toSet()),
                JOURNAL);
    }

    private static Set<String> union(Set<String> names, String another) {
        Set<String> union = new TreeSet<>(names);
        union.add(another);
        return union;
    }

    private static Set<String> fields(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode asyncApi() {
        try {
            return new YAMLMapper().readTree(Golden.resource("asyncapi.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
