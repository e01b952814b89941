package io.gongji.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A released pack is never edited: events name it, and pricing them again must give the same
/// amounts.
class ReleasedPacksTest {
    @Test
    void everyReleasedPackShipsWithTheBytesItWasReleasedWith() throws IOException {
        assertThat(
                        PolicyBook.load(null).packs().stream()
                                .map(pack -> pack.digest() + "  " + pack.file()))
                .as(
                        "a change is a new version: add its file to the index and its line to released.sha256")
                .containsExactlyInAnyOrderElementsOf(released().toList());
        assertThat(PolicyBook.shippedFiles()).hasSize((int) released().count());
    }

    @Test
    void everyRuleNamesRowsOfTheDomain() {
        for (PolicyPack pack : PolicyBook.load(null).packs()) {
            assertThat(
                            Stream.concat(
                                    pack.premium().stream().map(PremiumRules::source),
                                    Stream.of(
                                                    pack.contributions(),
                                                    pack.flexible(),
                                                    pack.outpatient(),
                                                    pack.pooling(),
                                                    pack.paymentWindow(),
                                                    pack.wallet(),
                                                    pack.catchUp())
                                            .flatMap(rows -> rows.stream().map(Dated::source))))
                    .as(pack.file())
                    .isNotEmpty()
                    .allSatisfy(
                            source -> assertThat(source).containsPattern("\\b[A-KP][0-9]{1,2}\\b"));
        }
    }

    private static Stream<String> released() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        ReleasedPacksTest.class.getResourceAsStream("released.sha256"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }
}
