package io.gongji.systemtests.client;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a family does at pooling-service.
public final class PoolingDesk {
    private final Api pooling;
    private final Api face;
    private final Caller caller;

    public PoolingDesk(Services services, Caller caller) {
        this.pooling = services.pooling();
        this.face = services.face();
        this.caller = caller;
    }

    public Api api() {
        return pooling;
    }

    /// Binds a relative for pooling; a grown-up passes the face verification first.
    public Answer bind(String giverId, String relativeId, String relation) {
        return binding(giverId, relativeId, relation, "POOL", facePassed(relativeId));
    }

    /// Binds without a face verification, as for a child.
    public Answer bindChild(String giverId, String relativeId, String relation) {
        return binding(giverId, relativeId, relation, "POOL", "");
    }

    /// Puts a relative on the family-code list (亲情账户), which moves no money.
    public Answer bindFamilyCode(String giverId, String relativeId, String relation) {
        return binding(giverId, relativeId, relation, "FAMILY_CODE", facePassed(relativeId));
    }

    public Answer binding(
            String giverId, String relativeId, String relation, String purpose, String faceToken) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("giverId", giverId);
        body.put("relativeId", relativeId);
        body.put("relation", relation);
        body.put("purpose", purpose);
        if (!faceToken.isEmpty()) {
            body.put("faceToken", faceToken);
        }
        return caller.write(pooling, "/v1/bindings", body);
    }

    public Answer unbind(String bindingId) {
        return caller.write(pooling, "/v1/bindings/" + bindingId + "/unbind", Map.of());
    }

    /// Lets a bound relative spend the giver's live balance.
    public Answer authorise(String giverId, String memberId) {
        Map<String, Object> body =
                Map.of("giverId", giverId, "memberId", memberId, "mechanism", "AUTHORISATION");
        return caller.write(pooling, "/v1/grants", body);
    }

    /// The same up to an amount a year.
    public Answer authoriseUpTo(String giverId, String memberId, long yearCapFen) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("giverId", giverId);
        body.put("memberId", memberId);
        body.put("mechanism", "AUTHORISATION");
        body.put("yearCapFen", yearCapFen);
        return caller.write(pooling, "/v1/grants", body);
    }

    /// Sets money of the giver aside for a bound relative (划拨).
    public Answer earmark(String giverId, String memberId, long amountFen) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("giverId", giverId);
        body.put("memberId", memberId);
        body.put("mechanism", "EARMARK");
        body.put("amountFen", amountFen);
        return caller.write(pooling, "/v1/grants", body);
    }

    public Answer end(String grantId) {
        return caller.write(pooling, "/v1/grants/" + grantId + "/end", Map.of());
    }

    public Answer giver(String giverId) {
        return pooling.get("/v1/givers/" + giverId).orFail("a giver");
    }

    /// The token of a face verification that the simulator lets pass.
    public String facePassed(String memberId) {
        return face.ask("/verifications", Map.of("subject", memberId, "outcome", "PASS"))
                .orFail("a face verification")
                .text("token");
    }

    /// The token of one that fails.
    public String faceFailed(String memberId) {
        return face.ask("/verifications", Map.of("subject", memberId, "outcome", "FAIL"))
                .orFail("a face verification")
                .text("token");
    }
}
