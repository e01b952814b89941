package io.gongji.pooling.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Sentence;
import io.gongji.pooling.app.FaceVerification;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/// Redeems face tokens (`POST /verifications/{token}/redeem`).
public final class FacePlatform implements FaceVerification {
    private final Neighbour platform;

    /// @param base of the platform, without a closing slash
    public FacePlatform(URI base, NeighbourLimits limits) {
        this.platform = new Neighbour(new Sentence("The face platform", "人脸验证平台"), base, limits);
    }

    @Override
    public Result redeem(String token, MemberId subject, Purpose purpose) {
        // URLEncoder writes forms, where a space is a plus.
        String segment = URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20");
        String path = "/verifications/" + segment + "/redeem";
        Neighbour.Answer answer =
                platform.act(
                        path,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("subject", subject.toString())
                                .put("purpose", purpose.name()));
        return switch (answer.status()) {
            case 200 -> result(answer);
            case 404 ->
                    failed(
                            "The face platform does not know this faceToken; start a new verification.",
                            "人脸验证平台没有该 faceToken，请重新验证。");
            case 409 ->
                    failed(
                            "This faceToken was used before or belongs to another person; start a new verification.",
                            "该 faceToken 已被使用或属于他人，请重新验证。");
            default -> throw platform.unexpected(answer);
        };
    }

    private static Result failed(String english, String chinese) {
        return new Result.Failed(new Sentence(english, chinese));
    }

    private Result result(Neighbour.Answer answer) {
        JsonNode passed = answer.body().path("passed");
        if (!passed.isBoolean()) {
            throw platform.unexpected(answer);
        }
        if (!passed.booleanValue()) {
            return failed(
                    "The face platform did not recognise the person; start a new verification.",
                    "人脸验证平台未能识别本人，请重新验证。");
        }
        try {
            return new Result.Passed(Instant.parse(answer.body().path("verifiedAt").asText()));
        } catch (DateTimeException _) {
            throw platform.unexpected(answer);
        }
    }
}
