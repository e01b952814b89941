package io.gongji.pooling.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which of the two languages a header asks for.
class LanguageTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    zh                       | zh
                    zh-CN,zh;q=0.9,en;q=0.8  | zh
                    zh-Hans-CN               | zh
                    en;q=0.5, zh;q=0.8       | zh
                    fr, zh;q=0.1             | zh
                    zh;q=0.3,en-US;q=0.7     | en
                    zh;q=0,en;q=0.1          | en
                    fr                       | en
                    *                        | en
                    ;;;                      | en
                    """)
    void theBestOfTheTwoByWeight(String header, String language) {
        assertThat(Language.of(header).getLanguage()).isEqualTo(language);
    }

    @Test
    void withoutAHeaderItIsEnglish() {
        assertThat(Language.of(null).getLanguage()).isEqualTo("en");
    }
}
