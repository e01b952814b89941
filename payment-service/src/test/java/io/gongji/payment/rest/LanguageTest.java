package io.gongji.payment.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The weights of Accept-Language decide, whatever their order.
class LanguageTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    zh                            | zh
                    zh-CN,zh;q=0.9,en;q=0.8       | zh
                    zh-Hant-TW                    | zh
                    en;q=0.3, zh-CN               | zh
                    zh;q=0.3, en;q=0.7            | en
                    zh;q=0, en;q=0.1              | en
                    fr, zh;q=0.5                  | zh
                    fr                            | en
                    *                             | en
                    ZH-cn                         | zh
                    q=;;,                         | en
                    """)
    void theLanguageThatWeighsMostIsSpoken(String header, String language) {
        assertThat(Language.preferred(header).getLanguage()).isEqualTo(language);
    }

    @Test
    void withoutTheHeaderItIsEnglish() {
        assertThat(Language.preferred(null).getLanguage()).isEqualTo("en");
    }
}
