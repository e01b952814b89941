package io.gongji.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    zh                            | zh
                    zh-CN                         | zh
                    ZH-cn                         | zh
                    zh-Hant-TW                    | zh
                    zh-CN,zh;q=0.9,en;q=0.8       | zh
                    en;q=0.3, zh-CN               | zh
                    fr, zh;q=0.1                  | zh
                    zh;q=0.3,en-US;q=0.7          | en
                    en-GB,en;q=0.9,zh;q=0.8       | en
                    zh;q=0, en;q=0.1              | en
                    fr                            | en
                    *                             | en
                    ;;;                           | en
                    %%%                           | en
                    q=;;,                         | en
                    """)
    void theLanguageThatWeighsMostIsSpoken(String header, String language) {
        assertThat(Language.of(header).toLanguageTag()).isEqualTo(language);
    }

    @Test
    void withoutAHeaderThatCanBeReadItIsEnglish() {
        assertThat(Language.of(null).toLanguageTag()).isEqualTo("en");
        assertThat(Language.of("").toLanguageTag()).isEqualTo("en");
        assertThat(Language.of("zh,".repeat(400)).toLanguageTag()).isEqualTo("en");
    }
}
