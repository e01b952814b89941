package io.gongji.systemtests.demo;

import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Api;
import io.gongji.systemtests.client.Caller;
import io.gongji.systemtests.client.PaymentDesk;
import io.gongji.systemtests.people.IdNumbers;
import io.gongji.systemtests.people.Person;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/// Inputs that are wrong: each is refused with its reason, and nothing is written.
final class Refusals {
    private static final LocalDate BIRTH_DATE = LocalDate.of(1977, 1, 1);
    private static final LocalDate GIVERS_BIRTH_DATE = LocalDate.of(1978, 1, 1);
    private static final LocalDate CHILDS_BIRTH_DATE = LocalDate.of(2018, 1, 1);
    private static final Map<String, String> NO_HEADERS = Map.of();

    private final Run run;
    private final String giver;
    private final String child;

    Refusals(Run run) {
        this.run = run;
        this.giver =
                run.payment()
                        .enrol(
                                Person.employee(
                                        "示例甲", run.idNumber(GIVERS_BIRTH_DATE), Run.SHIJIAZHUANG));
        this.child =
                run.payment()
                        .enrol(
                                Person.resident(
                                        "示例童", run.idNumber(CHILDS_BIRTH_DATE), Run.SHIJIAZHUANG));
    }

    void play() {
        run.report().section("Wrong inputs: nothing is written, and the answer says why");
        run.pooling().bindChild(giver, child, "CHILD").orFail("a binding");
        long before = run.ledger().seq("13");
        wrongInputs();
        keyUsedTwice();
        run.report().check("book 13 afterwards", "no new record", newRecords(before));
    }

    private String newRecords(long before) {
        long added = run.ledger().recordsAfter("13", before);
        return added == 0 ? "no new record" : added + " new records";
    }

    private void wrongInputs() {
        String idNumber = run.idNumber(BIRTH_DATE);
        refused(
                "an ID number with a wrong check digit",
                "ID_NUMBER_INVALID",
                run.payment()
                        .enrolment(
                                Person.employee(
                                        "示例误",
                                        IdNumbers.withWrongCheckDigit(idNumber),
                                        Run.SHIJIAZHUANG)));
        refused(
                "a region that does not exist",
                "UNKNOWN_REGION",
                run.payment().enrolment(Person.employee("示例误", idNumber, "999999")));
        refused("a bill of nothing", "INVALID_AMOUNT", run.payment().settle(bill(giver, 0)));
        refused("a bill of minus 5.00", "INVALID_AMOUNT", run.payment().settle(bill(giver, -500)));
        refused(
                "a bill of somebody unknown",
                "MEMBER_UNKNOWN",
                run.payment().settle(bill("00000000-0000-7000-8000-000000000000", 100)));
        Api payment = run.payment().api();
        byte[] noJson = "{\"memberId\": ".getBytes(StandardCharsets.UTF_8);
        refused(
                "a body that is cut off",
                "MALFORMED_BODY",
                run.caller()
                        .write(
                                payment,
                                "/v1/settlements",
                                "application/json",
                                noJson,
                                Caller.freshKey()));
        refused(
                "a write without an Idempotency-Key",
                "IDEMPOTENCY_KEY_MISSING",
                payment.post(
                        "/v1/settlements", "application/json", Api.json(Map.of()), NO_HEADERS));
        byte[] columns = "name,salary\n".getBytes(StandardCharsets.UTF_8);
        String files =
                PaymentDesk.payroll(run.employer("WRONG"), "2025-03")
                        + "/files?region="
                        + Run.HENAN;
        refused(
                "a payroll file with other columns",
                "FILE_UNREADABLE",
                run.caller().write(payment, files, "text/csv", columns, Caller.freshKey()));
    }

    private PaymentDesk.Bill bill(String memberId, long totalFen) {
        return new PaymentDesk.Bill(
                memberId,
                "PROV0001",
                Run.SHIJIAZHUANG,
                run.billNumber("WRONG"),
                "2025-03-10",
                totalFen,
                totalFen);
    }

    private void refused(String step, String expected, Answer answer) {
        run.report().check(step, expected, answer.code());
    }

    /// The same key with another body is another request and must not pass as a repeat.
    private void keyUsedTwice() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("giverId", giver);
        body.put("relativeId", child);
        body.put("relation", "CHILD");
        body.put("purpose", "FAMILY_CODE");
        String key = Caller.freshKey();
        Api pooling = run.pooling().api();
        pooling.post("/v1/bindings", body, key).orFail("a binding");
        body.put("relation", "GRANDCHILD");
        refused(
                "the same Idempotency-Key with another body",
                "IDEMPOTENCY_KEY_REUSED",
                pooling.post("/v1/bindings", body, key));
    }
}
