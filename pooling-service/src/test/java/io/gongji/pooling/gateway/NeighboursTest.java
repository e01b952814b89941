package io.gongji.pooling.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gongji.contracts.Refusal;
import io.gongji.pooling.app.FaceVerification;
import io.gongji.pooling.app.FaceVerification.Purpose;
import io.gongji.pooling.app.MemberDirectory.Answer;
import io.gongji.pooling.app.Unavailable;
import io.gongji.pooling.domain.giver.Person;
import io.gongji.pooling.domain.giver.Persons;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the two neighbours are asked, and what becomes of answers that nobody expects.
class NeighboursTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Person PERSON = Persons.child(7);
    private static final String FOUND =
            """
            {"memberId":"%s","region":"130100","scheme":"RESIDENT","insured":true,"from16":false,"later":"field"}\
            """
                    .formatted(PERSON.memberId());

    private final Deque<Planned> plan = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private PaymentMembers members;
    private FacePlatform faces;

    private record Planned(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        NeighbourLimits limits =
                new NeighbourLimits(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        3,
                        Duration.ofMillis(1),
                        1_024);
        members = new PaymentMembers(base, limits);
        faces = new FacePlatform(base, limits);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aBusyRegistryIsAskedAgainAndFieldsAddedLaterAreIgnored() {
        plan(503, "");
        plan(502, "no json");
        plan(200, FOUND);

        assertThat(members.byIdNumber("130102201905010013", DAY))
                .isEqualTo(new Answer.Found(PERSON));
        assertThat(asked).hasSize(3).allMatch(path -> path.equals("/v1/member-lookups"));
    }

    @Test
    void aRegistryThatStaysBusyIsUnavailableAfterThreeAttempts() {
        plan(503, "");
        plan(503, "");
        plan(503, "");
        plan(200, FOUND);

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> members.byId(PERSON.memberId(), DAY));
        assertThat(asked).hasSize(3);
    }

    @Test
    void nobodyAndAWrongNumberAreAnswers() {
        plan(404, "{\"code\":\"MEMBER_UNKNOWN\"}");
        plan(422, "{\"code\":\"ID_NUMBER_INVALID\"}");

        assertThat(members.byId(PERSON.memberId(), DAY))
                .isEqualTo(new Answer.NotFound(Refusal.MEMBER_UNKNOWN));
        assertThat(members.byIdNumber("1", DAY))
                .isEqualTo(new Answer.NotFound(Refusal.ID_NUMBER_INVALID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"memberId\":\"x\",\"region\":\"130100\",\"scheme\":\"RESIDENT\",\"insured\":true,\"from16\":false}"
            })
    void anAnswerThatNamesNoPersonIsAnOutage(String body) {
        plan(200, body);

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> members.byId(PERSON.memberId(), DAY));
    }

    @Test
    void aMissingAddressIsAnOutageAndNotAMissingPerson() {
        plan(404, "{\"code\":\"NOT_FOUND\"}");

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> members.byId(PERSON.memberId(), DAY));
    }

    @Test
    void anAnswerLongerThanAllowedIsNotRead() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            plan(200, " ".repeat(2_000) + FOUND);
        }

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> members.byId(PERSON.memberId(), DAY));
    }

    @Test
    void aFaceIsRedeemedOnceEvenWhenThePlatformIsBusy() {
        plan(503, "");

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> faces.redeem("a b/c", PERSON.memberId(), Purpose.BIND_RELATIVE));
        assertThat(asked).containsExactly("/verifications/a%20b%2Fc/redeem");
    }

    @Test
    void whatThePlatformSaysIsPassedOrFailed() {
        plan(200, "{\"passed\":true,\"verifiedAt\":\"2026-03-01T00:00:00Z\"}");
        plan(200, "{\"passed\":false,\"verifiedAt\":\"2026-03-01T00:00:00Z\"}");
        plan(404, "{}");
        plan(409, "{}");

        assertThat(faces.redeem("t", PERSON.memberId(), Purpose.WALLET_TRANSFER))
                .isEqualTo(
                        new FaceVerification.Result.Passed(Instant.parse("2026-03-01T00:00:00Z")));
        for (int refusal = 1; refusal <= 3; refusal++) {
            assertThat(faces.redeem("t", PERSON.memberId(), Purpose.WALLET_TRANSFER))
                    .isInstanceOf(FaceVerification.Result.Failed.class);
        }
    }

    private void plan(int status, String body) {
        plan.add(new Planned(status, body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            asked.add(exchange.getRequestURI().getRawPath());
            Planned next = plan.remove();
            byte[] body = next.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(next.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
