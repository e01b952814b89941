package io.gongji.payment.store;

import io.gongji.contracts.MemberId;
import io.gongji.payment.password.Argon2.Cost;
import io.gongji.payment.password.Argon2.Hash;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// SQL of payment passwords and of the tries at them.
public final class PasswordRows {
    /// What a try found.
    public sealed interface Try {
        record NotSet() implements Try {}

        /// Too many were wrong.
        record Locked(Instant until) implements Try {}

        /// It counts from now on, whatever happens next.
        ///
        /// @param left tries after this one
        record Counted(Hash hash, int left) implements Try {}
    }

    private record Row(Hash hash, int tries, @Nullable Instant lockedUntil) {}

    /// Counts a try before it is made. The last one allowed locks at once: a right password unlocks
    /// again, a process that dies over it does not.
    ///
    /// @param max tries in a row that may be wrong
    public Try count(Handle handle, MemberId memberId, Instant now, int max, Duration lockedFor) {
        Optional<Row> found = find(handle, memberId, " FOR UPDATE");
        if (found.isEmpty()) {
            return new Try.NotSet();
        }
        Row row = found.get();
        Instant until = row.lockedUntil();
        if (until != null && now.isBefore(until)) {
            return new Try.Locked(until);
        }
        int tries = (until == null ? row.tries() : 0) + 1;
        Instant locked = tries >= max ? now.plus(lockedFor) : null;
        handle.createUpdate(
                        """
                        UPDATE payment_password SET tries = :tries, locked_until = CAST(:until AS timestamptz)
                        WHERE member_id = :member\
                        """)
                .bind("tries", tries)
                .bind("until", locked == null ? null : locked.toString())
                .bind("member", memberId.value())
                .execute();
        return new Try.Counted(row.hash(), Math.max(0, max - tries));
    }

    /// Forgets the tries at a password that turned out to be known.
    public void forgive(Handle handle, MemberId memberId, Hash hash) {
        handle.createUpdate(
                        """
                        UPDATE payment_password SET tries = 0, locked_until = NULL
                        WHERE member_id = :member AND hash = :hash\
                        """)
                .bind("member", memberId.value())
                .bind("hash", hash.value())
                .execute();
    }

    public boolean isSet(Handle handle, MemberId memberId) {
        return find(handle, memberId, "").isPresent();
    }

    /// Sets the first password; false when there is one.
    public boolean insert(Handle handle, MemberId memberId, Hash hash) {
        return handle.createUpdate(
                                """
                                INSERT INTO payment_password (member_id, salt, hash, memory_kib, iterations, lanes)
                                VALUES (:member, :salt, :hash, :memory, :iterations, :lanes)
                                ON CONFLICT (member_id) DO NOTHING\
                                """)
                        .bind("member", memberId.value())
                        .bind("salt", hash.salt())
                        .bind("hash", hash.value())
                        .bind("memory", hash.cost().memoryKib())
                        .bind("iterations", hash.cost().iterations())
                        .bind("lanes", hash.cost().lanes())
                        .execute()
                == 1;
    }

    /// Puts another password in the place of one that was known; false when that is gone.
    public boolean replace(Handle handle, MemberId memberId, Hash known, Hash hash) {
        return handle.createUpdate(
                                """
                                UPDATE payment_password SET salt = :salt, hash = :hash, memory_kib = :memory,
                                    iterations = :iterations, lanes = :lanes, tries = 0, locked_until = NULL
                                WHERE member_id = :member AND hash = :known\
                                """)
                        .bind("member", memberId.value())
                        .bind("known", known.value())
                        .bind("salt", hash.salt())
                        .bind("hash", hash.value())
                        .bind("memory", hash.cost().memoryKib())
                        .bind("iterations", hash.cost().iterations())
                        .bind("lanes", hash.cost().lanes())
                        .execute()
                == 1;
    }

    private static Optional<Row> find(Handle handle, MemberId memberId, String lock) {
        return handle.createQuery(
                        """
                        SELECT salt, hash, memory_kib, iterations, lanes, tries, locked_until
                        FROM payment_password WHERE member_id = :member\
                        """
                                + lock)
                .bind("member", memberId.value())
                .map((row, context) -> {
                    OffsetDateTime until = row.getObject("locked_until", OffsetDateTime.class);
                    return new Row(
                            new Hash(
                                    row.getBytes("salt"),
                                    row.getBytes("hash"),
                                    new Cost(
                                            row.getInt("memory_kib"),
                                            row.getInt("iterations"),
                                            row.getInt("lanes"))),
                            row.getInt("tries"),
                            until == null ? null : until.toInstant());
                })
                .findOne();
    }
}
