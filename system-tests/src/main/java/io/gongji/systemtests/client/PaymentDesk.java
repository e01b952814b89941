package io.gongji.systemtests.client;

import io.gongji.systemtests.people.Person;
import io.gongji.systemtests.people.Wages;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/// What a counter, an employer, a tax bureau or a hospital does at payment-service.
public final class PaymentDesk {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Api payment;
    private final Caller caller;

    public PaymentDesk(Services services, Caller caller) {
        this.payment = services.payment();
        this.caller = caller;
    }

    public Api api() {
        return payment;
    }

    /// Enrols a person and gives the member id.
    public String enrol(Person person) {
        return enrolment(person).orFail("the enrolment of a person").text("memberId");
    }

    public Answer enrolment(Person person) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", person.name());
        body.put("idNumber", person.idNumber());
        body.put("region", person.region());
        body.put("scheme", person.scheme());
        if (!person.category().isEmpty()) {
            body.put("category", person.category());
        }
        body.put("insuredFrom", person.insuredFrom().toString());
        return caller.write(payment, "/v1/members", body);
    }

    /// Puts exactly `amountFen` on a new account: payroll lines, receipts and allotments of
    /// employers of its own.
    public void feed(String memberId, String employerPrefix, String region, long amountFen) {
        Wages wages = Wages.puttingOnAccount(amountFen);
        Wages.Month last = null;
        for (Wages.Month month : wages.months()) {
            payOneWage(memberId, payroll(employerPrefix, month), region, month.wageFen());
            last = month;
        }
        if (wages.takenBackFen() > 0 && last != null) {
            Map<String, Object> correction =
                    Map.of("memberId", memberId, "takenBackFen", wages.takenBackFen());
            caller.write(payment, payroll(employerPrefix, last) + "/corrections", correction)
                    .orFail("a correction");
        }
    }

    private static String payroll(String employerPrefix, Wages.Month month) {
        return payroll(employerPrefix + (char) ('A' + month.employer()), month.month().toString());
    }

    public static String payroll(String employer, String month) {
        return "/v1/employers/" + employer + "/payrolls/" + month;
    }

    private void payOneWage(String memberId, String payroll, String region, long wageFen) {
        line(payroll, memberId, region, wageFen).orFail("a payroll line");
        Answer totals = payment.get(payroll).orFail("the totals of a payroll");
        long dueFen = totals.fen("employeeShareFen") + totals.fen("employerShareFen");
        receipt(payroll, region, payroll.substring("/v1/employers/".length()), dueFen)
                .orFail("a receipt");
        allotment(payroll).orFail("an allotment");
    }

    public Answer line(String payroll, String memberId, String region, long wageFen) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("memberId", memberId);
        body.put("wageFen", wageFen);
        body.put("region", region);
        return caller.write(payment, payroll + "/lines", body);
    }

    public Answer receipt(String payroll, String region, String reference, long amountFen) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("channel", "TAX");
        body.put("channelReference", reference.replace("/payrolls/", "-"));
        body.put("amountFen", amountFen);
        body.put("region", region);
        return caller.write(payment, payroll + "/receipts", body);
    }

    public Answer allotment(String payroll) {
        return caller.write(payment, payroll + "/allotments", Map.of());
    }

    /// Asks for a bill to be settled.
    public Answer settle(Bill bill) {
        return caller.write(payment, "/v1/settlements", bill.request());
    }

    /// What a bill would be split into; nothing is written.
    public Answer trial(Bill bill) {
        return payment.ask("/v1/settlements/trial", bill.request());
    }

    public Answer voidBill(String settlementId) {
        return caller.write(payment, "/v1/settlements/" + settlementId + "/void", Map.of());
    }

    public Answer settlement(String settlementId) {
        return payment.get("/v1/settlements/" + settlementId).orFail("a settlement");
    }

    /// Takes back a bill by the provider's own number, whether it arrived or not (冲正).
    public Answer reverse(String providerId, String providerNumber) {
        return caller.write(
                payment,
                "/v1/providers/%s/settlements/%s/reversal".formatted(providerId, providerNumber),
                Map.of());
    }

    /// A flexible worker's month, paid by a channel.
    public Answer flexibleMonth(String memberId, String month, String reference) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("memberId", memberId);
        body.put("month", month);
        body.put("channel", "ALIPAY");
        body.put("channelReference", reference);
        return caller.write(payment, "/v1/flexible-contributions", body);
    }

    /// Says when a person died (死亡登记).
    public Answer death(String memberId, String diedOn) {
        return caller.write(
                payment, "/v1/members/" + memberId + "/death", Map.of("diedOn", diedOn));
    }

    /// Says when a person's insurance ended (停保).
    public Answer endInsurance(String memberId, String lastDay) {
        return caller.write(
                payment, "/v1/members/" + memberId + "/insurance-end", Map.of("lastDay", lastDay));
    }

    public Answer closeAccount(String memberId, String reason, String day) {
        return caller.write(
                payment,
                "/v1/members/" + memberId + "/closure",
                Map.of("reason", reason, "closedOn", day));
    }

    /// Asks for personal-account money in cash.
    public Answer withdraw(Map<String, Object> request) {
        return caller.write(payment, "/v1/withdrawals", request);
    }

    /// The approval, by somebody else than who asked.
    public Answer approveWithdrawal(String withdrawalId, String as) {
        Map<String, String> headers =
                Map.of("Idempotency-Key", Caller.freshKey(), "Gongji-Caller", as);
        return Awaitility.await("the approval of a withdrawal")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(
                        () ->
                                payment.post(
                                        "/v1/withdrawals/" + withdrawalId + "/approval",
                                        "application/json",
                                        Api.json(Map.of()),
                                        headers),
                        answer -> !answer.pending());
    }

    public Answer payWithdrawal(String withdrawalId, String bankReference) {
        return caller.write(
                payment,
                "/v1/withdrawals/" + withdrawalId + "/payment",
                Map.of("bankReference", bankReference));
    }

    /// Runs a month's allotments, as the last evening of the month does by itself.
    public Answer monthEnd(String month) {
        return caller.write(payment, "/v1/month-ends/" + month + "/allotments", Map.of());
    }

    /// A bill as a provider sends it, all of it in scope.
    public record Bill(
            String memberId,
            String providerId,
            String providerRegion,
            String providerNumber,
            String serviceDate,
            long totalFen,
            long inScopeFen) {
        public Map<String, Object> request() {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("memberId", memberId);
            body.put("providerId", providerId);
            body.put("providerRegion", providerRegion);
            body.put("providerNumber", providerNumber);
            body.put("serviceDate", serviceDate);
            body.put("benefit", "OUTPATIENT");
            body.put("totalFen", totalFen);
            body.put("inScopeFen", inScopeFen);
            return body;
        }
    }
}
