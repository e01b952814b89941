package io.gongji.payment.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gongji.contracts.Sentence;
import java.io.IOException;

/// JSON as this service stores it: strict when reading, absent fields left out.
public final class Json {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Sentence.class, new SentenceWriter())
                                    .addDeserializer(Sentence.class, new SentenceReader()))
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private Json() {}

    private static final class SentenceWriter extends StdSerializer<Sentence> {
        private static final long serialVersionUID = 1L;

        SentenceWriter() {
            super(Sentence.class);
        }

        @Override
        public void serialize(Sentence sentence, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            json.writeStartObject();
            json.writeStringField("en", sentence.english());
            json.writeStringField("zh", sentence.chinese());
            json.writeEndObject();
        }
    }

    /// Reads the results of an earlier release too, which spoke English only.
    private static final class SentenceReader extends StdDeserializer<Sentence> {
        private static final long serialVersionUID = 1L;

        SentenceReader() {
            super(Sentence.class);
        }

        @Override
        public Sentence deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            JsonNode node = json.readValueAsTree();
            return node.isTextual()
                    ? Sentence.of(node.textValue())
                    : new Sentence(
                            node.required("en").textValue(), node.required("zh").textValue());
        }
    }

    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /// Reads what [#write] wrote.
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new IllegalStateException("stored JSON is not a " + type.getSimpleName(), e);
        }
    }
}
