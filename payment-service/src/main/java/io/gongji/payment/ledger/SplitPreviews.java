package io.gongji.payment.ledger;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.gongji.contracts.Fund;
import io.gongji.contracts.GrantId;
import io.gongji.contracts.MemberId;
import io.gongji.contracts.RegionCode;
import io.gongji.contracts.event.SettlementEvent.DebitSource;
import io.gongji.eventstore.Reason;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks ledger-service how it would split a bill's self-pay. It is a question only; the ledger
/// decides when it is asked to post. Empty means that it did not answer in time or in form.
public final class SplitPreviews {
    private static final Logger LOG = LoggerFactory.getLogger(SplitPreviews.class);
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private final HttpClient http;
    private final URI address;
    private final Duration timeout;

    /// Connects to nothing yet.
    ///
    /// @param ledgerUrl base address of ledger-service
    public SplitPreviews(URI ledgerUrl, Duration timeout) {
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.address =
                URI.create(ledgerUrl.toString().replaceAll("/+$", "") + "/v1/split-previews");
        this.timeout = timeout;
    }

    /// What is asked.
    public record Question(
            MemberId memberId,
            RegionCode region,
            Fund fund,
            long accountPayableFen,
            List<DebitSource> debitOrder,
            LocalDate effectiveDate) {}

    /// What the ledger says, in fen; the parts add up to what was asked.
    public record Split(
            long ownFen,
            long walletFen,
            long poolFen,
            long cashFen,
            List<FromGrant> grants,
            long asOfSeq) {}

    /// One grant's part.
    public record FromGrant(GrantId grantId, long amountFen) {}

    /// Asks; blocks at most for the timeout.
    public Optional<Split> ask(Question question) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address)
                            .timeout(timeout)
                            .header("Content-Type", "application/json")
                            .header("Accept", "application/json")
                            .POST(
                                    HttpRequest.BodyPublishers.ofByteArray(
                                            JSON.writeValueAsBytes(question)))
                            .build();
            HttpResponse<byte[]> response =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 200) {
                return Optional.of(JSON.readValue(response.body(), Split.class));
            }
            LOG.warn("Ledger refused a split preview status={}", response.statusCode());
        } catch (IOException e) {
            LOG.warn("Ledger did not answer a split preview reason={}", Reason.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }
}
