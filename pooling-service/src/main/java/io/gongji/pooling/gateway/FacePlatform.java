package io.gongji.pooling.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gongji.contracts.MemberId;
import io.gongji.pooling.app.FaceVerification;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/// Redeems face tokens (`POST /verifications/{token}/redeem`).
public final class FacePlatform implements FaceVerification {
    private static final String PURPOSE = "BIND_RELATIVE";

    private final Neighbour platform;

    /// @param base of the platform, without a closing slash
    public FacePlatform(URI base, NeighbourLimits limits) {
        this.platform = new Neighbour("the face platform", base, limits);
    }

    @Override
    public Result redeem(String token, MemberId subject) {
        // URLEncoder writes forms, where a space is a plus.
        String segment = URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20");
        String path = "/verifications/" + segment + "/redeem";
        Neighbour.Answer answer =
                platform.act(
                        path,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("subject", subject.toString())
                                .put("purpose", PURPOSE));
        return switch (answer.status()) {
            case 200 -> result(answer);
            case 404 ->
                    new Result.Failed(
                            "The platform does not know this faceToken; start a new verification.");
            case 409 ->
                    new Result.Failed(
                            "This faceToken was used before or belongs to another person; start a new verification.");
            default -> throw platform.unexpected(answer);
        };
    }

    private Result result(Neighbour.Answer answer) {
        JsonNode passed = answer.body().path("passed");
        if (!passed.isBoolean()) {
            throw platform.unexpected(answer);
        }
        if (!passed.booleanValue()) {
            return new Result.Failed(
                    "The platform did not recognise the relative; start a new verification.");
        }
        try {
            return new Result.Passed(Instant.parse(answer.body().path("verifiedAt").asText()));
        } catch (DateTimeException _) {
            throw platform.unexpected(answer);
        }
    }
}
