package io.gongji.ledger.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which language a refusal is said in.
class LanguageTest {
    @ParameterizedTest(name = "{0} is Chinese: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "| false",
                "zh | true",
                "zh-CN | true",
                "zh-CN,zh;q=0.9,en;q=0.8 | true",
                "en-GB,en;q=0.9,zh;q=0.8 | false",
                "fr, zh;q=0.5 | true",
                "fr | false",
                "* | false",
                "%%% | false",
                "zh;q=0, en;q=0.1 | false",
                "en;q=0.4, zh-TW;q=0.5 | true",
            })
    void aHeaderChoosesTheLanguage(String header, boolean chinese) {
        assertThat(Language.of(header) == Language.CHINESE).isEqualTo(chinese);
    }
}
