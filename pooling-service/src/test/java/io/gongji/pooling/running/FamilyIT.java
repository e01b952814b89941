package io.gongji.pooling.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.pooling.domain.giver.Person;
import io.gongji.pooling.domain.giver.Persons;
import io.gongji.pooling.running.Api.Answer;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Families: several givers, rules by date and by scope, ends by either side and by a change of
/// insurance.
class FamilyIT {
    private final World world = World.shared();
    private final Api api = new Api(world);
    private final Person mother = world.employee();
    private final Person father = world.employee();
    private final Person child = world.child();

    @BeforeEach
    void aMorning() {
        world.itIs("2025-03-10T10:00:00");
    }

    @Test
    void aMemberSeesEveryGiverWithRelationGrantsAndCaps() {
        api.bind(mother, child);
        api.bind(father, child);
        Answer capped =
                api.write(
                        "/v1/grants",
                        Api.newKey(),
                        Api.grantBody(mother, child, "AUTHORISATION").put("yearCapFen", 30_000));
        give(father);

        Answer givers = api.get("/v1/members/" + child.memberId() + "/givers");
        Answer first = api.get("/v1/members/" + child.memberId() + "/givers?limit=1");
        Answer second =
                api.get(
                        "/v1/members/"
                                + child.memberId()
                                + "/givers?limit=1&cursor="
                                + first.text("nextCursor"));

        assertThat(capped.body().path("yearCapFen").asLong()).isEqualTo(30_000);
        assertThat(givers.body().path("givers").findValuesAsText("relation"))
                .containsExactly("CHILD", "CHILD");
        assertThat(givers.body().path("givers").findValuesAsText("status"))
                .containsExactly("ACTIVE", "ACTIVE");
        assertThat(first.body().at("/givers/0/giverId").asText())
                .isNotEqualTo(second.body().at("/givers/0/giverId").asText());
        assertThat(second.body().path("givers")).hasSize(1);
    }

    @Test
    void anotherCapIsAnEndAndANewGrant() {
        api.bind(mother, child);
        Answer old = give(mother);
        assertThat(give(mother).text("code")).isEqualTo("ALREADY_GRANTED");

        end(old, "GIVER_ENDED");
        Answer changed =
                api.write(
                        "/v1/grants",
                        Api.newKey(),
                        Api.grantBody(mother, child, "AUTHORISATION").put("yearCapFen", 1));

        assertThat(changed.status()).isEqualTo(201);
    }

    @Test
    void aMemberLeavesAWholePoolAndCannotSayThatItsInsuranceChanged() {
        Answer bound = api.bind(mother, child);
        Answer grant = give(mother);
        ObjectNode left = Api.JSON.createObjectNode().put("reason", "MEMBER_LEFT");

        Answer unbound =
                api.write(
                        "/v1/bindings/" + bound.text("bindingId") + "/unbind", Api.newKey(), left);

        assertThat(unbound.body().at("/grants/0/endReason").asText()).isEqualTo("MEMBER_LEFT");
        assertThat(end(grant, "INSURANCE_CHANGED").text("code")).isEqualTo("INVALID_FIELD");
        assertThat(
                        api.get("/v1/members/" + child.memberId() + "/givers")
                                .body()
                                .at("/givers/0/bindingId")
                                .isMissingNode())
                .isTrue();
    }

    @Test
    void example61TheDayDecidesWhichRelationsMayBeBound() {
        ObjectNode sibling = Api.bindBody(mother, child).put("relation", "SIBLING");
        world.itIs("2024-07-31T23:59:00");
        Answer before = api.write("/v1/bindings", Api.newKey(), sibling);
        world.itIs("2024-08-01T00:00:00");
        Answer after = api.write("/v1/bindings", Api.newKey(), sibling);

        assertThat(before.text("code")).isEqualTo("RELATION");
        assertThat(before.text("detail")).contains("SIBLING", "SPOUSE");
        assertThat(after.status()).isEqualTo(201);
    }

    @Test
    void theScopeIsThePolicysRegionProvinceOrNation() {
        Person inTangshan = world.known(Persons.in(Persons.TANGSHAN, mother));
        Person inZhengzhou = world.known(Persons.in(Persons.ZHENGZHOU, father));
        Person shijiazhuang = world.child();

        Answer region = api.bind(inTangshan, shijiazhuang);
        Answer nation = api.bind(inZhengzhou, shijiazhuang);
        Answer grant = give(inZhengzhou, shijiazhuang);

        assertThat(region.text("code")).isEqualTo("NOT_INSURED_IN_SCOPE");
        assertThat(region.text("detail")).contains("same region", "wallet transfer");
        assertThat(nation.status()).isEqualTo(201);
        assertThat(grant.text("code")).isEqualTo("NOT_INSURED_IN_SCOPE");
    }

    @Test
    void aGrantEndsOnTheDayItsMemberIsNoLongerInsuredAndAnotherGoesOn() {
        Person other = world.child();
        api.bind(mother, child);
        api.bind(mother, other);
        Answer lost = give(mother);
        Answer kept = give(mother, other);
        world.known(Persons.uninsured(child));

        world.itIs("2025-03-11T00:30:00");

        awaitEnded(lost);
        assertThat(now(lost).text("endReason")).isEqualTo("INSURANCE_CHANGED");
        assertThat(now(kept).text("status")).isEqualTo("ACTIVE");
    }

    @Test
    void aGrantEndsWhenItsGiverMovesOutOfTheProvince() {
        api.bind(mother, child);
        Answer grant = give(mother);
        world.known(Persons.in(Persons.ZHENGZHOU, mother));

        world.itIs("2025-03-12T00:30:00");

        awaitEnded(grant);
        assertThat(now(grant).text("endReason")).isEqualTo("INSURANCE_CHANGED");
    }

    private void awaitEnded(Answer grant) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> now(grant).text("status").equals("ENDED"));
    }

    private Answer now(Answer grant) {
        return api.get("/v1/grants/" + grant.text("grantId"));
    }

    private Answer give(Person giver) {
        return give(giver, child);
    }

    private Answer give(Person giver, Person member) {
        return api.write("/v1/grants", Api.newKey(), Api.grantBody(giver, member, "AUTHORISATION"));
    }

    private Answer end(Answer grant, String reason) {
        return api.write(
                "/v1/grants/" + grant.text("grantId") + "/end",
                Api.newKey(),
                Api.JSON.createObjectNode().put("reason", reason));
    }
}
