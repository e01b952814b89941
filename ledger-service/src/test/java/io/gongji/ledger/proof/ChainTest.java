package io.gongji.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gongji.contracts.BookId;
import io.gongji.contracts.EventId;
import io.gongji.contracts.Refusal;
import io.gongji.contracts.journal.Cause;
import io.gongji.contracts.journal.JournalCodec;
import io.gongji.contracts.journal.JournalRecord;
import io.gongji.contracts.journal.Outcome;
import io.gongji.contracts.journal.Sha256;
import io.gongji.ledger.proof.Difference.Where;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a chain of records takes and what it names.
class ChainTest {
    private static final BookId BOOK = new BookId("13");
    private static final Instant NOON = Instant.parse("2025-03-12T04:00:00Z");

    private final Chain chain = new Chain(BOOK);

    @Test
    void takesRecordsThatFollow() {
        byte[] first = bytes(BOOK, 1, Sha256.ZERO, NOON, 1);
        chain.take(first, Sha256.ZERO.chain(first));
        byte[] second = bytes(BOOK, 2, chain.hash(), NOON, 2);
        chain.take(second, null);
        assertThat(chain.seq()).isEqualTo(2);
        assertThat(chain.hash()).isEqualTo(Sha256.ZERO.chain(first).chain(second));
        assertThat(chain.sources().get("/test").position()).isEqualTo(2);
    }

    @Test
    void namesWhatDoesNotFollow() {
        assertBreaks(Where.SEQ, bytes(BOOK, 2, Sha256.ZERO, NOON, 1), null);
        assertBreaks(Where.BOOK, bytes(new BookId("14"), 1, Sha256.ZERO, NOON, 1), null);
        assertBreaks(
                Where.PREVIOUS_HASH, bytes(BOOK, 1, Sha256.digestOf(new byte[0]), NOON, 1), null);
        assertBreaks(Where.HASH, bytes(BOOK, 1, Sha256.ZERO, NOON, 1), Sha256.ZERO);
        assertBreaks(Where.SOURCE_ORDER, bytes(BOOK, 1, Sha256.ZERO, NOON, 2), null);
        assertBreaks(Where.VALUE, "{}".getBytes(StandardCharsets.UTF_8), null);
        assertBreaks(Where.VALUE, spaced(bytes(BOOK, 1, Sha256.ZERO, NOON, 1)), null);
    }

    @Test
    void namesARecordOlderThanItsPredecessor() {
        chain.take(bytes(BOOK, 1, Sha256.ZERO, NOON, 1), null);
        assertBreaks(
                Where.RECORDED_AT, bytes(BOOK, 2, chain.hash(), NOON.minusNanos(1_000), 2), null);
    }

    private void assertBreaks(Where where, byte[] value, Sha256 keptHash) {
        DifferenceFound found =
                catchThrowableOfType(DifferenceFound.class, () -> chain.take(value, keptHash));
        assertThat(found.difference().where()).isEqualTo(where);
        assertThat(found.difference().seq()).isEqualTo(chain.seq() + 1);
    }

    /// The same record with a space that the codec does not write.
    private static byte[] spaced(byte[] value) {
        return new String(value, StandardCharsets.UTF_8)
                .replaceFirst(":", ": ")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(BookId book, long seq, Sha256 previous, Instant at, long position) {
        LocalDate day = LocalDate.of(2025, 3, 12);
        return JournalCodec.encode(
                new JournalRecord(
                        book,
                        seq,
                        previous,
                        new Cause.OfEvent(
                                new EventId(new UUID(1, position)),
                                "gongji.member.enrolled.v1",
                                "/test",
                                position,
                                "member/1",
                                null,
                                new Cause.Coordinate("gongji.members", seq)),
                        at,
                        day,
                        day,
                        1,
                        new Outcome.Declined(Refusal.ACCOUNT_CLOSED)));
    }
}
