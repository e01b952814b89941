package io.gongji.systemtests;

import static io.gongji.systemtests.RunningSystem.HENAN;
import static io.gongji.systemtests.RunningSystem.SHIJIAZHUANG;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.LedgerDesk;
import io.gongji.systemtests.client.MoneyDesk;
import io.gongji.systemtests.client.PremiumDesk;
import io.gongji.systemtests.people.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Money of channels, of the treasury and of persons' dues on its way into the books.
class MoneyIT {
    private static final String CHANNEL = "WECHAT";

    private final RunningSystem system = RunningSystem.get();
    private final LedgerDesk ledger = system.ledger();
    private final MoneyDesk money = new MoneyDesk(system.services(), system.caller());

    @Test
    void moneyThatNobodyKnowsIsMatchedInPartsAndTheRestGoesBack() {
        String member = system.employeeWith(10_000);
        long before = ledger.codeFen(Books.HEBEI, SHIJIAZHUANG, "2310");
        String unknownOrder = UUID.randomUUID().toString();
        new PremiumDesk(system.services(), system.caller())
                .payAtChannel(unknownOrder, CHANNEL, 12_345)
                .orFail("a payment at the channel");
        String receipt =
                Awaitility.await("the money in suspense")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> suspended(12_345), Optional::isPresent)
                        .orElseThrow();

        money.match(receipt, toAccount(member, 5_000)).orFail("a match");

        assertThat(ledger.availableFen(member)).isEqualTo(15_000);
        assertThat(money.match(receipt, toAccount(member, 7_346)).code())
                .isEqualTo("MATCH_EXCEEDED");
        money.giveBack(receipt, 7_345).orFail("a refund");
        assertThat(suspended(12_345)).isEmpty();
        assertThat(ledger.codeFen(Books.HEBEI, SHIJIAZHUANG, "2310")).isEqualTo(before);
        assertThat(ledger.unbalanced(Books.HEBEI)).isEmpty();
    }

    @Test
    void aFeeComesByAChannelWhichRemitsItAndIsPaidOver() {
        String member = system.employeeWith(10_000);
        long feesFen = ledger.codeFen(Books.HEBEI, SHIJIAZHUANG, "2510");
        long dueFen = money.channelDueFen(Books.HEBEI, SHIJIAZHUANG, CHANNEL);
        String fee = "large-cost-fees/" + member + "/2026";

        money.came(fee, CHANNEL, 6_000).orFail("a fee");

        assertThat(ledger.codeFen(Books.HEBEI, SHIJIAZHUANG, "2510")).isEqualTo(feesFen - 6_000);
        assertThat(money.channelDueFen(Books.HEBEI, SHIJIAZHUANG, CHANNEL))
                .isEqualTo(dueFen + 6_000);
        money.remitted(SHIJIAZHUANG, CHANNEL, 6_000).orFail("a remittance");
        assertThat(money.channelDueFen(Books.HEBEI, SHIJIAZHUANG, CHANNEL)).isEqualTo(dueFen);
        money.feesPaidOver(SHIJIAZHUANG, 6_000).orFail("what is paid over");
        assertThat(ledger.codeFen(Books.HEBEI, SHIJIAZHUANG, "2510")).isEqualTo(feesFen);
    }

    @Test
    void aCatchUpIsAssessedAndPaidOnce() {
        String member =
                system.enrol(
                        Person.employee(
                                "示例职工",
                                RunningSystem.freshIdNumber(LocalDate.of(1965, 5, 5)),
                                "350100"));
        Answer assessed = money.assessCatchUp(member, 260).orFail("an assessment");
        long fen = assessed.body().path("data").path("amountFen").asLong();
        int year = assessed.body().path("data").path("year").asInt();
        String due = "catch-ups/" + member + "/" + year;

        assertThat(fen).isPositive();
        assertThat(ledger.codeFen("35", "350100", "1150")).isEqualTo(fen);
        money.came(due, CHANNEL, fen).orFail("a catch-up");
        assertThat(ledger.codeFen("35", "350100", "1150")).isZero();
        long suspendedFen = ledger.codeFen("35", "350100", "2310");
        money.came(due, CHANNEL, fen).orFail("what came twice");
        assertThat(ledger.codeFen("35", "350100", "1150")).isZero();
        assertThat(ledger.codeFen("35", "350100", "2310")).isEqualTo(suspendedFen - fen);
    }

    @Test
    void theTreasuryPaysBothKindsOfPublicMoney() {
        for (String kind : new String[] {"SUBSIDY", "ASSISTANCE"}) {
            long beforeFen = money.publicMoneyFen("21", "211400", kind, 2026);

            money.subsidyCame("211400", kind, 2026, 64_000).orFail(kind);

            assertThat(money.publicMoneyFen("21", "211400", kind, 2026))
                    .isEqualTo(beforeFen + 64_000);
        }
    }

    @Test
    void theInterestOfAYearIsCreditedOnce() {
        String number = RunningSystem.freshIdNumber();
        String member = system.enrol(Person.employee("示例员工", number, HENAN));
        opening(number, 100_000).orFail("an opening balance");

        Answer run = money.interest(Books.HENAN, 2024, 15).orFail("the interest of a year");
        Answer again = money.interest(Books.HENAN, 2024, 15);

        assertThat(run.text("status")).isEqualTo("DONE");
        assertThat(again.body()).isEqualTo(run.body());
        Awaitility.await("interest")
                .atMost(Duration.ofMinutes(1))
                .until(() -> ledger.availableFen(member) == 101_500);
        assertThat(money.interest(Books.HENAN, 2024, 16).code()).isEqualTo("INVALID_FIELD");
        assertThat(ledger.availableFen(member)).isEqualTo(101_500);
    }

    private Answer opening(String idNumber, long fen) {
        String file =
                "account,fund,region,owner,amount,side\n2120,EMPLOYEE,%s,%s,%d.%02d,CREDIT\n"
                        .formatted(HENAN, idNumber, fen / 100, fen % 100);
        return system.caller()
                .write(
                        system.payment().api(),
                        "/v1/opening-balance-files?book=41&effectiveDate=2023-12-31"
                                + "&lines=1&debitFen=0&creditFen=%d&personalFen=%d"
                                        .formatted(fen, fen),
                        "text/csv",
                        file.getBytes(StandardCharsets.UTF_8),
                        Caller.freshKey());
    }

    private Optional<String> suspended(long amountFen) {
        return StreamSupport.stream(money.suspense(Books.HEBEI).spliterator(), false)
                .filter(line -> line.path("amountFen").asLong() == amountFen)
                .map((JsonNode line) -> line.path("receipt").asText())
                .findFirst();
    }

    private static Map<String, Object> toAccount(String member, long amountFen) {
        return Map.of("kind", "PERSONAL_ACCOUNT", "memberId", member, "amountFen", amountFen);
    }
}
