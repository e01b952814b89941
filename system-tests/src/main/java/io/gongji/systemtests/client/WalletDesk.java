package io.gongji.systemtests.client;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a family does at pooling-service about wallets (医保钱包).
public final class WalletDesk {
    private final Api pooling;
    private final Caller caller;
    private final PoolingDesk desk;

    public WalletDesk(Services services, Caller caller) {
        this.pooling = services.pooling();
        this.caller = caller;
        this.desk = new PoolingDesk(services, caller);
    }

    public Answer open(String memberId, String placeOfUse) {
        return caller.write(
                pooling, "/v1/wallets", Map.of("memberId", memberId, "placeOfUse", placeOfUse));
    }

    public Answer openCities() {
        return pooling.get("/v1/open-cities").orFail("the open cities");
    }

    /// Sends money after a face verification that the simulator lets pass.
    public Answer send(String payerId, String payeeId, long amountFen) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("payerId", payerId);
        body.put("payeeId", payeeId);
        body.put("amountFen", amountFen);
        body.put("faceToken", desk.facePassed(payerId));
        return caller.write(pooling, "/v1/wallet-transfers", body);
    }

    public Answer accept(String transferId, String payeeId) {
        return act(transferId, "accept", payeeId);
    }

    public Answer refuse(String transferId, String payeeId) {
        return act(transferId, "refuse", payeeId);
    }

    private Answer act(String transferId, String act, String payeeId) {
        return caller.write(
                pooling,
                "/v1/wallet-transfers/" + transferId + "/" + act,
                Map.of("payeeId", payeeId));
    }

    public Answer transfer(String transferId) {
        return pooling.get("/v1/wallet-transfers/" + transferId).orFail("a transfer");
    }
}
