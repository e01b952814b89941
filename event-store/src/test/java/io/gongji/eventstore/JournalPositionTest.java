package io.gongji.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.BookId;
import io.gongji.eventstore.JournalPosition.Verdict;
import org.junit.jupiter.api.Test;

class JournalPositionTest {
    private static final BookId BOOK = new BookId("13");

    private final Journals journal = Journals.answering(BOOK, "/test/members", 3);

    @Test
    void theRecordAfterTheLastOneIsNext() {
        JournalPosition after = after(2);

        assertThat(after.judge(journal.value(3), 7))
                .isInstanceOfSatisfying(
                        Verdict.Next.class,
                        next -> {
                            assertThat(next.after().seq()).isEqualTo(3);
                            assertThat(next.after().nextOffset()).isEqualTo(8);
                        });
    }

    @Test
    void anOlderRecordIsARepeat() {
        assertThat(after(3).judge(journal.value(1), 7)).isEqualTo(new Verdict.Repeat());
    }

    @Test
    void theLastRecordAgainIsARepeat() {
        assertThat(after(3).judge(journal.value(3), 7)).isEqualTo(new Verdict.Repeat());
    }

    @Test
    void anotherRecordWithTheLastSeqIsABreak() {
        Journals other = Journals.answering(BOOK, "/test/others", 3);

        assertThat(after(3).judge(other.value(3), 7)).isInstanceOf(Verdict.Break.class);
    }

    @Test
    void aRecordThatDoesNotFollowTheLastHashIsABreak() {
        Journals other = Journals.answering(BOOK, "/test/others", 3);

        assertThat(after(2).judge(other.value(3), 7)).isInstanceOf(Verdict.Break.class);
    }

    @Test
    void aRecordAfterAMissingOneIsAGap() {
        assertThat(after(1).judge(journal.value(3), 7)).isEqualTo(new Verdict.Gap(3));
    }

    @Test
    void aRecordOfAnotherBookIsABreak() {
        Journals other = Journals.answering(new BookId("32"), "/test/members", 3);

        assertThat(after(2).judge(other.value(3), 7)).isInstanceOf(Verdict.Break.class);
    }

    @Test
    void bytesThatAreNoRecordAreABreak() {
        assertThat(after(2).judge("{".getBytes(UTF_8), 7)).isInstanceOf(Verdict.Break.class);
    }

    private JournalPosition after(int seq) {
        JournalPosition position = JournalPosition.start(BOOK);
        for (int i = 1; i <= seq; i++) {
            position = ((Verdict.Next) position.judge(journal.value(i), i)).after();
        }
        return position;
    }
}
