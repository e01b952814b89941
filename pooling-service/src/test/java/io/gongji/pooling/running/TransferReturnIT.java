package io.gongji.pooling.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.gongji.pooling.domain.giver.Person;
import io.gongji.pooling.running.Api.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// What nobody accepts goes back at six, once, however many processes look after it.
class TransferReturnIT {
    private static final int TRANSFERS = 5;

    private final World world = World.shared();
    private final Api api = new Api(world);

    @Test
    void unacceptedTransfersGoBackAtSixAndTwoProcessesReturnEachOnce()
            throws IOException, SQLException {
        world.itIs("2025-03-05T20:00:00");
        Person payee = world.child();
        api.openWallet(payee);
        List<Answer> sent = new ArrayList<>();
        for (int number = 1; number <= TRANSFERS; number++) {
            Person payer = world.employee();
            api.openWallet(payer);
            sent.add(api.send(payer, payee, 1_000));
        }
        int port = World.freePort();
        Process second = world.another(port, Map.of(), Path.of("target/second-pod-it.log"));
        try {
            await(() -> world.ready(URI.create("http://127.0.0.1:" + port)));
            world.itIs("2025-03-06T05:59:30");
            Answer accepted = api.payee("accept", sent.getFirst(), payee);
            world.itIs("2025-03-06T06:00:00");
            Answer late = api.payee("accept", sent.getLast(), payee);

            for (Answer transfer : sent.subList(1, TRANSFERS)) {
                await(() -> now(transfer).text("status").equals("RETURNED"));
                assertThat(now(transfer).text("returnCause")).isEqualTo("EXPIRED");
                assertThat(told(transfer, "returned")).isEqualTo(1);
            }
            assertThat(accepted.text("status")).isEqualTo("CREDITED");
            assertThat(told(sent.getFirst(), "returned")).isZero();
            assertThat(late.text("code")).isEqualTo("TRANSFER_NOT_OPEN");
        } finally {
            second.destroy();
        }
    }

    private Answer now(Answer transfer) {
        return api.get(transfer.location().orElseThrow());
    }

    private long told(Answer transfer, String what) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                world.database.url(),
                                world.database.app(),
                                world.database.appPassword());
                PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT count(*) FROM event WHERE subject = ? AND type = ?")) {
            statement.setString(1, "wallet-transfer/" + transfer.text("transferId"));
            statement.setString(2, "gongji.wallet-transfer." + what + ".v1");
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(condition);
    }
}
