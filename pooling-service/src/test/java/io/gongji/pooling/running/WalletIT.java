package io.gongji.pooling.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.pooling.domain.giver.Person;
import io.gongji.pooling.domain.giver.Persons;
import io.gongji.pooling.running.Api.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Wallets and transfers through the running service, inside one book and across two.
class WalletIT {
    private final World world = World.shared();
    private final Api api = new Api(world);
    private final Person payer = world.employee();
    private final Person payee = world.child();
    private final Person far = world.known(Persons.in(Persons.ZHENGZHOU, world.employee()));

    @BeforeEach
    void aMorning() {
        world.itIs("2025-03-03T10:00:00");
        for (Person person : List.of(payer, payee, far)) {
            assertThat(api.openWallet(person).status()).isEqualTo(201);
        }
    }

    @Test
    void aWalletIsOpenedOnceAndItsPlaceOfUseChanges() {
        Person person = world.employee();
        ObjectNode open =
                Api.JSON
                        .createObjectNode()
                        .put("memberId", person.memberId().toString())
                        .put("placeOfUse", "130100");
        String key = Api.newKey();
        Answer opened = api.write("/v1/wallets", key, open);
        String place = "/v1/wallets/" + person.memberId() + "/place";

        Answer moved =
                api.write(
                        place,
                        Api.newKey(),
                        Api.JSON.createObjectNode().put("placeOfUse", "410100"));

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.text("placeName")).isEqualTo("石家庄市");
        assertThat(moved.status()).isEqualTo(200);
        assertThat(api.get(opened.location().orElseThrow()).text("placeOfUse")).isEqualTo("410100");
        assertThat(api.write("/v1/wallets", key, open).text("placeOfUse")).isEqualTo("410100");
        assertThat(api.openWallet(person).text("code")).isEqualTo("WALLET_ALREADY_OPEN");
        assertRefused(
                api.write(
                        place,
                        Api.newKey(),
                        Api.JSON.createObjectNode().put("placeOfUse", "110000")),
                422,
                "CITY_NOT_OPEN");
        assertRefused(
                api.write(
                        place,
                        Api.newKey(),
                        Api.JSON.createObjectNode().put("placeOfUse", "999999")),
                422,
                "UNKNOWN_REGION");
    }

    @Test
    void openCitiesAreLookedUpAsOfTheDay() {
        assertThat(api.get("/v1/open-cities").body().path("cities").findValuesAsText("region"))
                .contains("130100", "410100")
                .doesNotContain("120000");
        assertThat(api.get("/v1/open-cities?region=120000").body().path("cities")).isEmpty();

        world.itIs("2024-11-30T10:00:00");

        assertThat(api.get("/v1/open-cities").body().path("cities")).isEmpty();
    }

    @Test
    void example67ACityThatIsNotOpenIsNamed() {
        Person tianjin = world.known(Persons.in(Persons.TIANJIN, world.employee()));

        Answer refused = api.send(payer, tianjin, 100);

        assertRefused(refused, 422, "CITY_NOT_OPEN");
        assertThat(refused.text("detail")).contains("payeeId", "120000");
        assertRefused(api.openWallet(tianjin), 422, "CITY_NOT_OPEN");
    }

    @Test
    void moneyIsSentAndAcceptedInsideOneBook() {
        String key = Api.newKey();
        ObjectNode body = api.sendBody(payer, payee, 50_000);
        Answer sent = api.write("/v1/wallet-transfers", key, body);
        Answer waiting = api.get("/v1/wallet-transfers?payeeId=" + payee.memberId());
        Answer byPayer = api.payee("accept", sent, payer);
        Answer credited = api.payee("accept", sent, payee);

        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.text("status")).isEqualTo("SENT");
        assertThat(sent.text("returnAt")).isEqualTo("2025-03-03T22:00:00Z");
        assertThat(waiting.body().at("/transfers/0/transferId").asText())
                .isEqualTo(sent.text("transferId"));
        assertRefused(byPayer, 403, "NOT_PAYEE");
        assertThat(credited.status()).isEqualTo(200);
        assertThat(credited.text("status")).isEqualTo("CREDITED");
        assertRefused(api.payee("accept", sent, payee), 409, "TRANSFER_NOT_OPEN");
        assertRefused(api.payee("refuse", sent, payee), 409, "TRANSFER_NOT_OPEN");
        assertThat(
                        api.get("/v1/wallet-transfers?payeeId=" + payee.memberId())
                                .body()
                                .path("transfers"))
                .isEmpty();
        Answer again = api.write("/v1/wallet-transfers", key, body);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(credited.body());
    }

    @Test
    void moneySentToAnotherProvinceIsCreditedWhenThatBookSaysSo() {
        Answer sent = api.send(payer, far, 50_000);

        Answer credited = api.payee("accept", sent, far);

        assertThat(sent.status()).isEqualTo(201);
        assertThat(credited.status()).as("%s", credited).isEqualTo(200);
        assertThat(credited.text("status")).isEqualTo("CREDITED");
        assertThat(credited.text("payeeRegion")).isEqualTo("410100");
    }

    @Test
    void moneyThatTheOtherBookCannotCreditComesBack() {
        Answer sent = api.send(payer, far, 50_000);
        world.farLedger.closes(far.memberId());

        Answer accepted = api.payee("accept", sent, far);

        assertThat(accepted.text("status")).isEqualTo("RETURNED");
        assertThat(accepted.text("returnCause")).isEqualTo("NOT_CREDITED");
    }

    @Test
    void anAcceptanceThatTheLedgerDeclinesIsRefusedAndTheMoneyGoesBackInTheMorning() {
        Answer sent = api.send(payer, payee, 50_000);
        world.ledger.closes(payee.memberId());

        Answer declined = api.payee("accept", sent, payee);

        assertRefused(declined, 422, "ACCOUNT_CLOSED");
        assertThat(api.get(sent.location().orElseThrow()).text("status")).isEqualTo("SENT");
    }

    @Test
    void aRefusedTransferGoesBackAndThePayerMaySendAgain() {
        Answer sent = api.send(payer, payee, 50_000);
        assertRefused(api.send(payer, payee, 100), 409, "TRANSFER_UNACCEPTED");

        Answer refused = api.payee("refuse", sent, payee);

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.text("status")).isEqualTo("RETURNED");
        assertThat(refused.text("returnCause")).isEqualTo("REFUSED");
        assertThat(api.send(payer, payee, 100).status()).isEqualTo(201);
    }

    @Test
    void whatTheLedgerDeclinesIsRefusedAndDoesNotCount() {
        Answer declined = api.send(payer, payee, LedgerStandIn.RICH_FEN + 1);

        assertRefused(declined, 422, "INSUFFICIENT_BALANCE");
        for (int number = 1; number <= 3; number++) {
            Answer sent = api.send(payer, payee, 100);
            assertThat(sent.status()).isEqualTo(201);
            assertThat(api.payee("accept", sent, payee).status()).isEqualTo(200);
        }
        assertRefused(api.send(payer, payee, 100), 422, "TRANSFER_COUNT_LIMIT");
        world.itIs("2025-03-04T06:00:00");
        assertThat(api.send(payer, payee, 100).status()).isEqualTo(201);
    }

    @Test
    void example68TheLimitsAreJudgedByTheTimeOfTheWish() {
        assertRefused(api.send(payer, payee, 250_000), 422, "TRANSFER_AMOUNT_LIMIT");
        world.itIs("2025-03-03T22:30:00");
        assertRefused(api.send(payer, payee, 100), 422, "NIGHT_HOURS");
    }

    @Test
    void thePayerShowsAFaceAndTheIdNumberIsPassedOn() {
        String idNumber = "130102201905010029";
        world.payment.knows(idNumber, payee);
        ObjectNode body = api.sendBody(payer, payee, 100).put("payeeIdNumber", idNumber);
        body.remove("payeeId");
        ObjectNode faceless = body.deepCopy();
        faceless.remove("faceToken");
        ObjectNode foreign = body.deepCopy().put("faceToken", api.faceToken(payee, "PASS"));

        assertRefused(
                api.write("/v1/wallet-transfers", Api.newKey(), faceless), 422, "FACE_REQUIRED");
        assertRefused(api.write("/v1/wallet-transfers", Api.newKey(), foreign), 422, "FACE_FAILED");
        Answer sent = api.write("/v1/wallet-transfers", Api.newKey(), body);
        assertThat(sent.text("payeeId")).isEqualTo(payee.memberId().toString());
        assertThat(sent.body().toString()).doesNotContain(idNumber);
    }

    @Test
    void bothNeedAWallet() {
        Person without = world.employee();

        assertRefused(api.send(payer, without, 100), 422, "PAYEE_WALLET_NOT_OPEN");
        assertRefused(api.send(without, payer, 100), 422, "WALLET_NOT_OPEN");
        assertRefused(api.get("/v1/wallets/" + without.memberId()), 404, "NOT_FOUND");
        assertRefused(api.get("/v1/wallet-transfers/" + Api.newKey()), 404, "TRANSFER_UNKNOWN");
    }

    @Test
    void ofManyWishesAtOnceOneIsSent() {
        List<ObjectNode> bodies =
                IntStream.range(0, 6).mapToObj(_ -> api.sendBody(payer, payee, 100)).toList();

        List<Answer> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers =
                    bodies.stream()
                            .map(body ->
                                    CompletableFuture.supplyAsync(
                                            () ->
                                                    api.write(
                                                            "/v1/wallet-transfers",
                                                            Api.newKey(),
                                                            body),
                                            threads))
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();
        }

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(answer -> answer.text("code"))
                .containsOnly("TRANSFER_UNACCEPTED");
    }

    @Test
    void whileTheLedgerIsSilentTheTransferIsPending() {
        String key = Api.newKey();
        ObjectNode body = api.sendBody(payer, payee, 100);
        world.ledger.paused(true);
        Answer pending = api.write("/v1/wallet-transfers", key, body, "Prefer", "wait=0");
        Answer tooEarly = api.payee("accept", pending, payee);
        world.ledger.paused(false);

        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.text("status")).isEqualTo("PENDING");
        assertRefused(tooEarly, 409, "TRANSFER_NOT_OPEN");
        assertThat(api.write("/v1/wallet-transfers", key, body, "Prefer", "wait=30").text("status"))
                .isEqualTo("SENT");
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.text("code")).as("%s", answer).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.mediaType()).startsWith("application/problem+json");
    }
}
