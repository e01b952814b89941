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

/// What must be refused, each with its reason (examples 56, 62 and 65, and inputs that are wrong).
final class Refusals {
    private static final int CHILDREN = 9;
    private static final LocalDate BIRTH_DATE = LocalDate.of(1977, 1, 1);
    private static final Map<String, String> NO_HEADERS = Map.of();

    private final Run run;
    private final Family family;

    Refusals(Run run, Family family) {
        this.run = run;
        this.family = family;
    }

    void play() {
        run.report().section("Bindings that a policy allows, and those it does not");
        nineChildren();
        faces();
        uninsured();
        run.report().section("Wrong inputs: nothing is written, and the answer says why");
        long before = run.ledger().seq("13");
        wrongInputs();
        keyUsedTwice();
        run.report().check("book 13 afterwards", "no new record", newRecords(before));
    }

    private String newRecords(long before) {
        long added = run.ledger().seq("13") - before;
        return added == 0 ? "no new record" : added + " new records";
    }

    private void nineChildren() {
        String giver = family.id("giver-43");
        int bound = run.pooling().giver(giver).body().path("bindings").size();
        String answered = "";
        for (int i = 1; i <= CHILDREN && answered.isEmpty(); i++) {
            Answer binding = run.pooling().bindChild(giver, family.id("child-" + i), "CHILD");
            if (binding.succeeded()) {
                bound++;
            } else {
                answered = "%s after %d relatives".formatted(binding.code(), bound);
            }
        }
        run.report()
                .check(
                        "56",
                        "a giver binds a ninth relative",
                        "MEMBER_LIMIT after 8 relatives",
                        answered);
    }

    private void faces() {
        String giver = family.id("giver-41");
        checkBinding(
                "62",
                "a relative aged 15, without face verification",
                "BOUND",
                bindChild(giver, "aged-15"));
        checkBinding("62", "aged exactly 16 today", "FACE_REQUIRED", bindChild(giver, "aged-16"));
        checkBinding("62", "aged 17", "FACE_REQUIRED", bindChild(giver, "aged-17"));
        String failed = run.pooling().faceFailed(family.id("aged-17"));
        Answer withFailed =
                run.pooling().binding(giver, family.id("aged-17"), "CHILD", "POOL", failed);
        checkBinding("62", "aged 17, the verification failed", "FACE_FAILED", withFailed);
        Answer withPassed = run.pooling().bind(giver, family.id("aged-17"), "CHILD");
        checkBinding("62", "aged 17, verified (by the simulator)", "BOUND", withPassed);
    }

    private Answer bindChild(String giver, String key) {
        return run.pooling().bindChild(giver, family.id(key), "CHILD");
    }

    private void uninsured() {
        checkBinding(
                "65",
                "a relative whose insurance ended",
                "MEMBER_NOT_INSURED",
                bindChild(family.id("giver-41"), "uninsured"));
        Answer resident =
                run.pooling().bindChild(family.id("child-1"), family.id("child-2"), "SIBLING");
        checkBinding(
                "58", "a giver in the resident scheme", "GIVER_HAS_NO_PERSONAL_ACCOUNT", resident);
    }

    private void checkBinding(String example, String step, String expected, Answer answer) {
        run.report()
                .check(
                        example,
                        step,
                        expected,
                        answer.succeeded() ? answer.text("status") : answer.code());
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
        refused(
                "a bill of nothing",
                "INVALID_AMOUNT",
                run.payment().settle(bill(family.id("giver-41"), 0)));
        refused(
                "a bill of minus 5.00",
                "INVALID_AMOUNT",
                run.payment().settle(bill(family.id("giver-41"), -500)));
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
        body.put("giverId", family.id("giver-45"));
        body.put("relativeId", family.id("child-9"));
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
