package io.gongji.systemtests.examples;

import static java.util.Map.entry;

import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.BenefitDesk;
import io.gongji.systemtests.client.Yuan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Hospitals' statements, claims for prepaid bills, recourse against third parties.
final class BenefitVerbs implements Verbs {
    private final Stage stage;

    BenefitVerbs(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Map<String, Verb> verbs() {
        return Map.ofEntries(
                entry("advance", this::advance),
                entry("statement", this::statement),
                entry("approve-statement", this::approveStatement),
                entry("disallow", this::disallow),
                entry("pay-statement", this::payStatement),
                entry("final-account", this::finalAccount),
                entry("claim", this::claim),
                entry("approve-claim", this::approveClaim),
                entry("pay-claim", this::payClaim),
                entry("recourse", this::recourse),
                entry("recovered", this::recovered),
                entry("write-off", this::writeOff));
    }

    private BenefitDesk desk() {
        return stage.desks().benefits();
    }

    /// `advance HOSPITAL 2025-03 500`
    private Answer advance(Step step) {
        return desk().advance(
                        stage.provider(step.word(0)),
                        step.word(1),
                        Yuan.toFen(step.word(2)),
                        bank());
    }

    /// `statement HOSPITAL 2025-03 BILL …`: the named bills of that hospital.
    private Answer statement(Step step) {
        List<Answer> bills = step.words().stream().skip(2).map(this::bill).toList();
        return stage.remember(
                "STATEMENT",
                desk().statement(
                                stage.provider(step.word(0)),
                                step.word(1),
                                stage.names().next("S-"),
                                bills),
                "statementId");
    }

    /// `approve-statement [BILL disallow=30]`
    private Answer approveStatement(Step step) {
        String number = step.words().isEmpty() ? "" : bill(step.word(0)).text("providerNumber");
        return desk().approveStatement(
                        stage.id("STATEMENT"), number, Yuan.toFen(step.option("disallow", "0")));
    }

    /// `disallow BILL 10`
    private Answer disallow(Step step) {
        return desk().disallow(
                        stage.id("STATEMENT"),
                        bill(step.word(0)).text("providerNumber"),
                        Yuan.toFen(step.word(1)));
    }

    private Answer payStatement(Step step) {
        return desk().payStatement(stage.id("STATEMENT"), bank());
    }

    /// `final-account HOSPITAL 2025`
    private Answer finalAccount(Step step) {
        return desk().finalAccount(stage.provider(step.word(0)), step.number(1), bank());
    }

    /// `claim PATIENT 2000 [benefit=INPATIENT] [cause=ABROAD] [route=REFERRAL] [level=2]
    /// [referring=2] [day=2025-03-01]`
    private Answer claim(Step step) {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("memberId", stage.id(step.word(0)));
        claim.put("benefit", step.option("benefit", "OUTPATIENT"));
        claim.put("cause", step.option("cause", "ILLNESS"));
        claim.put("route", step.option("route", "EMERGENCY"));
        claim.put("dischargedOn", step.option("day", "2025-03-01"));
        claim.put("hospitalLevel", Integer.parseInt(step.option("level", "3")));
        if (step.has("referring")) {
            claim.put("referringLevel", Integer.parseInt(step.option("referring", "")));
        }
        claim.put("totalFen", Yuan.toFen(step.word(1)));
        claim.put("inScopeFen", Yuan.toFen(step.word(1)));
        claim.put("issuer", "OUTOFTOWN1");
        claim.put("invoiceNumber", stage.names().next("I-"));
        return stage.remember("CLAIM", desk().claim(claim), "claimId");
    }

    /// `approve-claim [fund=1105 rule=D4]`
    private Answer approveClaim(Step step) {
        return desk().approveClaim(
                        stage.id("CLAIM"),
                        step.has("fund")
                                ? Map.of(
                                        "fundFen",
                                        Yuan.toFen(step.option("fund", "")),
                                        "rule",
                                        step.option("rule", ""))
                                : Map.of());
    }

    private Answer payClaim(Step step) {
        return desk().payClaim(stage.id("CLAIM"), bank());
    }

    /// `recourse 3000`: the fund pays the claim first.
    private Answer recourse(Step step) {
        return stage.remember(
                "RECOURSE",
                desk().openRecourse(
                                stage.id("CLAIM"),
                                stage.names().next("CASE-"),
                                Yuan.toFen(step.word(0))),
                "recourseId");
    }

    /// `recovered 1200`
    private Answer recovered(Step step) {
        return desk().recover(stage.id("RECOURSE"), Yuan.toFen(step.word(0)), bank());
    }

    private Answer writeOff(Step step) {
        return desk().writeOff(stage.id("RECOURSE"));
    }

    private Answer bill(String name) {
        return stage.desks().payment().settlement(stage.id(name));
    }

    private String bank() {
        return stage.names().next("BANK-");
    }
}
