package io.gongji.payment.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
    private static final String ID_NUMBER = "110105198501010016";

    @ParameterizedTest
    @ValueSource(strings = {"246810", "112233", "eight888", "一二三四五六七八", "p\u00e4ssw\u00f6rter"})
    void whatAThiefDoesNotTryFirstMayBeSet(String password) {
        assertThat(PasswordRule.objection(password, ID_NUMBER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12345",
                "1234567",
                "seven77",
                "111111",
                "123456",
                "987654",
                "01234567",
                "890123",
                "850101",
                "198501",
                "x110105198501010016",
                "aaaaaaaa",
                "line\nbreak"
            })
    void whatIsShortOrGuessedIsRefused(String password) {
        assertThat(PasswordRule.objection(password, ID_NUMBER)).isPresent();
    }

    @Test
    void theLengthCountsCharacters() {
        assertThat(PasswordRule.objection("ab".repeat(32), ID_NUMBER)).isEmpty();
        assertThat(PasswordRule.objection("ab".repeat(32) + "c", ID_NUMBER)).isPresent();
    }
}
