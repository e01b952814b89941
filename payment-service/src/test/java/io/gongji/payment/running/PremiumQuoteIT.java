package io.gongji.payment.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gongji.payment.running.Api.Answer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Quotes of premiums through the running service.
class PremiumQuoteIT {
    private final World world = World.shared();
    private final Api api = new Api(world);
    private final Premium premium = new Premium(api);

    @Test
    void theFamilyOfTheWorkedExamplePays960AndIsAssistedWith640() { // worked example 8
        ObjectNode family = Api.JSON.createObjectNode().put("region", "211400").put("year", 2025);
        ArrayNode persons = family.putArray("persons");
        persons.addObject();
        persons.addObject();
        category(persons.addObject(), "NEAR_MINIMUM_LIVING");
        category(persons.addObject(), "EXTREME_POVERTY");

        Answer quote = quote("/v1/family-premium-quotes", family);

        assertThat(quote.status()).isEqualTo(200);
        assertThat(quote.fen("ownFen")).isEqualTo(96_000);
        assertThat(quote.fen("assistanceFen")).isEqualTo(64_000);
        assertThat(quote.fen("standardFen")).isEqualTo(160_000);
        assertThat(quote.body().has("subsidyFen")).isFalse();
    }

    @Test
    void theSubsidyIsNoPartOfTheStandard() { // worked example 7
        Answer quote =
                quote(
                        "/v1/premium-quotes",
                        Api.JSON.createObjectNode().put("region", "350100").put("year", 2025));

        assertThat(quote.fen("ownFen")).isEqualTo(45_000);
        assertThat(quote.fen("subsidyFen")).isEqualTo(80_000);
        assertThat(quote.fen("totalFen")).isEqualTo(125_000);
        assertThat(quote.text("windowFrom")).isEqualTo("2024-09-01");
        assertThat(quote.text("windowTo")).isEqualTo("2025-02-28");
        assertThat(quote.text("category")).isEqualTo("ORDINARY");
    }

    @Test
    void theOldStandardIsQuotedByItsVersionOnly() { // worked example 1
        Answer quote =
                quote(
                        "/v1/premium-quotes",
                        Api.JSON.createObjectNode().put("policyVersion", "000000@old.1"));

        assertThat(quote.fen("ownFen")).isEqualTo(4_000);
        assertThat(quote.fen("subsidyFen")).isEqualTo(20_000);
        assertThat(quote.body().has("windowFrom")).isFalse();
    }

    @Test
    void aMemberIsQuotedByWhatIsSaidOfTheMember() {
        String member = premium.resident(Premium.HULUDAO);
        ObjectNode near = Api.JSON.createObjectNode();
        near.putArray("categories")
                .addObject()
                .put("category", "NEAR_MINIMUM_LIVING")
                .put("from", "2024-01-01");
        api.put("/v1/members/" + member + "/resident-categories", Api.newKey(), near);

        Answer quote =
                quote(
                        "/v1/premium-quotes",
                        Api.JSON.createObjectNode().put("memberId", member).put("year", 2025));

        assertThat(quote.fen("ownFen")).isEqualTo(16_000);
        assertThat(quote.text("category")).isEqualTo("NEAR_MINIMUM_LIVING");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{'region':'350100','year':2031}; NOT_CONFIGURED",
                "{'region':'350100','year':2025,'categories':[{'category':'EXTREME_POVERTY'}]}; CATEGORY_UNKNOWN",
                "{'year':2025}; INVALID_FIELD",
                "{'region':'350100','year':1999}; INVALID_FIELD",
                "{'policyVersion':'000000@old.1','year':2025}; INVALID_FIELD",
                "{'region':'350100','year':2025,'nobody':1}; MALFORMED_BODY"
            })
    void whatCannotBeQuotedIsRefused(String body, String expected) throws Exception {
        ObjectNode json = (ObjectNode) Api.JSON.readTree(body.replace('\'', '"'));

        assertThat(quote("/v1/premium-quotes", json).text("code")).isEqualTo(expected);
    }

    private static void category(ObjectNode person, String category) {
        person.putArray("categories").addObject().put("category", category);
    }

    private Answer quote(String path, ObjectNode body) {
        return api.post(path, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
