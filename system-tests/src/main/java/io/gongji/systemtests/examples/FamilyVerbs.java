package io.gongji.systemtests.examples;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.PaymentDesk;
import io.gongji.systemtests.client.PoolingDesk;
import io.gongji.systemtests.client.Yuan;
import io.gongji.systemtests.people.Person;
import java.time.LocalDate;
import java.util.Map;

/// Relatives, grants, wallets and bills.
final class FamilyVerbs implements Verbs {
    private static final String PROVIDER = "PROV0001";

    private final Stage stage;

    FamilyVerbs(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Map<String, Verb> verbs() {
        return Map.ofEntries(
                entry("bind", this::bind),
                entry("bind-children", this::bindChildren),
                entry("authorise", this::authorise),
                entry("earmark", this::earmark),
                entry("unbind", step -> pooling().unbind(stage.id(step.word(0)))),
                entry("end", step -> pooling().end(stage.id(step.word(0)))),
                entry("bill", this::bill),
                entry("show-bill", this::showBill),
                entry("reverse", this::reverse),
                entry("void", step -> stage.desks().payment().voidBill(stage.id(step.word(0)))),
                entry("wallet", this::wallet),
                entry("send", this::send),
                entry("accept", this::accept),
                entry("refuse", this::refuse),
                entry("transfer", this::transfer),
                entry("open-city", this::openCity));
    }

    private PoolingDesk pooling() {
        return stage.desks().pooling();
    }

    /// `bind GIVER CHILD CHILD [purpose=FAMILY_CODE] [face=passed] [as=BINDING]`
    private Answer bind(Step step) {
        String relative = stage.id(step.word(1));
        String face = step.has("face") ? pooling().facePassed(relative) : "";
        Answer binding =
                pooling()
                        .binding(
                                stage.id(step.word(0)),
                                relative,
                                step.word(2),
                                step.option("purpose", "POOL"),
                                face);
        return stage.remember(step.option("as", "BINDING"), binding, "bindingId");
    }

    /// `bind-children GIVER 9 130100 [purpose=FAMILY_CODE]`: the last answer.
    private Answer bindChildren(Step step) {
        Answer last = null;
        for (int i = 0; i < step.number(1); i++) {
            LocalDate birthDate = LocalDate.of(2016, 1, 1).plusDays(i);
            String child =
                    stage.desks()
                            .payment()
                            .enrol(
                                    Person.resident(
                                            "示例", stage.names().idNumber(birthDate), step.word(2)));
            last =
                    pooling()
                            .binding(
                                    stage.id(step.word(0)),
                                    child,
                                    "CHILD",
                                    step.option("purpose", "POOL"),
                                    "");
        }
        if (last == null) {
            throw new IllegalArgumentException("no child in '" + step.text() + "'");
        }
        return last.succeeded() ? Answers.with(last, "bound", step.number(1)) : last;
    }

    /// `authorise GIVER PATIENT SPOUSE [cap=200] [as=BINDING]`: binds and lets the relative spend.
    private Answer authorise(Step step) {
        String giver = stage.id(step.word(0));
        String member = stage.id(step.word(1));
        Answer binding = pooling().bind(giver, member, step.word(2));
        stage.remember(step.option("as", "BINDING"), binding, "bindingId");
        if (!binding.succeeded()) {
            return binding;
        }
        return step.has("cap")
                ? pooling().authoriseUpTo(giver, member, Yuan.toFen(step.option("cap", "0")))
                : pooling().authorise(giver, member);
    }

    /// `earmark GIVER PATIENT 300 [as=GRANT]`
    private Answer earmark(Step step) {
        Answer grant =
                pooling()
                        .earmark(
                                stage.id(step.word(0)),
                                stage.id(step.word(1)),
                                Yuan.toFen(step.word(2)));
        return stage.remember(step.option("as", "GRANT"), grant, "grantId");
    }

    /// `bill PATIENT 875 [day=2025-03-10] [at=130100] [number=N] [hospital=H] [as=BILL]`
    private Answer bill(Step step) {
        long totalFen = Yuan.toFen(step.word(1));
        String day = step.option("day", stage.desks().clock().now().toLocalDate().toString());
        Answer bill =
                stage.desks()
                        .payment()
                        .settle(
                                new PaymentDesk.Bill(
                                        stage.id(step.word(0)),
                                        step.has("hospital")
                                                ? stage.provider(step.option("hospital", ""))
                                                : PROVIDER,
                                        step.option("at", "130100"),
                                        step.has("number")
                                                ? number(step.option("number", ""))
                                                : stage.names().next("B-"),
                                        day,
                                        totalFen,
                                        totalFen));
        return stage.remember(step.option("as", "BILL"), bill, "settlementId");
    }

    private Answer showBill(Step step) {
        return stage.desks().payment().settlement(stage.id(step.word(0)));
    }

    private Answer wallet(Step step) {
        return stage.desks().wallets().open(stage.id(step.word(0)), step.word(1));
    }

    /// `send GIVER PAYEE 500 [as=TRANSFER]`
    private Answer send(Step step) {
        Answer sent =
                stage.desks()
                        .wallets()
                        .send(
                                stage.id(step.word(0)),
                                stage.id(step.word(1)),
                                Yuan.toFen(step.word(2)));
        return stage.remember(step.option("as", "TRANSFER"), sent, "transferId");
    }

    private Answer accept(Step step) {
        return stage.desks()
                .wallets()
                .accept(stage.id(step.option("transfer", "TRANSFER")), stage.id(step.word(0)));
    }

    private Answer refuse(Step step) {
        return stage.desks()
                .wallets()
                .refuse(stage.id(step.option("transfer", "TRANSFER")), stage.id(step.word(0)));
    }

    private Answer transfer(Step step) {
        return stage.desks().wallets().transfer(stage.id(step.word(0)));
    }

    /// `open-city 410100`
    private Answer openCity(Step step) {
        boolean open = false;
        for (JsonNode city : stage.desks().wallets().openCities().body().path("cities")) {
            open |= city.path("region").asText().equals(step.word(0));
        }
        return Answer.of(JsonNodeFactory.instance.objectNode().put("open", open));
    }

    /// `reverse NUMBER`: by the provider's own number, of a bill or of none.
    private Answer reverse(Step step) {
        return stage.desks().payment().reverse(PROVIDER, number(step.word(0)));
    }

    private String number(String name) {
        return stage.ids().computeIfAbsent("number " + name, _ -> stage.names().next("B-"));
    }
}
