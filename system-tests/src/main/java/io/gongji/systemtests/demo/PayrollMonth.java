package io.gongji.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Api;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.PaymentDesk;
import io.gongji.systemtests.client.Yuan;
import io.gongji.systemtests.demo.DemoFiles.WageLine;
import io.gongji.systemtests.people.Wages;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// A payroll month of 10,000 employees, with the ledger killed in the middle of it; every total is
/// compared with the demo's own computation from the file.
final class PayrollMonth {
    private static final String BOOK = "41";
    private static final String MONTH = "2025-03";
    private static final String CSV = "text/csv";
    private static final int KILL_AFTER_RECORDS = 1_500;
    private static final int SAMPLE_EVERY = 397;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Run run;
    private final DemoStack stack;
    private final Api payment;
    private final String payroll;
    private final List<WageLine> wages = DemoFiles.wages();

    PayrollMonth(Run run, DemoStack stack) {
        this.run = run;
        this.stack = stack;
        this.payment = run.payment().api();
        this.payroll = PaymentDesk.payroll(run.employer("MONTH"), MONTH);
    }

    void play() {
        run.report().section("A payroll month of 10,000 employees in Henan");
        enrol();
        Map<String, Long> before = sampledBalances();
        sendFileAndKillTheLedger();
        checkTotals();
        sendFileAgain();
        receiveAndAllot();
        checkBalances(before);
    }

    private void enrol() {
        Answer answer =
                run.caller()
                        .write(
                                payment,
                                "/v1/member-files",
                                CSV,
                                DemoFiles.bytes(InputFiles.ENROLMENT),
                                Caller.freshKey())
                        .orFail("the enrolment file");
        long known = answer.fen("accepted") + answer.fen("repeated");
        run.report()
                .say(
                        "%d enrolled now, %d were enrolled before"
                                .formatted(answer.fen("accepted"), answer.fen("repeated")));
        run.report()
                .check(
                        "the enrolment file (sent twice)",
                        "10000 enrolled, 0 rejected",
                        known + " enrolled, " + rejected(answer));
    }

    private void sendFileAndKillTheLedger() {
        long before = run.ledger().seq(BOOK);
        String key = Caller.freshKey();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Answer> sending =
                    CompletableFuture.supplyAsync(() -> sendFile(key), executor);
            String when = killInTheMiddle(before);
            run.report()
                    .check(
                            "the ledger is killed (kill -9) in the middle of the file",
                            "in the middle",
                            when);
            stack.bringLedgerBack();
            run.report().say("the ledger runs again");
            Answer answer = sending.join().orFail("the payroll file");
            run.report()
                    .check(
                            "the payroll file (sent twice, the same key)",
                            "10000 accepted, 0 repeated, 0 rejected",
                            lines(answer));
        }
        awaitAnswers();
        long added = run.ledger().seq(BOOK) - before;
        run.report().say("book %s has %,d new records".formatted(BOOK, added));
    }

    private Answer sendFile(String key) {
        return run.caller()
                .write(
                        payment,
                        payroll + "/files?region=" + Run.HENAN,
                        CSV,
                        DemoFiles.bytes(InputFiles.PAYROLL),
                        key);
    }

    /// Watches the book grow and kills its ledger when the first lines of the file are in it and
    /// the last are not.
    private String killInTheMiddle(long before) {
        long seen =
                Awaitility.await("the first records of the payroll file")
                        .atMost(PATIENCE)
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .until(
                                () -> run.ledger().seq(BOOK) - before,
                                added -> added >= KILL_AFTER_RECORDS);
        long pid = stack.killLedger();
        run.report()
                .say("killed process %d when %,d records were in the book".formatted(pid, seen));
        return seen < wages.size() ? "in the middle" : "too late: all records were there";
    }

    private void awaitAnswers() {
        Awaitility.await("the ledger's answers to the payroll file")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> totals().fen("pending") == 0);
    }

    private Answer totals() {
        return payment.get(payroll).orFail("the totals of the payroll");
    }

    private static String lines(Answer answer) {
        return "%d accepted, %d repeated, %s"
                .formatted(answer.fen("accepted"), answer.fen("repeated"), rejected(answer));
    }

    /// How many lines were rejected, and why the first one was.
    private static String rejected(Answer answer) {
        JsonNode first = answer.body().path("errors").path(0);
        return answer.fen("rejected")
                + " rejected"
                + (first.isMissingNode() ? "" : ", first " + first);
    }

    private void checkTotals() {
        Answer totals = totals();
        run.report().check("lines of the month", "10000", totals.text("lines"));
        checkFen("wages", payrollFen(), totals.fen("payrollFen"));
        checkFen("bases between floor and ceiling", basesFen(), totals.fen("basesFen"));
        checkFen(
                "employees' 2 %, each rounded half-up",
                employeesFen(), totals.fen("employeeShareFen"));
        checkFen("employer's 8 %", employerFen(), totals.fen("employerShareFen"));
    }

    private void checkFen(String step, long expectedFen, long answeredFen) {
        run.report().check(step, Yuan.of(expectedFen), Yuan.of(answeredFen));
    }

    private long payrollFen() {
        return wages.stream().mapToLong(WageLine::wageFen).sum();
    }

    private long basesFen() {
        return wages.stream().mapToLong(line -> Wages.baseFen(line.wageFen())).sum();
    }

    private long employeesFen() {
        return wages.stream().mapToLong(line -> Wages.employeeShareFen(line.wageFen())).sum();
    }

    private long employerFen() {
        return Wages.employerShareFen(payrollFen(), basesFen());
    }

    private void sendFileAgain() {
        long before = run.ledger().seq(BOOK);
        Answer again = sendFile(Caller.freshKey()).orFail("the payroll file, once more");
        run.report()
                .check(
                        "the same file as a new request",
                        "0 accepted, 10000 repeated, 0 rejected",
                        lines(again));
        run.report()
                .check(
                        "the book afterwards",
                        "0 new records",
                        run.ledger().recordsAfter(BOOK, before) + " new records");
    }

    /// Half of the employees' money first: only whole shares are allotted from it, in the file's
    /// order.
    private void receiveAndAllot() {
        long firstFen = employeesFen() / 2;
        run.payment().receipt(payroll, Run.HENAN, reference(1), firstFen).orFail("a receipt");
        run.payment().allotment(payroll).orFail("an allotment");
        long covered = 0;
        int persons = 0;
        while (covered + share(persons) <= firstFen) {
            covered += share(persons);
            persons++;
        }
        run.report()
                .check(
                        "half of it received: allotted to the %d whom it covers".formatted(persons),
                        Yuan.of(covered),
                        Yuan.of(allottedFen(covered)));
        long restFen = employeesFen() - firstFen + employerFen();
        run.payment().receipt(payroll, Run.HENAN, reference(2), restFen).orFail("a receipt");
        run.payment().allotment(payroll).orFail("an allotment");
        awaitAnswers();
        Answer totals = totals();
        checkFen("received", employeesFen() + employerFen(), totals.fen("receivedFen"));
        checkFen("allotted", employeesFen(), allottedFen(employeesFen()));
        Answer tooMuch = run.payment().receipt(payroll, Run.HENAN, reference(3), 1);
        run.report().check("one fen more than is due", "RECEIPT_EXCEEDS_ASSESSED", tooMuch.code());
    }

    /// What the month has allotted. The stack's own month-end may be at work on the same payroll,
    /// as the clock was set; together the two allot what the receipts cover, once.
    private long allottedFen(long expectedFen) {
        try {
            return Awaitility.await("the allotment of half the payroll")
                    .atMost(PATIENCE)
                    .until(() -> totals().fen("allottedFen"), fen -> fen == expectedFen);
        } catch (ConditionTimeoutException never) {
            return totals().fen("allottedFen");
        }
    }

    private long share(int line) {
        return Wages.employeeShareFen(wages.get(line).wageFen());
    }

    private String reference(int nth) {
        return run.billNumber("MONTH-" + nth);
    }

    private Map<String, Long> sampledBalances() {
        Map<String, Long> balances = new LinkedHashMap<>();
        for (int i = 0; i < wages.size(); i += SAMPLE_EVERY) {
            String memberId =
                    payment.ask("/v1/member-lookups", Map.of("idNumber", wages.get(i).idNumber()))
                            .orFail("an employee")
                            .text("memberId");
            balances.put(memberId, run.ledger().availableFen(memberId));
        }
        return balances;
    }

    private void checkBalances(Map<String, Long> before) {
        int wrong = 0;
        int line = 0;
        for (Map.Entry<String, Long> account : before.entrySet()) {
            long addedFen = run.ledger().availableFen(account.getKey()) - account.getValue();
            wrong += addedFen == share(line) ? 0 : 1;
            line += SAMPLE_EVERY;
        }
        run.report()
                .check(
                        "accounts of %d employees, by the file's wage".formatted(before.size()),
                        "0 wrong",
                        wrong + " wrong");
        JsonNode open =
                run.ledger()
                        .api()
                        .get(
                                "/v1/accounts/balance?account=2190&fund=EMPLOYEE&region=%s&owner=%s:%s"
                                        .formatted(Run.HENAN, run.employer("MONTH"), MONTH))
                        .orFail("an account")
                        .body();
        run.report().check("waiting to be allotted (2190)", "0", open.path("balanceFen").asText());
    }
}
