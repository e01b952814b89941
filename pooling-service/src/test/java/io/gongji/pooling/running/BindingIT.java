package io.gongji.pooling.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.pooling.domain.giver.Person;
import io.gongji.pooling.domain.giver.Persons;
import io.gongji.pooling.running.Api.Answer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Binding relatives through the running service.
class BindingIT {
    private static final String ID_NUMBER = "130102201905010013";

    private final World world = World.shared();
    private final Api api = new Api(world);

    @Test
    void aChildIsBoundByIdNumberAndTheNumberIsNeverSeenAgain() throws IOException, SQLException {
        Person giver = world.employee();
        Person child = world.child();
        world.payment.knows(ID_NUMBER, child);
        ObjectNode body = Api.bindBody(giver, child).put("relativeIdNumber", ID_NUMBER);
        body.remove("relativeId");

        Answer answer = api.write("/v1/bindings", Api.newKey(), body);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("memberId")).isEqualTo(child.memberId().toString());
        assertThat(answer.text("status")).isEqualTo("BOUND");
        assertThat(answer.body().toString()).doesNotContain(ID_NUMBER);
        assertThat(api.get(answer.location().orElseThrow()).text("bindingId"))
                .isEqualTo(answer.text("bindingId"));
        assertThat(World.log()).doesNotContain(ID_NUMBER);
        assertThat(everyStoredText()).doesNotContain(ID_NUMBER);
    }

    @Test
    void theSameRequestAgainRendersTheSameBindingAndAnotherBodyIsRefused() {
        Person giver = world.employee();
        Person child = world.child();
        String key = Api.newKey();
        Answer first = api.write("/v1/bindings", key, Api.bindBody(giver, child));

        Answer again = api.write("/v1/bindings", key, Api.bindBody(giver, child));
        Answer other = api.write("/v1/bindings", key, Api.bindBody(giver, world.child()));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void aGrownRelativeIsBoundWithAPassedFaceAndTheTokenIsRedeemedOnce() {
        Person giver = world.employee();
        Person grown = world.employee();
        String key = Api.newKey();
        ObjectNode body = Api.bindBody(giver, grown).put("faceToken", api.faceToken(grown, "PASS"));

        List<Answer> answers = together(8, () -> api.write("/v1/bindings", key, body));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(Set.copyOf(answers.stream().map(Answer::body).toList())).hasSize(1);
        assertThat(api.bind(giver, grown).text("code")).isEqualTo("ALREADY_BOUND");
    }

    @Test
    void aGrownRelativeWithoutAFaceIsAskedForOne() {
        assertRefused(api.bind(world.employee(), world.employee()), 422, "FACE_REQUIRED");
    }

    @Test
    void aFaceThatDidNotPassOrIsAnotherPersonsIsRefused() {
        Person giver = world.employee();
        Person grown = world.employee();
        for (String token :
                List.of(
                        api.faceToken(grown, "FAIL"),
                        api.faceToken(giver, "PASS"),
                        "unknown",
                        "../../q/health/ready")) {
            ObjectNode body = Api.bindBody(giver, grown).put("faceToken", token);

            assertRefused(api.write("/v1/bindings", Api.newKey(), body), 422, "FACE_FAILED");
        }
    }

    @Test
    void aRefusalForAnotherReasonLeavesTheTokenUnused() {
        Person giver = world.employee();
        Person grown = world.employee();
        Person uninsured = Persons.uninsured(grown);
        String token = api.faceToken(grown, "PASS");
        world.known(uninsured);
        ObjectNode body = Api.bindBody(giver, grown).put("faceToken", token);
        assertRefused(api.write("/v1/bindings", Api.newKey(), body), 422, "MEMBER_NOT_INSURED");
        world.known(grown);

        assertThat(api.write("/v1/bindings", Api.newKey(), body).status()).isEqualTo(201);
    }

    @Test
    void theNinthRelativeIsRefusedAndThePlacesAreCounted() {
        Person giver = world.employee();
        for (int number = 1; number <= 8; number++) {
            assertThat(api.bind(giver, world.child()).status()).isEqualTo(201);
        }

        assertRefused(api.bind(giver, world.child()), 422, "MEMBER_LIMIT");
        Answer seen = api.get("/v1/givers/" + giver.memberId());
        assertThat(seen.body().path("freePlaces").asInt(-1)).isZero();
        assertThat(seen.body().path("freeFamilyCodePlaces").asInt()).isEqualTo(5);
        assertThat(seen.body().path("bindings")).hasSize(8);
    }

    @Test
    void manyAtOnceNeverExceedTheLimit() {
        Person giver = world.employee();

        List<Answer> answers = together(12, () -> api.bind(giver, world.child()));

        assertThat(answers).extracting(Answer::status).doesNotContain(500);
        assertThat(api.get("/v1/givers/" + giver.memberId()).body().path("bindings").size())
                .isBetween(1, 8)
                .isEqualTo((int) answers.stream().filter(answer -> answer.status() == 201).count());
    }

    @Test
    void whileThePaymentServiceIsDownTheCallerIsToldToTryAgainWithTheSameKey() {
        Person giver = world.employee();
        Person child = world.child();
        String key = Api.newKey();
        world.payment.down(true);
        Answer down = api.write("/v1/bindings", key, Api.bindBody(giver, child));
        world.payment.down(false);

        assertRefused(down, 503, "UNAVAILABLE");
        assertThat(api.write("/v1/bindings", key, Api.bindBody(giver, child)).status())
                .isEqualTo(201);
    }

    @Test
    void personsAndRegionsThatAreNotKnownAreNamed() {
        Person giver = world.employee();
        Person nobody = Persons.child(999_999);
        Person elsewhere = world.known(Persons.in(Persons.TIANJIN, world.employee()));
        ObjectNode wrongNumber =
                Api.bindBody(giver, nobody).put("relativeIdNumber", "13010220190501001X");
        wrongNumber.remove("relativeId");

        assertRefused(api.bind(giver, nobody), 404, "MEMBER_UNKNOWN");
        assertRefused(api.bind(nobody, giver), 404, "MEMBER_UNKNOWN");
        assertRefused(
                api.write("/v1/bindings", Api.newKey(), wrongNumber), 422, "ID_NUMBER_INVALID");
        assertRefused(api.bind(elsewhere, giver), 422, "NOT_CONFIGURED");
        assertThat(api.get("/v1/givers/" + nobody.memberId()).text("code"))
                .isEqualTo("MEMBER_UNKNOWN");
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.mediaType()).startsWith("application/problem+json");
    }

    private static List<Answer> together(int times, java.util.function.Supplier<Answer> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Answer>> calls =
                    IntStream.range(0, times)
                            .mapToObj(_ -> CompletableFuture.supplyAsync(call, threads))
                            .toList();
            return calls.stream().map(CompletableFuture::join).toList();
        }
    }

    private String everyStoredText() throws SQLException {
        Set<String> texts = new HashSet<>();
        try (Connection connection =
                        DriverManager.getConnection(
                                world.database.url(),
                                world.database.app(),
                                world.database.appPassword());
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                SELECT event::text || convert_from(data, 'UTF8') FROM event
                                UNION ALL SELECT idempotency_key::text FROM idempotency_key
                                UNION ALL SELECT binding_place::text FROM binding_place\
                                """)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return String.join("\n", texts);
    }
}
