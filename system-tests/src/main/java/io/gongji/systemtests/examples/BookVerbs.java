package io.gongji.systemtests.examples;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.BooksDesk;
import java.util.HashMap;
import java.util.Map;

/// What the books say: accounts, consumption, periods, the turn of a year.
final class BookVerbs implements Verbs {
    private final Stage stage;
    private final Map<String, Long> marks = new HashMap<>();

    BookVerbs(Stage stage) {
        this.stage = stage;
    }

    @Override
    public Map<String, Verb> verbs() {
        return Map.ofEntries(
                entry("balance", step -> stage.desks().ledger().balance(stage.id(step.word(0)))),
                entry("spendable", this::spendable),
                entry("consumption", step -> books().consumption(stage.id(step.word(0)))),
                entry("mark", this::mark),
                entry("account", this::account),
                entry("clearing", this::clearing),
                entry("entry", this::enrolment),
                entry("lock", step -> books().lock(step.word(0), step.word(1))),
                entry("unlock", step -> books().unlock(step.word(0), step.word(1))),
                entry("close", step -> books().close(step.word(0), step.word(1))),
                entry("year-begins", step -> books().rollYear(step.word(0), step.number(1))),
                entry(
                        "premiums-begin",
                        step -> books().releasePremiums(step.word(0), step.number(1))));
    }

    private BooksDesk books() {
        return stage.desks().books();
    }

    private Answer spendable(Step step) {
        return books().spendable(stage.id(step.word(0)), step.number(1));
    }

    /// `mark 2320 RESIDENT 130100 2026:PREMIUM`: what an account holds, for a later `grew`.
    private Answer mark(Step step) {
        marks.put(String.join(" ", step.words()), accountFen(step));
        return account(step);
    }

    /// `account 2320 RESIDENT 130100 2026:PREMIUM`: its balance, and by how much it grew since it
    /// was marked.
    private Answer account(Step step) {
        long nowFen = accountFen(step);
        long thenFen = marks.getOrDefault(String.join(" ", step.words()), 0L);
        return Answer.of(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("balanceFen", nowFen)
                        .put("grewFen", nowFen - thenFen));
    }

    private long accountFen(Step step) {
        String owner = step.words().size() > 3 ? step.word(3) : "";
        return books().accountFen(step.word(0), step.word(1), step.word(2), owner);
    }

    /// `clearing 130100 410100`: what one region owes another against what that one is owed.
    private Answer clearing(Step step) {
        for (JsonNode pair : books().clearing().path("pairs")) {
            if (pair.path("debtor").asText().equals(step.word(0))
                    && pair.path("creditor").asText().equals(step.word(1))) {
                return Answer.of(pair);
            }
        }
        return Answer.of(books().clearing());
    }

    /// `entry PERSON`: the record of a person's enrolment.
    private Answer enrolment(Step step) {
        return Answer.of(books().record("member/" + stage.id(step.word(0))));
    }
}
