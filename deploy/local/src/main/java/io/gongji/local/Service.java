package io.gongji.local;

import java.nio.file.Path;

/// The three services of Gongji, and what each is given on one machine.
public enum Service {
    LEDGER("ledger", 256),
    PAYMENT("payment", 384),
    POOLING("pooling", 384);

    private final String key;
    private final int heapMib;

    Service(String key, int heapMib) {
        this.key = key;
        this.heapMib = heapMib;
    }

    /// The word in its roles, its database and its settings, such as `ledger`.
    public String key() {
        return key;
    }

    /// The name of its folder, its process and its log, such as `ledger-service`.
    public String module() {
        return key + "-service";
    }

    int heapMib() {
        return heapMib;
    }

    Path jar(Path home) {
        return home.resolve(module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /// Where it listens.
    public int port(Ports ports) {
        return switch (this) {
            case LEDGER -> ports.ledger();
            case PAYMENT -> ports.payment();
            case POOLING -> ports.pooling();
        };
    }

    /// Its address on this machine.
    public String url(Ports ports) {
        return "http://127.0.0.1:" + port(ports);
    }
}
