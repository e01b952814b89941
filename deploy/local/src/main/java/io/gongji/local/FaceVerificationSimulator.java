package io.gongji.local;

import io.gongji.local.SimulatorServer.Reply;
import io.gongji.local.SimulatorServer.Request;
import java.time.Clock;
import java.util.function.Consumer;

/// A stand-in for a face-verification provider (人脸识别), and honest about it: it looks at nobody, and
/// every answer carries `"simulated":true`.
///
/// | request | answer |
/// |---|---|
/// | `POST /verifications {"subject","outcome":"PASS"\|"FAIL"}` (the person before the camera) | 201 `{"token"}` |
/// | `POST /verifications/{token}/redeem {"subject","purpose"}` (the service) | 200 `{"passed","verifiedAt"}`, 404 unknown or expired, 409 used or another person's |
public final class FaceVerificationSimulator implements AutoCloseable {
    private static final String ROOT = "/verifications";

    private final SimulatorServer server;
    private final VerificationTokens tokens;
    private final Consumer<String> log;

    private FaceVerificationSimulator(int port, Clock clock, Consumer<String> log) {
        this.tokens = new VerificationTokens(clock);
        this.log = log;
        this.server = SimulatorServer.start("face-verification simulator", port, this::answer);
    }

    /// Starts it on 127.0.0.1.
    ///
    /// @param clock tells when a token expires
    /// @param log takes one line per start
    public static FaceVerificationSimulator start(int port, Clock clock, Consumer<String> log) {
        FaceVerificationSimulator simulator = new FaceVerificationSimulator(port, clock, log);
        log.accept("face-verification SIMULATOR on " + simulator.url() + ": it checks no face");
        return simulator;
    }

    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
        log.accept("face-verification simulator stopped");
    }

    private Reply answer(Request request) {
        String path = request.path();
        String subject = request.body().path("subject").asText("");
        if (!request.method().equals("POST")) {
            return Reply.error(405, "POST only");
        }
        if (subject.isBlank()) {
            return Reply.error(400, "a subject is wanted");
        }
        if (path.equals(ROOT)) {
            return verify(subject, request.body().path("outcome").asText(""));
        }
        if (path.startsWith(ROOT + "/") && path.endsWith("/redeem")) {
            String token = path.substring(ROOT.length() + 1, path.length() - "/redeem".length());
            return redeem(token, subject, request.body().path("purpose").asText(""));
        }
        return Reply.error(404, "no such address");
    }

    private Reply verify(String subject, String outcome) {
        return switch (outcome) {
            case "PASS", "FAIL" ->
                    Reply.of(201).with("token", tokens.issue(subject, outcome.equals("PASS")));
            default -> Reply.error(400, "outcome is PASS or FAIL");
        };
    }

    private Reply redeem(String token, String subject, String purpose) {
        if (purpose.isBlank()) {
            return Reply.error(400, "a purpose is wanted");
        }
        return switch (tokens.redeem(token, subject)) {
            case VerificationTokens.Redeemed(boolean passed, var verifiedAt) ->
                    Reply.of(200).with("passed", passed).with("verifiedAt", verifiedAt.toString());
            case VerificationTokens.Unknown() -> Reply.error(404, "unknown token");
            case VerificationTokens.Refused() ->
                    Reply.error(409, "already redeemed, or another person's");
        };
    }
}
