package io.gongji.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.Yuan;
import java.util.ArrayList;
import java.util.List;

/// Bills paid from one's own account and a relative's (examples 41 to 45 and 64), money set aside,
/// and a bill taken back.
final class Pooling {
    private final Run run;
    private final Family family;

    Pooling(Run run, Family family) {
        this.run = run;
        this.family = family;
    }

    void play() {
        run.report().section("Bills: the fund pays its 60 %, then own money, then the relative's");
        String binding = ownFirstThenPool();
        poolRunsOut();
        ownIsEnough();
        familyCodeMovesNoMoney();
        afterUnbinding(binding);
        run.report().section("Money set aside for a relative, spent, returned; a bill taken back");
        earmark();
    }

    private String ownFirstThenPool() {
        String binding = family.authorise("giver-41", "spouse-41", "SPOUSE");
        Answer pool = run.ledger().familyPool(family.id("spouse-41"));
        run.report()
                .check(
                        "4.3",
                        "the family pool is what the giver has",
                        "1,000.00",
                        Yuan.of(pool.fen("totalFen")));
        family.settle("41", "self-pay 350; own 200; giver 1,000");
        family.checkAvailable("41", "the giver afterwards", "giver-41", "850.00");
        family.checkAvailable("41", "the patient afterwards", "spouse-41", "0.00");
        return binding;
    }

    private void poolRunsOut() {
        family.authorise("giver-42", "spouse-42", "SPOUSE");
        family.settle("42", "self-pay 350; own 0; giver 100");
        family.checkAvailable("42", "the giver afterwards", "giver-42", "0.00");
    }

    private void ownIsEnough() {
        family.authorise("giver-43", "sibling-43", "SIBLING");
        family.settle("43", "self-pay 350; own 500; giver 1,000");
        family.checkAvailable("43", "the giver afterwards", "giver-43", "1,000.00");
        family.checkAvailable("43", "the patient afterwards", "sibling-43", "150.00");
    }

    private void familyCodeMovesNoMoney() {
        run.pooling()
                .bindFamilyCode(family.id("giver-45"), family.id("spouse-45"), "SPOUSE")
                .orFail("a family code");
        family.settle("45", "self-pay 300; own 50; giver 5,000, family code only");
        family.checkAvailable("45", "the giver afterwards", "giver-45", "5,000.00");
    }

    private void afterUnbinding(String binding) {
        List<String> before = recordsOf("giver-41");
        run.pooling().unbind(binding).orFail("an unbinding");
        family.feed("spouse-41", 20_000, "AGAIN");
        family.settle("64", "after unbinding: self-pay 350; own 200");
        family.checkAvailable("64", "the giver afterwards", "giver-41", "850.00");
        run.report()
                .check(
                        "64",
                        "past records stay",
                        before.toString(),
                        recordsOf("giver-41").toString());
    }

    /// The records that moved a person's money, by their numbers.
    private List<String> recordsOf(String key) {
        List<String> records = new ArrayList<>();
        Answer statement =
                run.ledger()
                        .api()
                        .get("/v1/members/" + family.id(key) + "/statement")
                        .orFail("a statement");
        for (JsonNode line : statement.body().path("lines")) {
            records.add(line.path("seq").asText() + ":" + line.path("amountFen").asText());
        }
        return records;
    }

    private void earmark() {
        String giver = family.id("giver-earmark");
        String member = family.id("spouse-earmark");
        run.pooling().bind(giver, member, "SPOUSE").orFail("a binding");
        String grant =
                run.pooling().earmark(giver, member, 30_000).orFail("an earmark").text("grantId");
        family.checkAvailable(
                "4.3", "300 set aside: the giver has left", "giver-earmark", "700.00");
        checkPosted("set aside for the relative", "300.00");
        String bill =
                family.settle("earmark", "self-pay 350; own 200; 300 set aside; provider in Henan");
        checkPosted("left of it", "150.00");
        run.pooling().end(grant).orFail("the end of a grant");
        family.checkAvailable(
                "4.3", "ended: the unused 150 return to the giver", "giver-earmark", "850.00");
        Answer voided = run.payment().voidBill(bill).orFail("the void of a bill");
        run.report().check("4.4", "the bill is taken back", "VOIDED", voided.text("status"));
        family.checkAvailable(
                "4.4",
                "its 150 return to the giver, for the grant ended",
                "giver-earmark",
                "1,000.00");
        family.checkAvailable("4.4", "the patient's own 200 return", "spouse-earmark", "200.00");
        Answer again = run.payment().voidBill(bill);
        run.report()
                .check(
                        "4.4",
                        "taking it back once more (a new request)",
                        "ALREADY_VOIDED",
                        again.code());
    }

    private void checkPosted(String step, String expected) {
        Answer pool = run.ledger().familyPool(family.id("spouse-earmark"));
        run.report().check("4.3", step, expected, Yuan.of(pool.fen("postedFen")));
    }
}
