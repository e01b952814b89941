package io.gongji.systemtests.examples;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.PaymentDesk;
import io.gongji.systemtests.client.Yuan;
import io.gongji.systemtests.people.Person;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The day, persons, their employers and what is on their accounts.
final class PeopleVerbs implements Verbs {
    private static final LocalDate INSURED_FROM = LocalDate.of(2024, 7, 1);

    private final Stage stage;

    PeopleVerbs(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Map<String, Verb> verbs() {
        return Map.ofEntries(
                entry("on", this::on),
                entry("employee", step -> person(step, "EMPLOYEE", "ACTIVE")),
                entry("retired", step -> person(step, "EMPLOYEE", "RETIRED")),
                entry("flexible", step -> person(step, "FLEXIBLE", "ACTIVE")),
                entry("resident", step -> person(step, "RESIDENT", "")),
                entry("insured-until", this::insuredUntil),
                entry("account-closed", this::accountClosed),
                entry("feed", this::feed),
                entry("wage", this::wage),
                entry("payroll", this::payroll),
                entry("flexible-month", this::flexibleMonth),
                entry("assess", this::assess),
                entry("employer-pays", this::employerPays),
                entry("employer-month", step -> employerMonth(step.word(0), step.word(1))),
                entry("month-end", step -> payment().monthEnd(step.word(0))));
    }

    /// `on 2024-10-15 [22:30]`
    private Answer on(Step step) {
        LocalTime time =
                step.words().size() > 1 ? LocalTime.parse(step.word(1)) : LocalTime.of(10, 0);
        stage.desks().clock().set(LocalDateTime.of(LocalDate.parse(step.word(0)), time));
        return nothing();
    }

    /// `employee GIVER 130100 [born=1980-11-30] [has=1000]`
    private Answer person(Step step, String scheme, String category) {
        String idNumber =
                step.has("born")
                        ? stage.names().idNumber(LocalDate.parse(step.option("born", "")))
                        : stage.names().idNumber();
        Person person = new Person("示例", idNumber, step.word(1), scheme, category, INSURED_FROM);
        Answer enrolled = stage.remember(step.word(0), payment().enrolment(person), "memberId");
        if (step.has("has")) {
            put(step.word(0), step.word(1), step.option("has", "0"));
        }
        return enrolled;
    }

    /// `feed GIVER 130100 260`
    private Answer feed(Step step) {
        put(step.word(0), step.word(1), step.word(2));
        return nothing();
    }

    private void put(String name, String region, String yuan) {
        String employer = stage.names().next("E");
        payment().feed(stage.id(name), employer, region, Yuan.toFen(yuan));
    }

    private Answer insuredUntil(Step step) {
        return payment().endInsurance(stage.id(step.word(0)), step.word(1));
    }

    private Answer accountClosed(Step step) {
        return payment().closeAccount(stage.id(step.word(0)), step.word(1), step.word(2));
    }

    /// `wage 3000 410000 2025-03`: an employee's line at an employer of its own.
    private Answer wage(Step step) {
        return line(stage.names().next("E"), step.word(0), step.word(1), step.word(2));
    }

    /// `payroll 410000 2025-03 wages=3000,10000,25000`: the totals of one employer.
    private Answer payroll(Step step) {
        String employer = stage.names().next("E");
        for (String wage : step.option("wages", "").split(",", -1)) {
            line(employer, wage, step.word(0), step.word(1)).orFail("a payroll line");
        }
        return payment().api().get(PaymentDesk.payroll(employer, step.word(1)));
    }

    private Answer line(String employer, String wage, String region, String month) {
        String member =
                stage.desks()
                        .payment()
                        .enrol(Person.employee("示例", stage.names().idNumber(), region));
        return payment()
                .line(PaymentDesk.payroll(employer, month), member, region, Yuan.toFen(wage));
    }

    /// `assess FACTORY FATHER 130100 2025-10 12000`: a wage at an employer that several share.
    private Answer assess(Step step) {
        return payment()
                .line(
                        PaymentDesk.payroll(employer(step.word(0)), step.word(3)),
                        stage.id(step.word(1)),
                        step.word(2),
                        Yuan.toFen(step.word(4)));
    }

    /// `employer-pays FACTORY 130100 2025-10`: all that is due; the totals afterwards.
    private Answer employerPays(Step step) {
        Answer due = employerMonth(step.word(0), step.word(2)).orFail("the totals of a payroll");
        payment()
                .receipt(
                        PaymentDesk.payroll(employer(step.word(0)), step.word(2)),
                        step.word(1),
                        stage.names().next("R"),
                        due.fen("employeeShareFen") + due.fen("employerShareFen"))
                .orFail("a receipt");
        return employerMonth(step.word(0), step.word(2));
    }

    private Answer employerMonth(String employer, String month) {
        return payment().api().get(PaymentDesk.payroll(employer(employer), month));
    }

    private String employer(String name) {
        return stage.ids().computeIfAbsent("employer " + name, _ -> stage.names().next("E"));
    }

    private PaymentDesk payment() {
        return stage.desks().payment();
    }

    /// `flexible-month WORKER 2025-03 [months=12]`: the last answer, and the sum.
    private Answer flexibleMonth(Step step) {
        int months = Integer.parseInt(step.option("months", "1"));
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < months; i++) {
            String month = YearMonth.parse(step.word(1)).plusMonths(i).toString();
            answers.add(
                    stage.desks()
                            .payment()
                            .flexibleMonth(stage.id(step.word(0)), month, stage.names().next("F")));
        }
        Answer last = answers.getLast();
        if (last.succeeded()) {
            long sumFen = answers.stream().mapToLong(answer -> answer.fen("amountFen")).sum();
            return Answers.with(last, "sumFen", sumFen);
        }
        return last;
    }

    private static Answer nothing() {
        return Answer.of(JsonNodeFactory.instance.objectNode());
    }
}
