package io.gongji.systemtests;

import static io.gongji.systemtests.RunningSystem.SHIJIAZHUANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.PaymentDesk;
import io.gongji.systemtests.client.Yuan;
import io.gongji.systemtests.people.Person;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The worked examples of the domain, a row a case, through the public API.
class WorkedExamplesIT {
    private static final int SELF_PAY_PERCENT = 40;

    private final RunningSystem system = RunningSystem.get();

    @ParameterizedTest(name = "example {0}: {2}")
    @CsvFileSource(resources = "/worked-examples.csv", delimiter = ';')
    void theSystemAnswersAsTheExampleSays(
            String number, String kind, String input, String expected) {
        Map<String, String> given = pairs(input);

        Map<String, String> answered = play(kind, given);

        assertThat(answered).containsAllEntriesOf(pairs(expected));
    }

    private Map<String, String> play(String kind, Map<String, String> given) {
        return switch (kind) {
            case "flexible" -> flexible(given);
            case "wage" -> wage(given);
            case "employer" -> employer(given);
            case "year" -> year(given);
            case "bill" -> bill(given);
            case "limit" -> limit(given);
            case "binding" -> binding(given);
            default -> throw new IllegalArgumentException("no case " + kind);
        };
    }

    private Map<String, String> flexible(Map<String, String> given) {
        String member =
                system.enrol(
                        Person.flexible(
                                "示例灵活", RunningSystem.freshIdNumber(), given.get("region")));
        Map<String, String> body =
                Map.of(
                        "memberId",
                        member,
                        "month",
                        given.get("month"),
                        "channel",
                        "ALIPAY",
                        "channelReference",
                        RunningSystem.freshNumber());
        Answer answer =
                system.caller()
                        .write(system.payment().api(), "/v1/flexible-contributions", body)
                        .orFail("a contribution");
        return Map.of("amount", yuan(answer, "amountFen"));
    }

    private Map<String, String> wage(Map<String, String> given) {
        Answer line = assess(given, RunningSystem.freshEmployer(), given.get("wage"));
        return Map.of("base", yuan(line, "baseFen"), "employee", yuan(line, "employeeShareFen"));
    }

    private Map<String, String> employer(Map<String, String> given) {
        String employer = RunningSystem.freshEmployer();
        for (String wage : list(given, "wages")) {
            assess(given, employer, wage);
        }
        Answer totals =
                system.payment()
                        .api()
                        .get(PaymentDesk.payroll(employer, given.get("month")))
                        .orFail("totals");
        return Map.of(
                "payroll", yuan(totals, "payrollFen"),
                "bases", yuan(totals, "basesFen"),
                "employer", yuan(totals, "employerShareFen"));
    }

    private Answer assess(Map<String, String> given, String employer, String wage) {
        String region = given.get("region");
        String member =
                system.enrol(Person.employee("示例员工", RunningSystem.freshIdNumber(), region));
        return system.payment()
                .line(
                        PaymentDesk.payroll(employer, given.get("month")),
                        member,
                        region,
                        Yuan.toFen(wage))
                .orFail("a payroll line");
    }

    private Map<String, String> year(Map<String, String> given) {
        String idNumber = RunningSystem.freshIdNumber(LocalDate.parse(given.get("born")));
        Person person =
                new Person(
                        "示例患者",
                        idNumber,
                        SHIJIAZHUANG,
                        "EMPLOYEE",
                        given.get("category"),
                        LocalDate.of(2024, 7, 1));
        String member = system.enrol(person);
        long fund = 0;
        long self = 0;
        int day = 1;
        for (String total : list(given, "bills")) {
            long totalFen = Yuan.toFen(total);
            Answer bill =
                    system.payment()
                            .settle(
                                    RunningSystem.bill(
                                            member,
                                            totalFen,
                                            totalFen,
                                            "2025-03-%02d".formatted(day++)))
                            .orFail("a bill");
            fund += bill.fen("fundFen");
            self += bill.fen("selfPayFen");
        }
        return Map.of("fund", plain(fund), "self", plain(self));
    }

    private Map<String, String> bill(Map<String, String> given) {
        String giver = system.employeeWith(Yuan.toFen(given.get("giver")));
        String patient = patient(given);
        bind(given.get("bound"), giver, patient);
        Answer bill =
                system.payment()
                        .settle(
                                RunningSystem.bill(
                                        patient, totalFen(given), totalFen(given), "2025-03-10"))
                        .orFail("a bill");
        return Map.of(
                "fund", yuan(bill, "fundFen"),
                "own", yuan(bill, "ownFen"),
                "pool", yuan(bill, "poolFen"),
                "cash", yuan(bill, "cashFen"),
                "giver", plain(system.ledger().availableFen(giver)));
    }

    private String patient(Map<String, String> given) {
        long ownFen = Yuan.toFen(given.get("own"));
        if (!given.containsKey("category")) {
            return system.employeeWith(ownFen);
        }
        String member =
                system.enrol(Person.retired("示例患者", RunningSystem.freshIdNumber(), SHIJIAZHUANG));
        system.payment().feed(member, RunningSystem.freshEmployer(), SHIJIAZHUANG, ownFen);
        return member;
    }

    /// The bill itself, or one of which 60 % by the fund leave the self-pay.
    private static long totalFen(Map<String, String> given) {
        return given.containsKey("total")
                ? Yuan.toFen(given.get("total"))
                : Yuan.toFen(given.get("selfPay")) * 100 / SELF_PAY_PERCENT;
    }

    private void bind(String bound, String giver, String patient) {
        switch (bound) {
            case "FAMILY_CODE" ->
                    system.pooling()
                            .bindFamilyCode(giver, patient, "SPOUSE")
                            .orFail("a family code");
            case "POOL" -> authorise(giver, patient);
            case "UNBOUND" ->
                    system.pooling().unbind(authorise(giver, patient)).orFail("an unbinding");
            default -> throw new IllegalArgumentException("bound=" + bound);
        }
    }

    private String authorise(String giver, String patient) {
        Answer binding = system.pooling().bind(giver, patient, "SPOUSE").orFail("a binding");
        system.pooling().authorise(giver, patient).orFail("an authorisation");
        return binding.text("bindingId");
    }

    private Map<String, String> limit(Map<String, String> given) {
        String giver = system.employeeWith(0);
        String last = "";
        for (int i = 0; i < Integer.parseInt(given.get("relatives")); i++) {
            String child = relative("RESIDENT", SHIJIAZHUANG, 3 + i);
            last =
                    outcome(
                            system.pooling()
                                    .binding(giver, child, "CHILD", given.get("purpose"), ""));
        }
        return Map.of("last", last);
    }

    private Map<String, String> binding(Map<String, String> given) {
        String giver = relative(given.get("giver"), SHIJIAZHUANG, 40);
        String region = given.getOrDefault("region", SHIJIAZHUANG);
        String relative =
                relative(given.get("relative"), region, Integer.parseInt(given.get("age")));
        if (given.containsKey("insuredTo")) {
            system.caller()
                    .write(
                            system.payment().api(),
                            "/v1/members/" + relative + "/insurance-end",
                            Map.of("lastDay", given.get("insuredTo")))
                    .orFail("the end of an insurance");
        }
        return Map.of(
                "answer",
                outcome(system.pooling().bindChild(giver, relative, given.get("relation"))));
    }

    /// Somebody who reaches an age today.
    private String relative(String scheme, String region, int age) {
        LocalDate birthDate = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusYears(age);
        String idNumber = RunningSystem.freshIdNumber(birthDate);
        return system.enrol(
                scheme.equals("RESIDENT")
                        ? Person.resident("示例亲属", idNumber, region)
                        : Person.employee("示例亲属", idNumber, region));
    }

    private static String outcome(Answer answer) {
        return answer.succeeded() ? answer.text("status") : answer.code();
    }

    private static String yuan(Answer answer, String field) {
        return plain(answer.fen(field));
    }

    private static String plain(long amountFen) {
        return Yuan.of(amountFen).replace(",", "");
    }

    private static List<String> list(Map<String, String> given, String key) {
        return List.of(given.get(key).split(",", -1));
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Function<String, String[]> pair = word -> word.split("=", 2);
        Arrays.stream(text.strip().split(" +", -1))
                .map(pair)
                .forEach(word -> pairs.put(word[0], word[1]));
        return pairs;
    }
}
