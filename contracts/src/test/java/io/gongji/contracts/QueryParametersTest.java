package io.gongji.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QueryParametersTest {
    private final QueryParameters dated = new QueryParameters(Set.of("asOfTime", "asOfSeq"));

    @Test
    void whatTheAddressTakesIsNoFault() {
        assertThat(dated.fault(Map.of())).isEqualTo(Sentence.NONE);
        assertThat(dated.fault(Map.of("asOfSeq", List.of("7"), "asOfTime", List.of(""))))
                .isEqualTo(Sentence.NONE);
    }

    @Test
    void whatItDoesNotTakeIsRefusedByTheNamesThatItTakes() {
        Sentence fault = dated.fault(Map.of("asofseq", List.of("7")));

        assertThat(fault.english())
                .endsWith("it takes asOfSeq, asOfTime.")
                .doesNotContain("asofseq");
        assertThat(fault.chinese()).endsWith("可用的参数为 asOfSeq、asOfTime。");
        assertThat(new QueryParameters(Set.of()).fault(Map.of("asOfSeq", List.of("7"))).english())
                .isEqualTo("This address takes no query parameters; leave them out.");
    }

    @Test
    void oneThatIsGivenTwiceIsRefusedByItsName() {
        assertThat(dated.fault(Map.of("asOfSeq", List.of("7", "8"))).english())
                .isEqualTo("asOfSeq is given more than once; send it once.");
    }
}
