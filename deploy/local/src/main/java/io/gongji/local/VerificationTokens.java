package io.gongji.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What the simulator remembers: each token is one person's, is good for ten minutes and can be
/// redeemed once.
final class VerificationTokens {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int KEPT_MAX = 10_000;

    sealed interface Answer {}

    record Redeemed(boolean passed, Instant verifiedAt) implements Answer {}

    record Unknown() implements Answer {}

    record Refused() implements Answer {}

    private record Token(String subject, boolean passed, Instant verifiedAt, boolean used) {
        Token redeemed() {
            return new Token(subject, passed, verifiedAt, true);
        }
    }

    private final Clock clock;
    private final Map<String, Token> tokens = new LinkedHashMap<>();

    VerificationTokens(Clock clock) {
        this.clock = clock;
    }

    synchronized String issue(String subject, boolean passed) {
        Instant now = clock.instant();
        tokens.values().removeIf(token -> isExpired(token, now));
        if (tokens.size() >= KEPT_MAX) {
            tokens.remove(tokens.keySet().iterator().next());
        }
        String name = UUID.randomUUID().toString();
        tokens.put(name, new Token(subject, passed, now, false));
        return name;
    }

    synchronized Answer redeem(String name, String subject) {
        Token token = tokens.get(name);
        if (token == null || isExpired(token, clock.instant())) {
            return new Unknown();
        }
        if (token.used() || !token.subject().equals(subject)) {
            return new Refused();
        }
        tokens.put(name, token.redeemed());
        return new Redeemed(token.passed(), token.verifiedAt());
    }

    private static boolean isExpired(Token token, Instant now) {
        return now.isAfter(token.verifiedAt().plus(LIFETIME));
    }
}
