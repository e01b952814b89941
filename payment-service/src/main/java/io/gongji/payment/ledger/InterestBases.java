package io.gongji.payment.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongji.contracts.BookId;
import io.gongji.contracts.MemberId;
import io.gongji.eventstore.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks ledger-service what persons had on their accounts at the end of a day, page by page.
public final class InterestBases {
    private static final Logger LOG = LoggerFactory.getLogger(InterestBases.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Persons a page may name; an event names no more.
    public static final int PAGE = 500;

    private final HttpClient http;
    private final String address;
    private final Duration timeout;

    /// Connects to nothing yet.
    ///
    /// @param ledgerUrl base address of ledger-service
    /// @param timeout for a page
    public InterestBases(URI ledgerUrl, Duration timeout) {
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.address = ledgerUrl.toString().replaceAll("/+$", "") + "/v1/books/";
        this.timeout = timeout;
    }

    /// One page.
    ///
    /// @param asOfSeq the record up to which it was read
    /// @param next where the next page begins; null on the last one
    public record Page(long asOfSeq, List<Line> persons, @Nullable String next) {}

    /// One person's balance, 1.. fen.
    public record Line(MemberId memberId, long balanceFen) {}

    /// A page; empty when the ledger did not answer in time or in form.
    ///
    /// @param asOfSeq null for the book's head
    /// @param after the last person of the page before, or empty
    public Optional<Page> page(BookId book, LocalDate on, @Nullable Long asOfSeq, String after) {
        String query =
                address
                        + book
                        + "/interest-bases?on="
                        + on
                        + "&limit="
                        + PAGE
                        + (asOfSeq == null ? "" : "&asOfSeq=" + asOfSeq)
                        + (after.isEmpty() ? "" : "&cursor=" + after);
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(query))
                            .timeout(timeout)
                            .header("Accept", "application/json")
                            .build();
            HttpResponse<byte[]> response =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) {
                return Optional.of(page(JSON.readTree(response.body())));
            }
            LOG.warn("Ledger refused to tell balances status={}", response.statusCode());
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("Ledger did not tell balances reason={}", Reason.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static Page page(JsonNode json) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode person : json.path("persons")) {
            lines.add(
                    new Line(
                            MemberId.parse(person.path("memberId").asText()),
                            person.path("balanceFen").longValue()));
        }
        JsonNode next = json.path("nextCursor");
        return new Page(
                json.path("asOfSeq").longValue(),
                lines,
                next.isTextual() ? next.textValue() : null);
    }
}
