package io.gongji.systemtests.demo;

import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.PaymentDesk;
import io.gongji.systemtests.client.Yuan;
import io.gongji.systemtests.people.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// What is owed for a wage (examples 15, 16 and 17).
final class Assessments {
    private static final String MONTH = "2025-03";
    private static final LocalDate BIRTH_DATE = LocalDate.of(1979, 4, 1);

    private record Example(String wage, String base, String share) {}

    private static final List<Example> EXAMPLE_16 =
            List.of(
                    new Example("3,000.00", "3,756.00", "75.12"),
                    new Example("10,000.00", "10,000.00", "200.00"),
                    new Example("25,000.00", "18,780.00", "375.60"));

    private final Run run;

    Assessments(Run run) {
        this.run = run;
    }

    void play() {
        run.report()
                .section("Contributions are assessed (Henan's figures, July 2024 to June 2025)");
        String payroll = PaymentDesk.payroll(run.employer("THREE"), MONTH);
        for (int i = 0; i < EXAMPLE_16.size(); i++) {
            assess(payroll, EXAMPLE_16.get(i), i);
        }
        employer(payroll);
        flexible();
    }

    private void assess(String payroll, Example example, int nth) {
        String expected = "base %s employee %s".formatted(example.base(), example.share());
        long wageFen = Yuan.toFen(example.wage());
        Answer quote =
                run.payment()
                        .api()
                        .get(
                                "/v1/contribution-quotes?region=%s&month=%s&wageFen=%d"
                                        .formatted(Run.HENAN, MONTH, wageFen))
                        .orFail("a quote");
        run.report()
                .check("16", "quote for a wage of " + example.wage(), expected, assessed(quote));
        String member =
                run.payment()
                        .enrol(
                                Person.employee(
                                        "示例员工",
                                        run.idNumberInHenan(BIRTH_DATE.plusDays(nth)),
                                        Run.HENAN));
        Answer line = run.payment().line(payroll, member, Run.HENAN, wageFen).orFail("a line");
        run.report().check("16", "payroll line with it", expected, assessed(line));
    }

    private static String assessed(Answer answer) {
        return "base %s employee %s"
                .formatted(Yuan.of(answer.fen("baseFen")), Yuan.of(answer.fen("employeeShareFen")));
    }

    private void employer(String payroll) {
        String expected = "payroll 38,000.00 bases 32,536.00 employer 3,040.00";
        List<Long> wages = EXAMPLE_16.stream().map(example -> Yuan.toFen(example.wage())).toList();
        Map<String, Object> question =
                Map.of("region", Run.HENAN, "month", MONTH, "wagesFen", wages);
        Answer quote = run.payment().api().ask("/v1/employer-quotes", question).orFail("a quote");
        run.report()
                .check(
                        "17",
                        "quote for the employer of those three",
                        expected,
                        employerShare(quote));
        Answer totals = run.payment().api().get(payroll).orFail("the totals of a payroll");
        run.report()
                .check(
                        "17",
                        "the employer's month after three lines",
                        expected,
                        employerShare(totals));
    }

    private static String employerShare(Answer answer) {
        return "payroll %s bases %s employer %s"
                .formatted(
                        Yuan.of(answer.fen("payrollFen")),
                        Yuan.of(answer.fen("basesFen")),
                        Yuan.of(answer.fen("employerShareFen")));
    }

    private void flexible() {
        String member =
                run.payment()
                        .enrol(
                                Person.flexible(
                                        "示例灵活",
                                        run.idNumberInHenan(BIRTH_DATE.plusYears(1)),
                                        Run.HENAN));
        Map<String, String> contribution =
                Map.of(
                        "memberId",
                        member,
                        "month",
                        MONTH,
                        "channel",
                        "WECHAT",
                        "channelReference",
                        run.billNumber("FLEX"));
        Answer answer =
                run.caller()
                        .write(run.payment().api(), "/v1/flexible-contributions", contribution)
                        .orFail("a flexible worker's contribution");
        run.report()
                .check(
                        "15",
                        "a flexible worker's month",
                        "500.80",
                        Yuan.of(answer.fen("amountFen")));
    }
}
