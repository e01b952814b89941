package io.gongji.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aTakenPortIsNamedWithItsUseAndTheOptionThatChangesIt() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports free = Ports.free();
            Ports ports =
                    new Ports(
                            free.payment(),
                            free.pooling(),
                            free.ledger(),
                            free.face(),
                            free.clock(),
                            free.channel(),
                            other.getLocalPort(),
                            free.kafka(),
                            free.kafkaController());

            assertThatThrownBy(() -> ports.requireFree(true))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessage(
                            "port %d, wanted for PostgreSQL, is taken by another program; give another with --postgres-port PORT",
                            other.getLocalPort());
        }
    }

    @Test
    void aServicesPortMattersOnlyWhereServicesAreStarted() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports free = Ports.free();
            Ports ports =
                    new Ports(
                            other.getLocalPort(),
                            free.pooling(),
                            free.ledger(),
                            free.face(),
                            free.clock(),
                            free.channel(),
                            free.postgres(),
                            free.kafka(),
                            free.kafkaController());

            assertThatCode(() -> ports.requireFree(false)).doesNotThrowAnyException();
        }
    }
}
