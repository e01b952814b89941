package io.gongji.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "0,0.00",
        "5,0.05",
        "123405,1234.05",
        "-50,-0.50",
        "-9223372036854775807,-92233720368547758.07"
    })
    void anAmountIsShownInYuan(long amountFen, String yuan) {
        assertThat(Money.yuan(amountFen)).isEqualTo(yuan);
    }

    @Test
    void anAmountOutsideItsBoundsIsRefusedByItsFieldsName() {
        assertThat(Money.notNegative("amountFen", 0)).isZero();
        assertThat(Money.positive("amountFen", Money.MAX_FEN)).isEqualTo(Money.MAX_FEN);
        assertThatThrownBy(() -> Money.notNegative("amountFen", -1))
                .hasMessageContaining("amountFen");
        assertThatThrownBy(() -> Money.positive("amountFen", 0)).hasMessageContaining("amountFen");
        assertThatThrownBy(() -> Money.positive("amountFen", Money.MAX_FEN + 1))
                .hasMessageContaining("amountFen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "01956B4E-7C00-7000-8000-00000000000A",
                "01956b4e7c00-7000-8000-0000-00000000",
                "01956b4e-7c00-7000-8000-00000000000g",
                "{1956b4e-7c00-7000-8000-00000000000a",
            })
    void onlyTheCanonicalSpellingOfAnIdentifierIsReadAndItIsNotRepeated(String text) {
        assertThatThrownBy(() -> MemberId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a UUID in its canonical form");
    }

    @Test
    void anIdentifierMadeLaterSortsLater() {
        UUID first = Uuids.version7(1_741_743_000_000L);
        UUID second = Uuids.version7(1_741_743_000_001L);

        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
        assertThat(first.toString()).isLessThan(second.toString());
        assertThat(MemberId.parse(first.toString())).isEqualTo(new MemberId(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"130100", "130100@", "13010@1", "130100@2025/1", "130100@2025 1"})
    void aPolicyVersionNamesRegionAndVersion(String text) {
        assertThatThrownBy(() -> new PolicyVersion(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "EMP 0001", "企业0001", "EMPLOYER00000000000000000000000001"})
    void anEmployerOrProviderCodeHasItsForm(String text) {
        assertThatThrownBy(() -> new EmployerId(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ProviderId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
