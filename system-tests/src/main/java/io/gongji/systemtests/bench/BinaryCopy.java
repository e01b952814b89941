package io.gongji.systemtests.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// Rows in the binary form of PostgreSQL's COPY, the fastest way in.
final class BinaryCopy {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    private final DataOutputStream out = new DataOutputStream(bytes);

    BinaryCopy() {
        write(() -> out.write(HEADER));
    }

    BinaryCopy row(int columns) {
        return write(() -> out.writeShort(columns));
    }

    BinaryCopy text(@Nullable String value) {
        return value == null ? none() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    BinaryCopy bytes(byte[] value) {
        return write(() -> {
            out.writeInt(value.length);
            out.write(value);
        });
    }

    BinaryCopy int8(long value) {
        return write(() -> {
            out.writeInt(8);
            out.writeLong(value);
        });
    }

    BinaryCopy int4(int value) {
        return write(() -> {
            out.writeInt(4);
            out.writeInt(value);
        });
    }

    BinaryCopy uuid(@Nullable UUID value) {
        return value == null
                ? none()
                : write(() -> {
                    out.writeInt(16);
                    out.writeLong(value.getMostSignificantBits());
                    out.writeLong(value.getLeastSignificantBits());
                });
    }

    BinaryCopy date(LocalDate value) {
        return int4((int) (value.toEpochDay() - EPOCH.toEpochDay()));
    }

    private BinaryCopy none() {
        return write(() -> out.writeInt(-1));
    }

    /// Sends the rows.
    ///
    /// @param into table and columns
    void send(Connection connection, String into) throws SQLException {
        write(() -> out.writeShort(-1));
        byte[] all = bytes.toByteArray();
        var copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + into + " FROM STDIN (FORMAT binary)");
        copy.writeToCopy(all, 0, all.length);
        copy.endCopy();
    }

    private BinaryCopy write(Writing writing) {
        try {
            writing.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }
}
