package io.gongji.contracts.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;

/// Writes the canonical bytes of a journal record and reads them back. What is written is stored,
/// hashed and sent as it is; nothing ever writes a record that it has read. Fields stand in one
/// fixed order, absent ones are left out.
public final class JournalCodec {
    private static final JsonFactory JSON = new JsonFactory();

    private JournalCodec() {}

    /// The canonical bytes of a record.
    public static byte[] encode(JournalRecord record) {
        BufferRecycler buffers = JSON._getBufferRecycler();
        try (ByteArrayBuilder out = new ByteArrayBuilder(buffers)) {
            try (JsonGenerator json = JSON.createGenerator(out)) {
                JournalWriter.write(json, record);
            }
            return out.getClearAndRelease();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            buffers.releaseToPool();
        }
    }

    /// Reads canonical bytes.
    ///
    /// @throws CorruptJournal when they are not a record this release can read, or break an
    ///   invariant of one
    public static JournalRecord decode(byte[] value) {
        if (value.length < 2 || value[0] != '{' || value[1] != '"') {
            throw new CorruptJournal("not a journal record in UTF-8");
        }
        try (JsonParser json = JSON.createParser(value)) {
            json.nextToken();
            JournalRecord record = JournalReader.read(json);
            if (json.nextToken() != null) {
                throw new CorruptJournal("bytes after the record");
            }
            return record;
        } catch (IOException
                | IllegalArgumentException
                | ArithmeticException
                | DateTimeException e) {
            throw new CorruptJournal("not a journal record: " + e.getClass().getSimpleName(), e);
        }
    }

    static CorruptJournal unexpected(String where, String field) {
        return new CorruptJournal(where + " has an unknown field: " + field);
    }

    static void require(JsonParser json, JsonToken token) throws IOException {
        if (json.currentToken() != token) {
            throw new CorruptJournal("expected " + token + " but found " + json.currentToken());
        }
    }
}
