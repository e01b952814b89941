package io.gongji.ledger.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gongji.ledger.view.SplitPreview;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bodies are read to the letter.
class StrictJsonTest {
    private static final String BODY =
            """
            {"memberId":"0197a3b2-0000-7000-8000-000000000001","region":"130100","fund":"EMPLOYEE",\
            "accountPayableFen":27000,"debitOrder":["OWN_CURRENT","GRANTS"],"effectiveDate":"2025-03-12"}\
            """;

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    StrictJsonTest() {
        new StrictJson().customize(json);
    }

    @Test
    void readsWhatIsAsked() throws JsonProcessingException {
        SplitPreview.Asked asked = json.readValue(BODY, SplitPreview.Asked.class);
        assertThat(asked.accountPayableFen()).isEqualTo(27000);
        assertThat(asked.effectiveDate()).hasToString("2025-03-12");
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "27000 | 27000.0",
                "27000 | 2.7e4",
                "27000 | `\"27000\"`",
                "27000 | null",
                "27000 | true",
                "`\"2025-03-12\"` | [2025,3,12]",
                "`\"2025-03-12\"` | 20250312",
                "2025-03-12 | 2025-02-30",
                "`\"2025-03-12\"` | null",
                "`\"EMPLOYEE\"` | 0",
                "EMPLOYEE | employee",
                "`\"130100\"` | 130100",
                "130100 | 999999",
                "0197a3b2-0000-7000-8000-000000000001 | 1-1-1-1-1",
                "`\"GRANTS\"` | null",
                "`[\"OWN_CURRENT\",\"GRANTS\"]` | `\"GRANTS\"`",
                "`{\"memberId\"` | `{\"region\":\"130100\",\"memberId\"`",
                "`{\"memberId\"` | `{\"more\":1,\"memberId\"`",
                "`\"fund\":\"EMPLOYEE\",` | ``",
                "`\"2025-03-12\"}` | `\"2025-03-12\"} {}`",
            })
    void refusesWhatIsNotWrittenThatWay(String part, String instead) {
        String body = BODY.replace(part, instead == null ? "" : instead);
        assertThat(body).isNotEqualTo(BODY);
        assertThatThrownBy(() -> json.readValue(body, SplitPreview.Asked.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
