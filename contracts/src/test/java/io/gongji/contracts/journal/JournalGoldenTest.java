package io.gongji.contracts.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.contracts.Golden;
import io.gongji.contracts.Schemas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JournalGoldenTest {
    private static final String TYPE = "gongji.journal.recorded.v1";

    @ParameterizedTest
    @MethodSource("cases")
    void aRecordIsWrittenAsItsGoldenFile(String name) {
        Golden.requireEqual(file(name), JournalCodec.encode(RecordSamples.all().get(name)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aGoldenFileIsReadAsItWasWrittenAndIsValid(String name) {
        byte[] golden = Golden.read(file(name));

        assertThat(JournalCodec.decode(golden)).isEqualTo(RecordSamples.all().get(name));
        assertThat(Schemas.errors(TYPE, golden)).isEmpty();
    }

    @Test
    void theChainOverTheFirstThreeRecordsIsFrozen() {
        List<String> hashes = new ArrayList<>();
        Sha256 hash = Sha256.ZERO;
        for (JournalRecord record : RecordSamples.chain()) {
            assertThat(record.previousHash()).isEqualTo(hash);
            hash = hash.chain(JournalCodec.encode(record));
            hashes.add(hash.toString());
        }

        assertThat(Golden.resource("golden/" + TYPE + ".chain.txt").lines())
                .containsExactlyElementsOf(hashes);
    }

    @Test
    void everyOutcomeChangeAndMemoHasAGoldenFile() {
        Set<Class<?>> shown = new HashSet<>();
        for (JournalRecord record : RecordSamples.all().values()) {
            shown.add(record.cause().getClass());
            shown.add(record.outcome().getClass());
            if (record.outcome() instanceof Outcome.Accepted accepted) {
                accepted.changes().forEach(change -> shown.add(change.getClass()));
                if (accepted.memo() != null) {
                    shown.add(accepted.memo().getClass());
                }
            }
        }

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Cause.class, Outcome.class, Change.class, Memo.class)
                                .flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses()))
                                .toList());
        assertThat(Golden.names().stream().filter(name -> name.startsWith(TYPE)))
                .containsExactlyInAnyOrderElementsOf(cases().map(JournalGoldenTest::file).toList());
    }

    static Stream<String> cases() {
        return RecordSamples.all().keySet().stream();
    }

    private static String file(String name) {
        return TYPE + "." + name + ".json";
    }
}
