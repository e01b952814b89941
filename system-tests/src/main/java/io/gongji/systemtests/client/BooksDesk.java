package io.gongji.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// What an accountant asks of the books: periods, the turn of the year, premiums received in
/// advance, clearing between books.
public final class BooksDesk {
    private final Api ledger;
    private final Caller caller;

    public BooksDesk(Services services, Caller caller) {
        this.ledger = services.ledger();
        this.caller = caller;
    }

    public Answer lock(String book, String month) {
        return period(book, month, "lock");
    }

    public Answer unlock(String book, String month) {
        return period(book, month, "unlock");
    }

    public Answer close(String book, String month) {
        return period(book, month, "close");
    }

    private Answer period(String book, String month, String act) {
        return caller.write(
                ledger, "/v1/books/" + book + "/periods/" + month + "/" + act, Map.of());
    }

    public Answer periods(String book) {
        return ledger.get("/v1/books/" + book + "/periods").orFail("the periods");
    }

    /// Moves what is left of the year before to previous years, for everybody in the book.
    public Answer rollYear(String book, int year) {
        return caller.write(ledger, "/v1/books/" + book + "/year-rolls", Map.of("year", year));
    }

    /// Makes the premiums received in advance for a year income.
    public Answer releasePremiums(String book, int year) {
        return caller.write(
                ledger, "/v1/books/" + book + "/premium-releases", Map.of("year", year));
    }

    /// Where a wallet transfer stands, as the books know it.
    public Answer transfer(String transferId) {
        return ledger.get("/v1/wallet-transfers/" + transferId).orFail("a transfer");
    }

    public JsonNode clearing() {
        return ledger.get("/v1/clearing").orFail("the clearing").body();
    }

    /// What somebody may spend, from whom, and what bounds it.
    public Answer spendable(String memberId, int year) {
        return ledger.get("/v1/members/" + memberId + "/spendable?year=" + year)
                .orFail("what may be spent");
    }

    /// Who spent what of a giver's money, and where.
    public Answer consumption(String giverId) {
        return ledger.get("/v1/members/" + giverId + "/pool-consumption").orFail("consumption");
    }

    /// The one record of a subject, such as a person's enrolment.
    public JsonNode record(String subject) {
        return ledger.get("/v1/entries?subject=" + subject)
                .orFail("a record")
                .body()
                .path("entries")
                .path(0)
                .path("record");
    }

    /// An account's balance on its normal side: 1 and 5 are debit, 2 to 4 are credit.
    public long accountFen(String account, String fund, String region, String owner) {
        String ownerIfAny = owner.isEmpty() ? "" : "&owner=" + owner;
        long debitFen =
                ledger.get(
                                "/v1/accounts/balance?account=%s&fund=%s&region=%s%s"
                                        .formatted(account, fund, region, ownerIfAny))
                        .orFail("an account")
                        .fen("balanceFen");
        return account.startsWith("1") || account.startsWith("5") ? debitFen : -debitFen;
    }
}
