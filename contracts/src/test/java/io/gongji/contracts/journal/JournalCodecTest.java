package io.gongji.contracts.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalCodecTest {
    static Stream<String> cases() {
        return RecordSamples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRecordCutAnywhereIsCorrupt(String name) {
        byte[] whole = bytes(name);
        for (int length = 0; length < whole.length; length++) {
            requireCorrupt(Arrays.copyOf(whole, length));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bytesAfterARecordAreCorrupt(String name) {
        requireCorrupt((text(name) + "{}").getBytes(StandardCharsets.UTF_8));
        requireCorrupt((text(name) + "x").getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "account-opened, ACCOUNT_OPENED, ACCOUNT_MERGED",
        "account-opened, '\"seq\":1', '\"seq\":0'",
        "account-opened, '\"seq\":1', '\"seq\":1.0'",
        "account-opened, '\"seq\":1', '\"seq\":\"1\"'",
        "account-opened, '\"seq\":1', '\"seq\":99999999999999999999'",
        "account-opened, '\"seq\":1', '\"seq\":1,\"seq\":1'",
        "account-opened, '\"seq\":1', '\"seq\":1,\"note\":\"x\"'",
        "account-opened, '\"seq\":1', '\"seq\":null'",
        "account-opened, '\"seq\":1', '\"seq\":true'",
        "account-opened, '\"rulesVersion\":1', '\"rulesVersion\":4294967297'",
        "account-opened, '\"book\":\"13\"', '\"book\":\"99\"'",
        "account-opened, '\"book\":\"13\"', '\"book\":\"41\"'",
        "account-opened, '2025-03-12T01:30:02.500Z', '2025-03-12T01:30:02.5000001Z'",
        "account-opened, '2025-03-12T01:30:02.500Z', 'yesterday'",
        "account-opened, '\"accountingDate\":\"2025-03-12\"', '\"accountingDate\":\"2025-02-30\"'",
        "account-opened, '\"previousHash\":\"00', '\"previousHash\":\"0'",
        "account-opened, '\"previousHash\":\"00', '\"previousHash\":\"zz'",
        "account-opened, '\"position\":1', '\"position\":0'",
        "account-opened, '\"offset\":0', '\"offset\":-1'",
        "account-opened, '\"postings\":[]', '\"postings\":{}'",
        "account-opened, ACCEPTED, POSTPONED",
        "settlement-posted, '\"amountFen\":63000', '\"amountFen\":63001'",
        "settlement-posted, '\"amountFen\":63000', '\"amountFen\":0'",
        "settlement-posted, '\"amountFen\":63000', '\"amountFen\":9223372036854775807'",
        "settlement-posted, '\"amountFen\":63000', '\"amountFen\":63000.00'",
        "settlement-posted, '\"account\":\"5120\"', '\"account\":\"9999\"'",
        "settlement-posted, '\"account\":\"5120\"', '\"account\":\"2110\"'",
        "settlement-posted, '\"fund\":\"EMPLOYEE\"', '\"fund\":\"RESIDENT\"'",
        "settlement-posted, '\"region\":\"130100\"', '\"region\":\"410000\"'",
        "settlement-posted, '\"cashFen\":2000', '\"cashFen\":2001'",
        "settlement-posted, '\"currentFen\":15000', '\"currentFen\":0'",
        "settlement-posted, BILL_PAID, BILL_FORGIVEN",
        "settlement-voided, '\"reversedSeq\":4', '\"reversedSeq\":0'",
        "earmark-recorded, '\"mechanism\":\"EARMARK\"', '\"mechanism\":\"AUTHORISATION\"'",
        "authorisation-recorded, '\"yearCapFen\":200000', '\"yearCapFen\":0'",
        "declined, ALREADY_VOIDED, NOT_IN_THE_MOOD",
        "declined, '\"outcome\":\"DECLINED\"', '\"outcome\":\"UNREADABLE\"'",
        "unreadable, '\"sha256\":\"2c', '\"sha256\":\"2C'",
        "unreadable, '\"topic\":', '\"position\":1,\"topic\":'",
    })
    void aBrokenRecordIsCorrupt(String name, String good, String bad) {
        String text = text(name);
        assertThat(text).contains(good);

        requireCorrupt(
                text.replaceFirst(Pattern.quote(good), bad).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "1", "{}", "{\"book\"", " {\"book\":\"13\"}"})
    void whatIsNoRecordIsCorrupt(String text) {
        requireCorrupt(text.getBytes(StandardCharsets.UTF_8));
        requireCorrupt(text.getBytes(StandardCharsets.UTF_16LE));
    }

    @Test
    void deepNestingIsCorruptAndNoStackOverflow() {
        requireCorrupt("{\"cause\":".repeat(200_000).getBytes(StandardCharsets.UTF_8));
        requireCorrupt(("{\"changes\":" + "[".repeat(200_000)).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 20250313, 77_777})
    void oneDamagedByteIsCorruptOrBreaksTheChain(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = cases().toList();
        for (int i = 0; i < 20_000; i++) {
            byte[] whole = bytes(names.get(random.nextInt(names.size())));
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                JournalCodec.decode(damaged);
            } catch (CorruptJournal e) {
                continue;
            }
            assertThat(Sha256.ZERO.chain(damaged)).isNotEqualTo(Sha256.ZERO.chain(whole));
        }
    }

    @Test
    void aRecordPutInAnothersPlaceBreaksTheChain() {
        List<JournalRecord> chain = RecordSamples.chain();
        Sha256 afterFirst = Sha256.ZERO.chain(JournalCodec.encode(chain.get(0)));

        assertThat(chain.get(1).previousHash()).isEqualTo(afterFirst);
        assertThat(chain.get(2).previousHash())
                .isEqualTo(afterFirst.chain(JournalCodec.encode(chain.get(1))))
                .isNotEqualTo(Sha256.ZERO.chain(JournalCodec.encode(chain.get(1))));
    }

    private static void requireCorrupt(byte[] value) {
        assertThatThrownBy(() -> JournalCodec.decode(value)).isInstanceOf(CorruptJournal.class);
    }

    private static byte[] bytes(String name) {
        return JournalCodec.encode(RecordSamples.all().get(name));
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
