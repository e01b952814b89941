package io.gongji.systemtests.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the agency settles with hospitals, with patients who prepaid and with third parties, at
/// payment-service.
public final class BenefitDesk {
    private static final String AGENCY = "agency";

    private final Api payment;
    private final Caller caller;

    public BenefitDesk(Services services, Caller caller) {
        this.payment = services.payment();
        this.caller = caller;
    }

    public Answer advance(String provider, String month, long amountFen, String reference) {
        Map<String, Object> body = employeeFund();
        body.put("month", month);
        body.put("amountFen", amountFen);
        body.put("bankReference", reference);
        return caller.write(payment, "/v1/providers/" + provider + "/advances", body);
    }

    /// A statement over posted bills, each with what the ledger owes for it.
    public Answer statement(String provider, String month, String number, List<Answer> bills) {
        Map<String, Object> body = employeeFund();
        body.put("month", month);
        body.put("statementNumber", number);
        body.put(
                "bills",
                bills.stream()
                        .map(bill -> named(bill.text("providerNumber"), owedFen(bill)))
                        .toList());
        return caller.write(payment, "/v1/providers/" + provider + "/statements", body);
    }

    private static long owedFen(Answer bill) {
        return bill.fen("fundFen")
                + bill.fen("ownFen")
                + bill.fen("poolFen")
                + bill.fen("walletFen");
    }

    /// The approval, by somebody else than the hospital.
    public Answer approveStatement(String id, String billNumber, long disallowedFen) {
        return asAgency(
                "/v1/provider-statements/" + id + "/approval",
                disallowedFen == 0
                        ? Map.of()
                        : Map.of("disallowances", List.of(named(billNumber, disallowedFen))));
    }

    public Answer disallow(String id, String billNumber, long amountFen) {
        return asAgency(
                "/v1/provider-statements/" + id + "/disallowances",
                Map.of("disallowances", List.of(named(billNumber, amountFen))));
    }

    public Answer payStatement(String id, String reference) {
        return asAgency(
                "/v1/provider-statements/" + id + "/payment", Map.of("bankReference", reference));
    }

    public Answer finalAccount(String provider, int year, String reference) {
        Map<String, Object> body = employeeFund();
        body.put("bankReference", reference);
        return asAgency("/v1/providers/" + provider + "/years/" + year + "/final-account", body);
    }

    public Answer claim(Map<String, Object> claim) {
        return caller.write(payment, "/v1/claims", claim);
    }

    public Answer approveClaim(String id, Map<String, Object> reviewed) {
        return asAgency("/v1/claims/" + id + "/approval", reviewed);
    }

    public Answer payClaim(String id, String reference) {
        return asAgency("/v1/claims/" + id + "/payment", Map.of("bankReference", reference));
    }

    public Answer openRecourse(String claimId, String caseNumber, long amountFen) {
        return asAgency(
                "/v1/recourses",
                Map.of("claimId", claimId, "caseNumber", caseNumber, "amountFen", amountFen));
    }

    public Answer recover(String id, long amountFen, String reference) {
        return asAgency(
                "/v1/recourses/" + id + "/recoveries",
                Map.of("amountFen", amountFen, "bankReference", reference));
    }

    /// Gives up what is open, by somebody else than who opened it.
    public Answer writeOff(String id) {
        return caller.write(payment, "/v1/recourses/" + id + "/write-off", Map.of());
    }

    private Answer asAgency(String path, Map<String, Object> body) {
        Answer answer =
                payment.post(
                        path,
                        "application/json",
                        Api.json(body),
                        Map.of(
                                "Idempotency-Key",
                                Caller.freshKey(),
                                "Gongji-Caller",
                                AGENCY,
                                "Prefer",
                                "wait=30"));
        if (answer.pending()) {
            throw new AssertionError("the ledger did not answer within 30 s: " + path);
        }
        return answer;
    }

    private static Map<String, Object> employeeFund() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("region", "130100");
        body.put("fund", "EMPLOYEE");
        return body;
    }

    private static Map<String, Object> named(String number, long amountFen) {
        return Map.of("providerNumber", number, "amountFen", amountFen);
    }
}
