package io.gongji.payment.running;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.payment.channel.ChannelKeys;
import io.gongji.payment.running.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;

/// What persons and channels do about premiums.
final class Premium {
    static final String FUZHOU = "350100";
    static final String HULUDAO = "211400";
    static final String PASSWORD = "246810";

    private final Api api;

    Premium(Api api) {
        this.api = api;
    }

    /// Enrols a resident.
    String resident(String region) {
        ObjectNode person = Api.person(region).put("scheme", "RESIDENT");
        person.remove("category");
        return memberId(api.write("/v1/members", Api.newKey(), person));
    }

    /// Enrols an active employee with the payment password.
    String payer(String region) {
        String member = api.member(region);
        if (setPassword(member, PASSWORD).status() != 201) {
            throw new AssertionError("no password was set");
        }
        return member;
    }

    private static String memberId(Answer answer) {
        if (answer.status() != 201) {
            throw new AssertionError("not enrolled: " + answer);
        }
        return answer.text("memberId");
    }

    Answer setPassword(String member, String password) {
        return api.put(
                "/v1/members/" + member + "/payment-password",
                Api.newKey(),
                Api.JSON.createObjectNode().put("password", password));
    }

    Answer order(String member) {
        return order(member, Api.newKey());
    }

    Answer order(String member, String key) {
        return api.write(
                "/v1/premium-orders",
                key,
                Api.JSON
                        .createObjectNode()
                        .put("memberId", member)
                        .put("year", 2025)
                        .put("channel", "WECHAT"));
    }

    Answer cancel(Answer order) {
        return api.write(
                "/v1/premium-orders/" + order.text("orderId") + "/cancel",
                Api.newKey(),
                Api.JSON.createObjectNode());
    }

    Answer pay(String member, String payer, String password, String key, String... headers) {
        return api.write(
                "/v1/premium-payments",
                key,
                Api.JSON
                        .createObjectNode()
                        .put("memberId", member)
                        .put("year", 2025)
                        .put("payerId", payer)
                        .put("password", password),
                headers);
    }

    /// A call-back of WECHAT.
    ///
    /// @param paidAt a time in China such as `2024-10-15T10:00`
    Answer report(String orderId, String reference, long amountFen, String paidAt) {
        byte[] body =
                Api.JSON
                        .createObjectNode()
                        .put("orderId", orderId)
                        .put("channelReference", reference)
                        .put("amountFen", amountFen)
                        .put(
                                "paidAt",
                                LocalDateTime.parse(paidAt)
                                        .toInstant(ZoneOffset.ofHours(8))
                                        .toString())
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
        return report("WECHAT", body, sign(3, body));
    }

    Answer report(String channel, byte[] body, String signature) {
        return api.post(
                "/v1/channels/" + channel + "/callbacks",
                "application/json",
                body,
                "Gongji-Signature",
                signature);
    }

    static String sign(int key, byte[] body) {
        return ChannelKeys.sign(Base64.getDecoder().decode(World.key(key)), body, Instant.now());
    }

    static String reference() {
        return "WX" + World.number();
    }
}
