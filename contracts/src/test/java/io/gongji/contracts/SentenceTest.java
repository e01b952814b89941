package io.gongji.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SentenceTest {
    private final Sentence sentence = new Sentence("Send a year.", "请提供年度。");

    @Test
    void isSaidInTheLanguageThatIsAskedFor() {
        assertThat(sentence.in(Locale.SIMPLIFIED_CHINESE)).isEqualTo("请提供年度。");
        assertThat(sentence.in(Locale.TRADITIONAL_CHINESE)).isEqualTo("请提供年度。");
        assertThat(sentence.in(Locale.UK)).isEqualTo("Send a year.");
        assertThat(sentence.in(Locale.FRANCE)).isEqualTo("Send a year.");
    }

    @Test
    void isSaidInBothLanguagesOrInNone() {
        assertThat(Sentence.NONE.isEmpty()).isTrue();
        assertThatThrownBy(() -> new Sentence("Send a year.", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sentence("", "请提供年度。"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sentence.of("x".repeat(1001)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
