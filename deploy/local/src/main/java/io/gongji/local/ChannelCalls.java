package io.gongji.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The call-backs of simulated channels: each is signed anew and repeated, waiting twice as long
/// each time, until the payment service answers with anything but a failure of its own.
final class ChannelCalls implements AutoCloseable {
    private static final int KEPT_MAX = 10_000;
    private static final int ATTEMPTS_MAX = 12;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Map<String, Call> known = new LinkedHashMap<>();
    private final Map<String, Progress> progress = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Function<String, byte[]> keys;

    ChannelCalls(Function<String, byte[]> keys) {
        this.keys = keys;
    }

    /// One call-back.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two calls
    record Call(String reference, String channel, URI address, byte[] body) {}

    enum Status {
        CALLING,
        DELIVERED,
        REFUSED,
        GIVEN_UP
    }

    /// How far a call-back is.
    ///
    /// @param httpStatus of the last answer, 0 when there was none
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    record Progress(Status status, int attempts, int httpStatus, byte[] answer) {}

    void begin(Call call) {
        synchronized (this) {
            if (known.size() >= KEPT_MAX) {
                String oldest = known.keySet().iterator().next();
                known.remove(oldest);
                progress.remove(oldest);
            }
            known.put(call.reference(), call);
        }
        put(call, new Progress(Status.CALLING, 0, 0, new byte[0]));
        try {
            threads.execute(() -> deliver(call));
        } catch (RejectedExecutionException closing) {
            put(call, new Progress(Status.GIVEN_UP, 0, 0, new byte[0]));
        }
    }

    /// Calls once more with the same body.
    boolean again(String reference) {
        Call call;
        synchronized (this) {
            call = known.get(reference);
        }
        if (call != null) {
            begin(call);
        }
        return call != null;
    }

    synchronized Optional<Progress> progress(String reference) {
        return Optional.ofNullable(progress.get(reference));
    }

    private synchronized void put(Call call, Progress now) {
        progress.put(call.reference(), now);
    }

    private void deliver(Call call) {
        Duration pause = FIRST_PAUSE;
        Progress now = new Progress(Status.CALLING, 0, 0, new byte[0]);
        try {
            while (now.status() == Status.CALLING) {
                if (now.attempts() > 0) {
                    Thread.sleep(pause);
                    pause = pause.multipliedBy(2);
                }
                now = attempt(call, now.attempts() + 1);
                put(call, now);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private Progress attempt(Call call, int attempts) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer =
                    http.send(
                            HttpRequest.newBuilder(call.address())
                                    .timeout(TIMEOUT)
                                    .header("Content-Type", "application/json")
                                    .header("Gongji-Signature", signature(call))
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(call.body()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            return new Progress(
                    status(answer.statusCode(), attempts),
                    attempts,
                    answer.statusCode(),
                    answer.body());
        } catch (IOException outOfReach) {
            return new Progress(status(503, attempts), attempts, 0, new byte[0]);
        }
    }

    private static Status status(int httpStatus, int attempts) {
        if (httpStatus >= 500) {
            return attempts >= ATTEMPTS_MAX ? Status.GIVEN_UP : Status.CALLING;
        }
        return httpStatus < 300 ? Status.DELIVERED : Status.REFUSED;
    }

    /// Over the system's time: a signature is technical, whatever day the demonstration plays.
    private String signature(Call call) {
        String seconds = Long.toString(System.currentTimeMillis() / 1000);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.apply(call.channel()), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(call.body()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
