package io.gongji.payment.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gongji.contracts.MemberId;
import io.gongji.eventstore.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks ledger-service what is on a person's account. It is a question only; the ledger decides
/// when it is asked for the money.
public final class Balances {
    private static final Logger LOG = LoggerFactory.getLogger(Balances.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String address;
    private final Duration timeout;

    /// Connects to nothing yet.
    ///
    /// @param ledgerUrl base address of ledger-service
    public Balances(URI ledgerUrl, Duration timeout) {
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.address = ledgerUrl.toString().replaceAll("/+$", "") + "/v1/members/";
        this.timeout = timeout;
    }

    /// What the person may spend, in fen: current year, previous years and wallet. Empty when the
    /// ledger did not answer in time or in form; 0 when it knows no such account.
    public OptionalLong availableFen(MemberId memberId) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address + memberId + "/balance"))
                            .timeout(timeout)
                            .header("Accept", "application/json")
                            .build();
            HttpResponse<byte[]> response =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 404) {
                return OptionalLong.of(0);
            }
            JsonNode available = JSON.readTree(response.body()).path("availableFen");
            if (response.statusCode() == 200 && available.canConvertToLong()) {
                return OptionalLong.of(available.longValue());
            }
            LOG.warn("Ledger refused to tell a balance status={}", response.statusCode());
        } catch (IOException e) {
            LOG.warn("Ledger did not tell a balance reason={}", Reason.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return OptionalLong.empty();
    }
}
