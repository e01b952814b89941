package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.Refusal;
import io.gongji.payment.running.Api.Answer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Premiums paid from an account by payment password, through the running service.
class PremiumAccountIT {
    private static final String OCTOBER = "2024-10-15T10:00";
    private static final String WRONG = "135791";

    private final World world = World.shared();
    private final Api api = new Api(world);
    private final Premium premium = new Premium(api);

    @Test
    void aParentPaysForAChildOnce() { // worked examples 48 and 52
        String child = premium.resident(Premium.HULUDAO);
        String parent = premium.payer(Premium.HULUDAO);
        String key = Api.newKey();
        world.clock.at(
                OCTOBER,
                () -> {
                    Answer paid = premium.pay(child, parent, Premium.PASSWORD, key);

                    assertThat(paid.status()).isEqualTo(201);
                    assertThat(paid.text("status")).isEqualTo("POSTED");
                    assertThat(paid.text("paidBy")).isEqualTo("ACCOUNT");
                    assertThat(paid.text("payerId")).isEqualTo(parent);
                    assertThat(paid.fen("ownFen")).isEqualTo(40_000);
                    assertThat(paid.body().has("subsidyFen")).isFalse();
                    assertThat(paid.text("coveredFrom")).isEqualTo("2025-01-01");
                    assertThat(premium.pay(child, parent, Premium.PASSWORD, key).body())
                            .isEqualTo(paid.body());
                    assertThat(
                                    premium.pay(child, parent, Premium.PASSWORD, Api.newKey())
                                            .text("code"))
                            .isEqualTo("ALREADY_PAID");
                    assertThat(api.get(paid.location().orElseThrow()).body())
                            .isEqualTo(paid.body());
                });
    }

    @Test
    void whatTheLedgerDeclinesIsRefusedAndFreesTheYear() { // worked example 49
        String child = premium.resident(Premium.HULUDAO);
        String poor = premium.payer(Premium.HULUDAO);
        String rich = premium.payer(Premium.HULUDAO);
        String key = Api.newKey();
        world.liaoning.declined.put(MemberId.parse(poor), Refusal.INSUFFICIENT_BALANCE);
        world.clock.at(
                OCTOBER,
                () -> {
                    Answer refused = premium.pay(child, poor, Premium.PASSWORD, key);

                    assertThat(refused.status()).isEqualTo(422);
                    assertThat(refused.text("code")).isEqualTo("INSUFFICIENT_BALANCE");
                    assertThat(premium.pay(child, poor, Premium.PASSWORD, key).text("code"))
                            .isEqualTo("INSUFFICIENT_BALANCE");
                    assertThat(premium.pay(child, rich, Premium.PASSWORD, Api.newKey()).status())
                            .isEqualTo(201);
                });
        assertThat(api.get("/v1/members/" + child + "/premiums").body().toString())
                .contains("DECLINED", "INSUFFICIENT_BALANCE", "POSTED");
    }

    @Test
    void whileTheFirstIsInFlightASecondIsRefused() {
        String child = premium.resident(Premium.HULUDAO);
        String parent = premium.payer(Premium.HULUDAO);
        String key = Api.newKey();
        world.clock.at(
                OCTOBER,
                () -> {
                    world.liaoning.paused(true);
                    Answer pending =
                            premium.pay(child, parent, Premium.PASSWORD, key, "Prefer", "wait=0");
                    Answer second = premium.pay(child, parent, Premium.PASSWORD, Api.newKey());
                    Answer order = premium.order(child);
                    boolean coveredYet = covered(child);
                    world.liaoning.paused(false);
                    Answer posted =
                            premium.pay(child, parent, Premium.PASSWORD, key, "Prefer", "wait=30");

                    assertThat(pending.status()).isEqualTo(202);
                    assertThat(pending.text("status")).isEqualTo("PENDING");
                    assertThat(second.text("code")).isEqualTo("PAYMENT_IN_PROGRESS");
                    assertThat(order.text("code")).isEqualTo("PAYMENT_IN_PROGRESS");
                    assertThat(coveredYet).isFalse();
                    assertThat(posted.status()).isEqualTo(201);
                    assertThat(posted.text("receiptId")).isEqualTo(pending.text("receiptId"));
                    assertThat(covered(child)).isTrue();
                });
    }

    @Test
    void aWrongPasswordPostsNothingAndFiveLockItForADay() throws IOException { // worked example 51
        String child = premium.resident(Premium.HULUDAO);
        String parent = premium.payer(Premium.HULUDAO);
        String key = Api.newKey();
        world.clock.at(
                OCTOBER,
                () -> {
                    for (int left = 4; left >= 2; left--) {
                        Answer wrong = premium.pay(child, parent, WRONG, key);
                        assertThat(wrong.text("code")).isEqualTo("PASSWORD_WRONG");
                        assertThat(wrong.text("detail")).contains(left + " tries");
                    }
                });
        world.crash(() -> {});
        world.clock.at(
                "2024-10-15T10:05",
                () -> {
                    assertThat(premium.pay(child, parent, WRONG, key).text("detail"))
                            .contains("1 try");
                    assertThat(premium.pay(child, parent, WRONG, key).text("code"))
                            .isEqualTo("PASSWORD_LOCKED");
                    assertThat(premium.pay(child, parent, Premium.PASSWORD, key).text("code"))
                            .isEqualTo("PASSWORD_LOCKED");
                });
        assertThat(api.get("/v1/members/" + child + "/premiums").body().path("premiums")).isEmpty();
        world.clock.at(
                "2024-10-16T10:10",
                () -> {
                    assertThat(premium.pay(child, parent, Premium.PASSWORD, key).status())
                            .isEqualTo(201);
                });
        assertThat(World.log()).doesNotContain(WRONG, Premium.PASSWORD);
    }

    @Test
    void triesAtOnceAreNoMoreThanFive() {
        String child = premium.resident(Premium.HULUDAO);
        String parent = premium.payer(Premium.HULUDAO);
        world.clock.at(
                OCTOBER,
                () -> {
                    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        List<String> codes =
                                IntStream.range(0, 12)
                                        .mapToObj(_ ->
                                                CompletableFuture.supplyAsync(
                                                        () ->
                                                                premium.pay(
                                                                                child,
                                                                                parent,
                                                                                WRONG,
                                                                                Api.newKey())
                                                                        .text("code"),
                                                        threads))
                                        .toList()
                                        .stream()
                                        .map(CompletableFuture::join)
                                        .toList();

                        assertThat(codes)
                                .filteredOn(code -> code.equals("PASSWORD_WRONG"))
                                .hasSize(4);
                        assertThat(codes)
                                .filteredOn(code -> code.equals("PASSWORD_LOCKED"))
                                .hasSize(8);
                    }
                });
    }

    @Test
    void aPasswordIsSetChangedAndRefused() {
        String member = api.member(Premium.HULUDAO);
        String path = "/v1/members/" + member + "/payment-password";
        ObjectNode change =
                Api.JSON.createObjectNode().put("password", "864209").put("currentPassword", WRONG);

        assertThat(premium.pay(member, member, WRONG, Api.newKey()).text("code"))
                .isEqualTo("PASSWORD_NOT_SET");
        assertThat(premium.setPassword(member, "123456").text("code")).isEqualTo("PASSWORD_UNFIT");
        assertThat(premium.setPassword(member, Premium.PASSWORD).status()).isEqualTo(201);
        assertThat(premium.setPassword(member, "864209").text("code")).isEqualTo("INVALID_FIELD");
        assertThat(api.put(path, Api.newKey(), change).text("code")).isEqualTo("PASSWORD_WRONG");
        String key = Api.newKey();
        change.put("currentPassword", Premium.PASSWORD);
        assertThat(api.put(path, key, change).status()).isEqualTo(201);
        assertThat(api.put(path, key, change).status()).isEqualTo(201);
        assertThat(api.put(path, key, change.deepCopy().put("password", "975310")).text("code"))
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
        assertThat(premium.pay(member, member, Premium.PASSWORD, Api.newKey()).text("code"))
                .isEqualTo("PASSWORD_WRONG");
    }

    @Test
    void anActiveEmployeeStopsTheEmployeeCoverFirst() { // worked example 55
        String employee = premium.payer(Premium.HULUDAO);
        world.clock.at(
                OCTOBER,
                () -> {
                    assertThat(
                                    premium.pay(employee, employee, Premium.PASSWORD, Api.newKey())
                                            .text("code"))
                            .isEqualTo("DOUBLE_COVER");
                    Answer ended =
                            api.write(
                                    "/v1/members/" + employee + "/insurance-end",
                                    Api.newKey(),
                                    Api.JSON.createObjectNode().put("lastDay", "2024-12-31"));
                    Answer paid = premium.pay(employee, employee, Premium.PASSWORD, Api.newKey());

                    assertThat(ended.text("insuredTo")).as("%s", ended).isEqualTo("2024-12-31");
                    assertThat(paid.status()).as("%s", paid).isEqualTo(201);
                });
    }

    @Test
    void aRefusalIsASentenceInTheCallersLanguage() {
        String child = premium.resident(Premium.HULUDAO);
        String parent = premium.payer(Premium.HULUDAO);
        world.clock.at(
                "2025-03-01T10:00",
                () -> {
                    Answer refused =
                            premium.pay(
                                    child,
                                    parent,
                                    Premium.PASSWORD,
                                    Api.newKey(),
                                    "Accept-Language",
                                    "zh-CN");

                    assertThat(refused.text("code")).isEqualTo("WINDOW_CLOSED");
                    assertThat(refused.text("detail")).contains("缴费期为 2024-09-01 至 2025-02-28");
                });
    }

    private boolean covered(String member) {
        return api.get("/v1/members/" + member + "/coverage?on=2025-06-01")
                .body()
                .path("covered")
                .asBoolean();
    }
}
