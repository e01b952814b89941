package io.gongji.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What an auditor or an account's owner asks the ledger.
public final class LedgerDesk {
    /// Where a verification reads the journal.
    public enum Source {
        DATABASE,
        KAFKA
    }

    private final Api ledger;

    public LedgerDesk(Services services) {
        this(services.ledger());
    }

    /// At a ledger that runs without the other services.
    public LedgerDesk(Api ledger) {
        this.ledger = ledger;
    }

    public Api api() {
        return ledger;
    }

    /// What a person can spend of his or her own (2110 + 2120 + 2140).
    public long availableFen(String memberId) {
        return balance(memberId).fen("availableFen");
    }

    public Answer balance(String memberId) {
        return ledger.get("/v1/members/" + memberId + "/balance").orFail("a balance");
    }

    public Answer familyPool(String memberId) {
        return ledger.get("/v1/members/" + memberId + "/family-pool").orFail("a family pool");
    }

    public Answer book(String book) {
        return ledger.get("/v1/books/" + book).orFail("book " + book);
    }

    /// The last record of a book, 0 when it has none.
    public long seq(String book) {
        return book(book).fen("seq");
    }

    /// Every book that has a record.
    public List<String> books() {
        List<String> found = new ArrayList<>();
        for (JsonNode book : ledger.get("/v1/books").orFail("the books").body().path("books")) {
            if (book.path("seq").asLong() > 0) {
                found.add(book.path("book").asText());
            }
        }
        return found;
    }

    /// How many records a book has after one, without those that the ledger asks itself for, such
    /// as the sweep of a new year.
    public long recordsAfter(String book, long seq) {
        long found = 0;
        long after = seq;
        while (true) {
            JsonNode entries =
                    ledger.get("/v1/books/%s/entries?afterSeq=%d&limit=200".formatted(book, after))
                            .orFail("the records of book " + book)
                            .body()
                            .path("entries");
            for (JsonNode entry : entries) {
                JsonNode record = entry.path("record");
                boolean itsOwn =
                        record.path("cause").path("source").asText().startsWith("/ledger/");
                found += itsOwn ? 0 : 1;
                after = record.path("seq").asLong();
            }
            if (entries.isEmpty()) {
                return found;
            }
        }
    }

    public Answer verify(String book, Source source) {
        Map<String, String> body = Map.of("source", source.name());
        return ledger.post("/v1/books/" + book + "/verifications", body, Caller.freshKey())
                .orFail("the verification of book " + book);
    }

    /// Every sum of a book's trial balance that is not zero; none when the book is right.
    public List<String> unbalanced(String book) {
        List<String> found = new ArrayList<>();
        for (JsonNode sum : trialBalance(book).path("sums")) {
            if (sum.path("sumFen").asLong(-1) != 0) {
                found.add(sum.toString());
            }
        }
        return found;
    }

    public JsonNode trialBalance(String book) {
        return ledger.get("/v1/books/" + book + "/trial-balance")
                .orFail("the trial balance of book " + book)
                .body();
    }

    /// Debit minus credit of all accounts of a code in a region.
    public long codeFen(String book, String region, String code) {
        long sum = 0;
        for (JsonNode line : trialBalance(book).path("lines")) {
            if (line.path("account").asText().equals(code)
                    && line.path("region").asText().equals(region)) {
                sum += line.path("debitFen").asLong() - line.path("creditFen").asLong();
            }
        }
        return sum;
    }
}
