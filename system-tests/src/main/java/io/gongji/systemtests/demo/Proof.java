package io.gongji.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.gongji.systemtests.client.Answer;
import io.gongji.systemtests.client.LedgerDesk.Source;
import java.util.List;

/// The books folded anew, from PostgreSQL and from Kafka alone, and compared with the live
/// balances.
final class Proof {
    private final Run run;

    Proof(Run run) {
        this.run = run;
    }

    void play() {
        run.report().section("Proof");
        for (String book : run.ledger().books()) {
            for (Source source : Source.values()) {
                verify(book, source);
            }
            run.report()
                    .check(
                            "trial balance of book " + book + ": sums per region and fund",
                            "all zero",
                            sums(book));
        }
        run.report()
                .check(
                        "what the books owe each other is what is on its way",
                        "true",
                        run.desks().books().clearing().path("agrees").asText());
        run.report()
                .check(
                        run.caller().repeats()
                                + " writes were sent twice with the same Idempotency-Key",
                        "answered alike",
                        repeats());
    }

    private void verify(String book, Source source) {
        long seq = run.ledger().seq(book);
        Answer answer = run.ledger().verify(book, source);
        run.report()
                .say(
                        "book %s from %s: %,d records folded in %s ms, chain %s…"
                                .formatted(
                                        book,
                                        source,
                                        answer.fen("records"),
                                        answer.text("tookMillis"),
                                        answer.text("headHash").substring(0, 12)));
        JsonNode difference = answer.body().path("firstDifference");
        String answered =
                !answer.body().path("ok").asBoolean()
                        ? "difference " + difference
                        : answer.fen("headSeq") >= seq
                                ? "ok"
                                : "only up to record " + answer.text("headSeq");
        run.report()
                .check(
                        "book %s folded from %s up to record %,d or later"
                                .formatted(book, source, seq),
                        "ok",
                        answered);
    }

    private String sums(String book) {
        List<String> unbalanced = run.ledger().unbalanced(book);
        return unbalanced.isEmpty() ? "all zero" : unbalanced.toString();
    }

    private String repeats() {
        List<String> differences = run.caller().differences();
        return differences.isEmpty()
                ? "answered alike"
                : differences.size() + " differ: " + differences.getFirst();
    }
}
