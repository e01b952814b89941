package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.payment.running.Api.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Opening balances through the running service: all of a file or nothing, and once.
class OpeningBalanceIT {
    private static final String HEADER = "account,fund,region,owner,amount,side\n";

    private final World world = World.shared();
    private final Api api = new Api(world);

    @Test
    void aFileThatAddsUpIsPostedLineByLineAndOnlyOnce() throws IOException {
        List<String> numbers = enrolled(600);
        String file =
                numbers.stream()
                        .map(number -> "2120,EMPLOYEE,410000," + number + ",2.50,CREDIT\n")
                        .collect(
                                Collectors.joining(
                                        "",
                                        HEADER,
                                        "1010,EMPLOYEE,410000,,2000,DEBIT\n"
                                                + "1020,EMPLOYEE,410000,A"
                                                + World.number()
                                                + ",0.01,DEBIT\n"));

        Answer posted = send(totals(602, 200_001, 150_000, 150_000), file);

        assertThat(posted.status()).as("%s", posted).isIn(201, 202);
        assertThat(posted.text("kind")).isEqualTo("OPENING_BALANCES");
        Answer done = api.get("/v1/files/" + posted.text("fileId"));
        assertThat(done.fen("accepted")).isEqualTo(602);
        Answer again = send(totals(602, 200_001, 150_000, 150_000), file);
        assertThat(again.text("code")).isEqualTo("OPENING_BALANCES_KNOWN");
        assertThat(World.log()).doesNotContain(numbers.getFirst());
    }

    @Test
    void totalsThatDifferPostNothingAndSayWhatDiffers() {
        String number = enrolled(1).getFirst();
        String file =
                HEADER
                        + "2110,EMPLOYEE,410000,"
                        + number
                        + ",2.50,CREDIT\n1010,EMPLOYEE,410000,,10,DEBIT\n";

        Answer refused = send(totals(2, 1_000, 250, 249), file);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("CONTROL_TOTALS_DIFFER");
        assertThat(refused.text("detail")).contains("0.01 yuan more");
        assertThat(send(totals(2, 1_000, 250, 250), file).status()).isIn(201, 202);
    }

    @Test
    void oneWrongLineAndNothingIsPosted() {
        String good = "1010,EMPLOYEE,410000,,10,DEBIT\n";

        for (String wrong :
                List.of(
                        "4110,EMPLOYEE,410000,,10,CREDIT\n",
                        "2130,EMPLOYEE,410000," + UUID.randomUUID() + ",10,CREDIT\n",
                        "2110,EMPLOYEE,410000," + World.idNumber() + ",10,CREDIT\n",
                        "1010,EMPLOYEE,130100,,10,DEBIT\n",
                        "1010,EMPLOYEE,410000,,10,LEFT\n",
                        "1010,EMPLOYEE,410000,,10\n")) {
            Answer refused = send(totals(2, 2_000, 0, 0), HEADER + good + wrong);
            assertThat(refused.text("code")).as("%s", wrong).isEqualTo("FILE_UNREADABLE");
            assertThat(refused.text("detail")).contains("Line 3");
        }
    }

    private Answer send(String query, String file) {
        return api.post(
                "/v1/opening-balance-files?book=41&effectiveDate=2024-12-31&" + query,
                "text/csv",
                file.getBytes(StandardCharsets.UTF_8),
                "Idempotency-Key",
                Api.newKey(),
                "Prefer",
                "wait=30");
    }

    private static String totals(int lines, long debit, long credit, long personal) {
        return "lines=%d&debitFen=%d&creditFen=%d&personalFen=%d"
                .formatted(lines, debit, credit, personal);
    }

    private List<String> enrolled(int persons) {
        List<String> numbers = IntStream.range(0, persons).mapToObj(_ -> World.idNumber()).toList();
        String file =
                numbers.stream()
                        .map(number -> number + ",示例,410000,EMPLOYEE,ACTIVE,2024-01-01\n")
                        .collect(
                                Collectors.joining(
                                        "",
                                        "idNumber,name,region,scheme,category,insuredFrom\n",
                                        ""));
        Answer enrolled =
                api.post(
                        "/v1/member-files",
                        "text/csv",
                        file.getBytes(StandardCharsets.UTF_8),
                        "Idempotency-Key",
                        Api.newKey(),
                        "Prefer",
                        "wait=30");
        assertThat(enrolled.fen("accepted")).as("%s", enrolled).isEqualTo(persons);
        return numbers;
    }
}
