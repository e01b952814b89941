package io.gongji.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.local.LocalKafka;
import io.gongji.local.Service;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.PremiumDesk;
import io.gongji.systemtests.people.IdNumbers;
import io.gongji.systemtests.people.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// No name, no ID number and no digest of one is anywhere but in payment-service's own database.
class PrivacyIT {
    private static final Pattern ID_NUMBER =
            Pattern.compile(
                    "(?<![0-9A-Za-z])[1-9]\\d{5}(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}[\\dX](?![0-9A-Za-z])");
    private static final String PASSWORD = "three-words-and-93";
    private static final String WRONG_PASSWORD = "other-words-and-94";
    private static final List<String> NAMES =
            List.of("示例", "职工0", "张三丰收", PASSWORD, WRONG_PASSWORD);
    private static final RunningSystem SYSTEM = RunningSystem.get();
    private static final List<String> DIGESTS = new ArrayList<>();

    /// Names and numbers in every place where a service reads them, right ones and wrong ones.
    @BeforeAll
    static void giveNamesAndNumbers() throws Exception {
        String giver = SYSTEM.employeeWith(20_000);
        Person relative =
                Person.employee("张三丰收", RunningSystem.freshIdNumber(), RunningSystem.SHIJIAZHUANG);
        String relativeId = SYSTEM.enrol(relative);
        Map<String, Object> binding = new LinkedHashMap<>();
        binding.put("giverId", giver);
        binding.put("relativeIdNumber", relative.idNumber());
        binding.put("relation", "SPOUSE");
        binding.put("purpose", "POOL");
        binding.put("faceToken", SYSTEM.pooling().facePassed(relativeId));
        SYSTEM.caller().write(SYSTEM.pooling().api(), "/v1/bindings", binding).orFail("a binding");
        String wrong = IdNumbers.withWrongCheckDigit(relative.idNumber());
        SYSTEM.payment().enrolment(Person.employee("张三丰收", wrong, RunningSystem.SHIJIAZHUANG));
        String file =
                "idNumber,name,region,scheme,category,insuredFrom\n"
                        + wrong
                        + ",张三丰收,130100,EMPLOYEE,ACTIVE,x\n";
        SYSTEM.caller()
                .write(
                        SYSTEM.payment().api(),
                        "/v1/member-files",
                        "text/csv",
                        file.getBytes(UTF_8),
                        Caller.freshKey());
        byte[] broken = ("{\"name\":\"张三丰收\",\"idNumber\":\"" + wrong).getBytes(UTF_8);
        SYSTEM.caller()
                .write(
                        SYSTEM.payment().api(),
                        "/v1/members",
                        "application/json",
                        broken,
                        Caller.freshKey());
        givePasswords(giver, relative);
        for (String algorithm : List.of("SHA-256", "SHA-1", "MD5")) {
            for (String secret : List.of(relative.idNumber(), PASSWORD, WRONG_PASSWORD)) {
                byte[] digest = MessageDigest.getInstance(algorithm).digest(secret.getBytes(UTF_8));
                DIGESTS.add(HexFormat.of().formatHex(digest));
            }
        }
        SYSTEM.payment().settle(RunningSystem.bill(relativeId, 10_000)).orFail("a bill");
        new Books(SYSTEM).awaitAllAnswered(Books.HEBEI);
    }

    /// A payment password that is right, one that is wrong, and a payee by ID number.
    private static void givePasswords(String giver, Person relative) {
        String child =
                SYSTEM.enrol(
                        Person.resident(
                                "示例童",
                                RunningSystem.freshIdNumber(LocalDate.of(2018, 1, 1)),
                                RunningSystem.SHIJIAZHUANG));
        PremiumDesk premiums = SYSTEM.desks().premiums();
        premiums.setPassword(giver, PASSWORD).orFail("a password");
        premiums.fromAccountOnce(child, 2026, giver, WRONG_PASSWORD, Caller.freshKey());
        premiums.fromAccountOnce(child, 2026, giver, PASSWORD, Caller.freshKey());
        Map<String, Object> transfer = new LinkedHashMap<>();
        transfer.put("payerId", giver);
        transfer.put("payeeIdNumber", relative.idNumber());
        transfer.put("amountFen", 100);
        transfer.put("faceToken", SYSTEM.pooling().facePassed(giver));
        SYSTEM.caller().write(SYSTEM.pooling().api(), "/v1/wallet-transfers", transfer);
    }

    @Test
    void noKafkaRecordNamesAPerson() {
        for (String topic : LocalKafka.TOPICS) {
            for (int partition = 0; partition < LocalKafka.PARTITIONS; partition++) {
                for (var record : KafkaReading.all(SYSTEM.bootstrapServers(), topic, partition)) {
                    String where = topic + "-" + partition + " at " + record.offset();
                    assertNobody(where, record.value());
                    assertNobody(where, record.key());
                    record.headers().forEach(header -> assertNobody(where, header.value()));
                }
            }
        }
    }

    @Test
    void noLogNamesAPerson() throws IOException {
        try (Stream<Path> logs = Files.list(SYSTEM.stack().data().logs())) {
            for (Path log : logs.toList()) {
                assertNobody(log.toString(), Files.readAllBytes(log));
            }
        }
    }

    @Test
    void noTableOfLedgerOrPoolingNamesAPerson() throws SQLException {
        for (Service service : List.of(Service.LEDGER, Service.POOLING)) {
            try (Connection connection = SYSTEM.database(service)) {
                for (String table : tables(connection)) {
                    assertNobodyIn(connection, service + "." + table, table);
                }
            }
        }
    }

    /// The lookup of an ID number is keyed: nobody without the key can find a person by trying
    /// numbers.
    @Test
    void noTableOfPaymentHoldsANameOrANumberInClear() throws SQLException {
        try (Connection connection = SYSTEM.database(Service.PAYMENT)) {
            for (String table : tables(connection)) {
                assertNobodyIn(connection, "PAYMENT." + table, table);
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        assertThat(tables).isNotEmpty();
        return tables;
    }

    private static void assertNobodyIn(Connection connection, String where, String table)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    boolean bytes = rows.getMetaData().getColumnTypeName(column).equals("bytea");
                    String text = bytes ? "" : rows.getString(column);
                    byte[] value =
                            bytes
                                    ? rows.getBytes(column)
                                    : text == null ? null : text.getBytes(UTF_8);
                    assertNobody(where + "." + rows.getMetaData().getColumnName(column), value);
                    if (bytes && value != null) {
                        assertThat(DIGESTS)
                                .as(where)
                                .doesNotContain(HexFormat.of().formatHex(value));
                    }
                }
            }
        }
    }

    private static void assertNobody(String where, byte[] bytes) {
        if (bytes == null) {
            return;
        }
        String text = new String(bytes, UTF_8);
        for (String word : NAMES) {
            assertThat(text.contains(word)).as("%s contains the name %s", where, word).isFalse();
        }
        for (String digest : DIGESTS) {
            assertThat(text.contains(digest)).as("%s contains a digest", where).isFalse();
        }
        Matcher number = ID_NUMBER.matcher(text);
        while (number.find()) {
            String found = number.group();
            assertThat(IdNumbers.checkDigit(found.substring(0, 17)))
                    .as("%s contains the ID number %s", where, found)
                    .isNotEqualTo(found.charAt(17));
        }
    }
}
