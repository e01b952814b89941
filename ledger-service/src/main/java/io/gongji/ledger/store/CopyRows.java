package io.gongji.ledger.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// New rows of a table in the binary form of COPY: the server neither parses texts nor runs a
/// statement for each row, and writes a page's rows at once. Values follow in the order of the
/// columns.
final class CopyRows {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private static final int CHUNK_BYTES = 1 << 16;
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);

    private final String into;
    private final int columns;
    private final List<Chunk> full = new ArrayList<>();
    private byte[] bytes = new byte[CHUNK_BYTES];
    private int size;

    private CopyRows(String into, int columns) {
        this.into = into;
        this.columns = columns;
        raw(HEADER);
    }

    private static VarHandle view(Class<?> kind) {
        return MethodHandles.byteArrayViewVarHandle(kind, ByteOrder.BIG_ENDIAN);
    }

    /// @param columns their names, in the order in which the values of a row come
    static CopyRows into(String table, String... columns) {
        return new CopyRows(table + " (" + String.join(", ", columns) + ")", columns.length);
    }

    CopyRows row() {
        room(2);
        putShort(columns);
        return this;
    }

    CopyRows text(@Nullable String value) {
        return value == null ? none() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    CopyRows bytes(byte[] value) {
        room(4);
        putInt(value.length);
        raw(value);
        return this;
    }

    CopyRows int8(long value) {
        room(12);
        putInt(8);
        putLong(value);
        return this;
    }

    CopyRows optionalInt8(@Nullable Long value) {
        return value == null ? none() : int8(value);
    }

    CopyRows int4(int value) {
        room(8);
        putInt(4);
        putInt(value);
        return this;
    }

    CopyRows uuid(@Nullable UUID value) {
        if (value == null) {
            return none();
        }
        room(20);
        putInt(16);
        putLong(value.getMostSignificantBits());
        putLong(value.getLeastSignificantBits());
        return this;
    }

    CopyRows date(LocalDate value) {
        return int4(Math.toIntExact(value.toEpochDay() - EPOCH_DAY));
    }

    CopyRows instant(Instant value) {
        return int8(
                (value.getEpochSecond() - EPOCH.getEpochSecond()) * 1_000_000
                        + value.getNano() / 1_000);
    }

    private CopyRows none() {
        room(4);
        putInt(-1);
        return this;
    }

    /// Sends the rows.
    void send(Connection connection) throws SQLException {
        room(2);
        putShort(-1);
        CopyIn copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + into + " FROM STDIN (FORMAT binary)");
        for (Chunk chunk : full) {
            copy.writeToCopy(chunk.bytes, 0, chunk.size);
        }
        copy.writeToCopy(bytes, 0, size);
        copy.endCopy();
    }

    private void raw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    /// Rows are kept in pieces, so that none is copied when there are more.
    private void room(int more) {
        if (size + more > bytes.length) {
            full.add(new Chunk(bytes, size));
            bytes = new byte[Math.max(CHUNK_BYTES, more)];
            size = 0;
        }
    }

    private void putShort(int value) {
        SHORTS.set(bytes, size, (short) value);
        size += Short.BYTES;
    }

    private void putInt(int value) {
        INTS.set(bytes, size, value);
        size += Integer.BYTES;
    }

    private void putLong(long value) {
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Chunk(byte[] bytes, int size) {}
}
