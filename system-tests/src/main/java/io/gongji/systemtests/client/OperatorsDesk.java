package io.gongji.systemtests.client;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/// What operators ask of the ledger: freezes of accounts and grants, and corrections by two people.
public final class OperatorsDesk {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String OPERATOR = "operator";

    private final Api ledger;

    public OperatorsDesk(Services services) {
        this.ledger = services.ledger();
    }

    public Answer freezeAccount(String memberId) {
        return settled("/v1/members/" + memberId + "/freeze", OPERATOR, order());
    }

    public Answer unfreezeAccount(String memberId) {
        return settled("/v1/members/" + memberId + "/unfreeze", OPERATOR, lifted());
    }

    public Answer freezeGrant(String grantId) {
        return settled("/v1/grants/" + grantId + "/freeze", OPERATOR, order());
    }

    public Answer unfreezeGrant(String grantId) {
        return settled("/v1/grants/" + grantId + "/unfreeze", OPERATOR, lifted());
    }

    private static Map<String, Object> order() {
        return Map.of("reason", "COURT_ORDER", "orderReference", "(2025)冀0102执保17号");
    }

    private static Map<String, Object> lifted() {
        return Map.of("orderReference", "(2025)冀0102执保17号之一");
    }

    /// Asks that a record be taken back; nothing is posted before somebody else approves.
    public Answer askForCorrection(String book, long seq, String as) {
        return send(
                "/v1/books/%s/records/%d/corrections".formatted(book, seq),
                as,
                Caller.freshKey(),
                Map.of("reason", "POSTED_TWICE", "reference", "NOTE-2025-12"));
    }

    public Answer approveCorrection(String book, String operationId, String as) {
        return settled(
                "/v1/books/%s/operations/%s/approval".formatted(book, operationId), as, Map.of());
    }

    /// Sends again until the book has answered.
    private Answer settled(String path, String as, Map<String, Object> body) {
        String key = Caller.freshKey();
        return Awaitility.await("the book's answer to " + path)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> send(path, as, key, body), answer -> !answer.pending());
    }

    private Answer send(String path, String as, String key, Map<String, Object> body) {
        return ledger.post(
                path,
                "application/json",
                Api.json(body),
                Map.of("Idempotency-Key", key, "Gongji-Caller", as));
    }
}
