package io.gongji.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Where each part listens, always on 127.0.0.1.
public record Ports(
        int payment,
        int pooling,
        int ledger,
        int face,
        int clock,
        int channel,
        int postgres,
        int kafka,
        int kafkaController) {

    /// What one part wants its port for, and the option that gives it another.
    record Use(int port, String part, String option) {}

    /// The ports of `./run`.
    public static Ports standard() {
        return new Ports(8081, 8082, 8083, 8090, 8091, 8092, 15432, 19092, 19093);
    }

    /// Ports that were free a moment ago, for tests and for a demo beside a running stack.
    public static Ports free() {
        int[] found = freePorts(9);
        return new Ports(
                found[0], found[1], found[2], found[3], found[4], found[5], found[6], found[7],
                found[8]);
    }

    /// One port that was free a moment ago.
    public static int freePort() {
        return freePorts(1)[0];
    }

    List<Use> uses(boolean withServices) {
        List<Use> uses = new ArrayList<>();
        uses.add(new Use(postgres, "PostgreSQL", "--postgres-port"));
        uses.add(new Use(kafka, "Kafka", "--kafka-port"));
        uses.add(new Use(kafkaController, "Kafka's controller", "--kafka-controller-port"));
        uses.add(new Use(face, "the face-verification simulator", "--face-port"));
        uses.add(new Use(clock, "the clock simulator", "--clock-port"));
        uses.add(new Use(channel, "the payment-channel simulator", "--channel-port"));
        if (withServices) {
            uses.add(new Use(payment, "payment-service", "--payment-port"));
            uses.add(new Use(pooling, "pooling-service", "--pooling-port"));
            uses.add(new Use(ledger, "ledger-service", "--ledger-port"));
        }
        return uses;
    }

    /// Refuses to start on a port that somebody else holds, naming all of them at once.
    void requireFree(boolean withServices) {
        StringBuilder taken = new StringBuilder();
        for (Use use : uses(withServices)) {
            if (isTaken(use.port())) {
                taken.append(
                        "%nport %d, wanted for %s, is taken by another program; give another with %s PORT"
                                .formatted(use.port(), use.part(), use.option()));
            }
        }
        if (!taken.isEmpty()) {
            throw new LocalStackException(taken.toString().strip());
        }
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException taken) {
            return true;
        }
    }

    private static int[] freePorts(int count) {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            int[] found = new int[count];
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                found[i] = socket.getLocalPort();
            }
            return found;
        } catch (IOException none) {
            throw new LocalStackException("no free port on 127.0.0.1", none);
        } finally {
            sockets.forEach(Ports::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // A port that stays taken shows itself when the part starts.
        }
    }
}
