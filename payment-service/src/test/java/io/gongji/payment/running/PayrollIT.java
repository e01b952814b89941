package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.payment.running.Api.Answer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Payroll months and member files through the running service.
class PayrollIT {
    private final World world = World.shared();
    private final Api api = new Api(world);
    private final String employer = "ACME" + World.number();
    private final String payroll = "/v1/employers/" + employer + "/payrolls/2024-08";

    @Test
    void theMonthOfTheWorkedExamplesFromFileToAllotment() {
        String file =
                "memberId,wage\n"
                        + Stream.of("3000", "10000.00", "25000.0")
                                .map(wage -> api.member("410000") + "," + wage + "\n")
                                .collect(Collectors.joining());

        Answer assessed = api.file(payroll + "/files?region=410000", Api.newKey(), file);
        Answer again = api.file(payroll + "/files?region=410000", Api.newKey(), file);
        Answer received = receive("R" + World.number(), 65_072 + 304_000);
        Answer allotted =
                api.write(payroll + "/allotments", Api.newKey(), Api.JSON.createObjectNode());

        assertThat(assessed.status()).isEqualTo(201);
        assertThat(assessed.fen("accepted")).isEqualTo(3);
        assertThat(assessed.fen("employeeShareFen")).isEqualTo(65_072);
        assertThat(assessed.fen("employerShareFen")).isEqualTo(304_000);
        assertThat(again.fen("repeated")).isEqualTo(3);
        assertThat(again.fen("employerShareFen")).isEqualTo(304_000);
        assertThat(received.fen("employeePartFen")).isEqualTo(65_072);
        assertThat(allotted.fen("allottedFen")).isEqualTo(65_072);
        assertThat(allotted.fen("persons")).isEqualTo(3);
        Answer totals = api.get(payroll);
        assertThat(totals.fen("lines")).isEqualTo(3);
        assertThat(totals.fen("allottedLines")).isEqualTo(3);
        assertThat(totals.fen("pending")).isZero();
    }

    @Test
    void badLinesAreNamedByNumberAndGoodOnesCount() {
        String good = World.idNumber();
        ObjectNode person = Api.person("410000").put("idNumber", good);
        api.write("/v1/members", Api.newKey(), person);
        String file =
                "\uFEFFidNumber,wage\r\n"
                        + good
                        + ",8000\r\n"
                        + good
                        + ",8000\r\n"
                        + World.idNumber()
                        + ",1\r\n"
                        + good
                        + ",-1\r\n110105194912310020,1\r\n"
                        + good
                        + "\r\n"
                        + good
                        + ",80";

        Answer answer = api.file(payroll + "/files?region=410000", Api.newKey(), file);

        assertThat(answer.fen("accepted")).isEqualTo(1);
        assertThat(answer.fen("rejected")).isEqualTo(6);
        assertThat(answer.body().path("notes").toString()).contains("byte-order mark");
        assertThat(errors(answer))
                .isEqualTo(
                        "3 INVALID_FIELD, 4 MEMBER_UNKNOWN, 5 INVALID_AMOUNT, 6 ID_NUMBER_INVALID, "
                                + "7 INVALID_FIELD, 8 INVALID_AMOUNT");
        assertThat(answer.body().toString()).doesNotContain(good);
    }

    @Test
    void aReferenceIsTakenOnceAndNoMoreIsReceivedThanIsDue() {
        ObjectNode line =
                Api.JSON
                        .createObjectNode()
                        .put("memberId", api.member("410000"))
                        .put("wageFen", 1_000_000);
        String reference = "R" + World.number();
        assertThat(receive(reference, 1).text("code")).isEqualTo("NOTHING_ASSESSED");
        assertThat(api.write(payroll + "/lines", Api.newKey(), line).fen("employeeShareFen"))
                .isEqualTo(20_000);

        assertThat(receive(reference, 100_001).text("code")).isEqualTo("RECEIPT_EXCEEDS_ASSESSED");
        assertThat(receive(reference, 100_000).status()).isEqualTo(201);
        assertThat(receive(reference, 100_000).text("code")).isEqualTo("CHANNEL_REFERENCE_REUSED");
    }

    @Test
    void aFlexibleWorkerPaysAMonthOnce() {
        ObjectNode person = Api.person("410000").put("scheme", "FLEXIBLE");
        String member = api.write("/v1/members", Api.newKey(), person).text("memberId");
        ObjectNode pay =
                Api.JSON
                        .createObjectNode()
                        .put("memberId", member)
                        .put("month", "2024-08")
                        .put("channel", "ALIPAY")
                        .put("channelReference", "F" + World.number());
        String key = Api.newKey();

        Answer paid = api.write("/v1/flexible-contributions", key, pay);

        assertThat(paid.fen("amountFen")).isEqualTo(50_080);
        assertThat(api.write("/v1/flexible-contributions", key, pay).body()).isEqualTo(paid.body());
        assertThat(api.write("/v1/flexible-contributions", Api.newKey(), pay).text("code"))
                .isEqualTo("ALREADY_PAID");
    }

    @Test
    void noNameAndNoIdNumberIsStoredInTheClearOrLogged() throws IOException, SQLException {
        ObjectNode person = Api.person("410000").put("name", "欧阳示例");
        Answer enrolled = api.write("/v1/members", Api.newKey(), person);
        String number = person.path("idNumber").asText();

        assertThat(enrolled.text("idNumber"))
                .isEqualTo(number.substring(0, 4) + "**********" + number.substring(14));
        assertThat(enrolled.text("name")).isEqualTo("欧*");
        assertThat(World.log()).doesNotContain(number, "欧阳");
        assertThat(everyStoredText()).doesNotContain(number, "欧阳", number.substring(6, 14));
    }

    private Answer receive(String reference, long amountFen) {
        return api.write(
                payroll + "/receipts",
                Api.newKey(),
                Api.JSON
                        .createObjectNode()
                        .put("channel", "BANK")
                        .put("channelReference", reference)
                        .put("amountFen", amountFen));
    }

    private static String errors(Answer answer) {
        return answer.body()
                .path("errors")
                .valueStream()
                .map(error -> error.path("line").asInt() + " " + error.path("code").asText())
                .collect(Collectors.joining(", "));
    }

    private String everyStoredText() throws SQLException {
        StringBuilder texts = new StringBuilder();
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                SELECT event::text || convert_from(data, 'UTF8') FROM event
                                UNION ALL SELECT idempotency_key::text FROM idempotency_key
                                UNION ALL SELECT convert_from(result, 'UTF8') FROM write_result
                                UNION ALL SELECT file::text FROM file UNION ALL SELECT file_line::text FROM file_line
                                UNION ALL SELECT member_view::text FROM member_view\
                                """)) {
            while (rows.next()) {
                texts.append(rows.getString(1)).append('\n');
            }
        }
        return texts.toString();
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                world.database.url(), world.database.app(), world.database.appPassword());
    }
}
