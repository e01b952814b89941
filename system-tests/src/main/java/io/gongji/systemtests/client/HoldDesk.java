package io.gongji.systemtests.client;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a provider does about money that waits for its payment (预授权).
public final class HoldDesk {
    private static final String HOLDS = "/v1/holds";

    private final Api payment;
    private final Caller caller;

    public HoldDesk(Services services, Caller caller) {
        this.payment = services.payment();
        this.caller = caller;
    }

    /// A hold as a provider asks for it.
    public record Wanted(
            String memberId,
            String providerId,
            String providerRegion,
            String providerNumber,
            long amountFen,
            int expiresInSeconds) {}

    public Answer place(Wanted wanted) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("memberId", wanted.memberId());
        body.put("providerId", wanted.providerId());
        body.put("providerRegion", wanted.providerRegion());
        body.put("providerNumber", wanted.providerNumber());
        body.put("purpose", "OUTPATIENT");
        body.put("amountFen", wanted.amountFen());
        body.put("expiresInSeconds", wanted.expiresInSeconds());
        return caller.write(payment, HOLDS, body);
    }

    /// Pays a part of a hold, or all of it.
    ///
    /// @param rest STAYS_HELD or GOES_BACK
    public Answer capture(
            String holdId, String providerId, String providerNumber, long amountFen, String rest) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("providerId", providerId);
        body.put("providerNumber", providerNumber);
        body.put("amountFen", amountFen);
        body.put("rest", rest);
        return caller.write(payment, HOLDS + "/" + holdId + "/captures", body);
    }

    public Answer voidCapture(String holdId, String captureId) {
        return caller.write(
                payment, HOLDS + "/" + holdId + "/captures/" + captureId + "/void", Map.of());
    }

    public Answer release(String holdId) {
        return caller.write(payment, HOLDS + "/" + holdId + "/release", Map.of());
    }

    public Answer hold(String holdId) {
        return payment.get(HOLDS + "/" + holdId).orFail("a hold");
    }
}
