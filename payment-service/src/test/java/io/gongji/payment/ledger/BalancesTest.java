package io.gongji.payment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.gongji.payment.domain.Given;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BalancesTest {
    private volatile int status = 200;
    private volatile String body = "{\"availableFen\":321055,\"heldFen\":7}";
    private HttpServer ledger;
    private Balances balances;

    @BeforeEach
    void start() throws IOException {
        ledger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ledger.createContext(
                "/v1/members/" + Given.member(1) + "/balance",
                exchange -> {
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        ledger.start();
        balances =
                new Balances(
                        URI.create("http://127.0.0.1:" + ledger.getAddress().getPort() + "/"),
                        Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        ledger.stop(0);
    }

    @Test
    void itTellsWhatMayBeSpent() {
        assertThat(balances.availableFen(Given.member(1))).hasValue(321_055);
    }

    @Test
    void anAccountThatTheLedgerDoesNotKnowIsEmpty() {
        status = 404;

        assertThat(balances.availableFen(Given.member(1))).hasValue(0);
    }

    @Test
    void anErrorOrAnotherFormIsNoAnswer() {
        body = "{\"availableFen\":\"much\"}";
        assertThat(balances.availableFen(Given.member(1))).isEmpty();
        body = "no json";
        assertThat(balances.availableFen(Given.member(1))).isEmpty();
        status = 500;
        assertThat(balances.availableFen(Given.member(1))).isEmpty();
        ledger.stop(0);
        assertThat(balances.availableFen(Given.member(1))).isEmpty();
    }
}
