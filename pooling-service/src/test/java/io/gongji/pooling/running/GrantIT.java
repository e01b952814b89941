package io.gongji.pooling.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.pooling.domain.giver.Person;
import io.gongji.pooling.running.Api.Answer;
import org.junit.jupiter.api.Test;

/// Grants through the running service, with a ledger that answers, declines or is silent.
class GrantIT {
    private final World world = World.shared();
    private final Api api = new Api(world);
    private final Person giver = world.employee();
    private final Person child = world.child();

    @Test
    void anAuthorisationIsActiveOnceTheLedgerAcceptedIt() {
        api.bind(giver, child);

        Answer given = give("AUTHORISATION");

        assertThat(given.status()).isEqualTo(201);
        assertThat(given.text("status")).isEqualTo("ACTIVE");
        assertThat(api.get(given.location().orElseThrow()).body()).isEqualTo(given.body());
        assertThat(give("AUTHORISATION").text("code")).isEqualTo("ALREADY_GRANTED");
    }

    @Test
    void anEarmarkThatTheGiverCannotPayIsRefusedWithTheLedgersReasonEachTime() {
        api.bind(giver, child);
        ObjectNode body =
                Api.grantBody(giver, child, "EARMARK").put("amountFen", LedgerStandIn.RICH_FEN + 1);
        String key = Api.newKey();

        Answer first = api.write("/v1/grants", key, body);
        Answer again = api.write("/v1/grants", key, body);

        assertThat(first.status()).isEqualTo(422);
        assertThat(first.text("code")).isEqualTo("INSUFFICIENT_BALANCE");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(api.get("/v1/givers/" + giver.memberId()).body().at("/grants/0/status").asText())
                .isEqualTo("DECLINED");
    }

    @Test
    void whileTheLedgerIsSilentTheGrantIsPendingAndCannotBeEnded() {
        api.bind(giver, child);
        ObjectNode body =
                Api.grantBody(giver, child, "EARMARK").put("amountFen", LedgerStandIn.RICH_FEN);
        String key = Api.newKey();
        world.ledger.paused(true);
        Answer pending = api.write("/v1/grants", key, body, "Prefer", "wait=0");
        Answer tooEarly = end(pending);
        world.ledger.paused(false);

        Answer answered = api.write("/v1/grants", key, body, "Prefer", "wait=30");

        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.text("status")).isEqualTo("PENDING");
        assertThat(tooEarly.text("code")).isEqualTo("GRANT_PENDING");
        assertThat(answered.status()).isEqualTo(201);
        assertThat(answered.text("grantId")).isEqualTo(pending.text("grantId"));
        assertThat(answered.body().path("amountFen").asLong()).isEqualTo(LedgerStandIn.RICH_FEN);
    }

    @Test
    void aMemberLeavesAndTheGrantEnds() {
        api.bind(giver, child);
        Answer given = give("AUTHORISATION");
        ObjectNode leave = Api.JSON.createObjectNode().put("reason", "MEMBER_LEFT");

        Answer ended =
                api.write("/v1/grants/" + given.text("grantId") + "/end", Api.newKey(), leave);

        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.text("status")).isEqualTo("ENDED");
        assertThat(ended.text("endReason")).isEqualTo("MEMBER_LEFT");
        assertThat(end(given).text("code")).isEqualTo("GRANT_ENDED");
        assertThat(give("AUTHORISATION").status()).isEqualTo(201);
    }

    @Test
    void anUnbindingEndsTheGrantsOfThatRelative() {
        Answer bound = api.bind(giver, child);
        give("AUTHORISATION");
        String path = "/v1/bindings/" + bound.text("bindingId") + "/unbind";
        String key = Api.newKey();

        Answer unbound = api.write(path, key, Api.JSON.createObjectNode());

        assertThat(unbound.status()).isEqualTo(200);
        assertThat(unbound.text("status")).isEqualTo("UNBOUND");
        assertThat(unbound.body().at("/grants/0/status").asText()).isEqualTo("ENDED");
        assertThat(api.write(path, key, Api.JSON.createObjectNode()).body())
                .isEqualTo(unbound.body());
        assertThat(give("AUTHORISATION").text("code")).isEqualTo("NOT_BOUND");
    }

    @Test
    void anUnboundPersonIsGivenNothing() {
        assertThat(give("AUTHORISATION").text("code")).isEqualTo("NOT_BOUND");
    }

    private Answer give(String mechanism) {
        return api.write("/v1/grants", Api.newKey(), Api.grantBody(giver, child, mechanism));
    }

    private Answer end(Answer grant) {
        return api.write(
                "/v1/grants/" + grant.text("grantId") + "/end",
                Api.newKey(),
                Api.JSON.createObjectNode());
    }
}
