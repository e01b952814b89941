package io.gongji.local;

import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The whole system as processes of this machine. What it started ends with it: by `close`, by the
/// watchdog when the supervisor was killed, and at the latest by the next start in the same data
/// directory.
public final class LocalStack implements AutoCloseable {
    private final StackOptions options;
    private final DataDirectory data;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private @Nullable LocalPostgres postgres;
    private @Nullable LocalKafka kafka;
    private boolean closed;

    /// Starts nothing yet; `close` may be called from now on, also while `start` is at work.
    public LocalStack(StackOptions options) {
        this.options = options;
        this.data = new DataDirectory(options.data());
    }

    /// Starts everything in order and returns when all of it is ready; when something fails, what
    /// was started is stopped again.
    public void start() {
        try {
            prepare();
            startServers();
            if (options.withServices()) {
                startServices();
            }
            properties().save(data.stackProperties());
        } catch (LocalStackException failed) {
            close();
            throw failed;
        }
    }

    private void prepare() {
        requireBuilt();
        data.claim(options.progress());
        if (options.fresh()) {
            options.progress().accept("wiping " + data.root());
            data.wipe();
        }
        data.requireSpace();
        options.ports().requireFree(options.withServices());
        keep(Watchdog.over(data.run()));
    }

    private void requireBuilt() {
        List<String> missing =
                Stream.of(Service.values())
                        .filter(service -> !Files.exists(service.jar(options.home())))
                        .map(Service::module)
                        .toList();
        if (options.withServices() && !missing.isEmpty()) {
            throw new LocalStackException(
                    "%s: not built in %s; ./run builds them"
                            .formatted(String.join(", ", missing), options.home()));
        }
    }

    private void startServers() {
        Ports ports = options.ports();
        CompletableFuture<LocalKafka> broker =
                CompletableFuture.supplyAsync(() ->
                        timed(
                                "Kafka",
                                () ->
                                        LocalKafka.start(
                                                data, ports.kafka(), ports.kafkaController())));
        try {
            postgres = keep(timed("PostgreSQL", () -> LocalPostgres.start(data, ports.postgres())));
        } finally {
            kafka = keep(joined(broker));
        }
        keep(FaceVerificationSimulator.start(ports.face(), Clock.systemUTC(), options.progress()));
        ClockSimulator clock =
                keep(ClockSimulator.start(ports.clock(), Clock.systemUTC(), options.progress()));
        Secrets secrets = Secrets.in(data.secrets());
        keep(
                ChannelSimulator.start(
                        ports.channel(), secrets::channelKey, clock, options.progress()));
    }

    private static LocalKafka joined(CompletableFuture<LocalKafka> broker) {
        try {
            return broker.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof LocalStackException reason) {
                throw reason;
            }
            throw failed;
        }
    }

    private void startServices() {
        for (Service service : Service.values()) {
            services.put(
                    service,
                    keep(
                            ServiceProcess.start(
                                    data,
                                    service,
                                    options.home(),
                                    options.ports(),
                                    environment(service))));
        }
        for (ServiceProcess process : services.values()) {
            timed(
                    process.service().module(),
                    () -> {
                        process.awaitReady();
                        return process;
                    });
        }
    }

    private Map<String, String> environment(Service service) {
        return new ServiceEnvironment(
                        options.home(),
                        options.ports(),
                        options.clock(),
                        kafka().bootstrapServers(),
                        Secrets.in(data.secrets()))
                .of(service, postgres().database(service.key()));
    }

    /// Starts one more process of a service beside the first, on the same database and topics, as a
    /// second pod would be, and waits until it is ready. It ends with the stack, or when it is
    /// closed.
    public ServiceProcess startAnother(Service service) {
        ServiceProcess other =
                keep(
                        ServiceProcess.startAnother(
                                data, service, options.home(), environment(service)));
        other.awaitReady();
        return other;
    }

    private <T> T timed(String part, Supplier<T> start) {
        long began = System.nanoTime();
        options.progress().accept("starting " + part);
        T result = start.get();
        double seconds = (System.nanoTime() - began) / 1e9;
        options.progress().accept("%s is ready (%.1f s)".formatted(part, seconds));
        return result;
    }

    private synchronized <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        if (closed) {
            stopAll();
            throw new LocalStackException("stopped while starting");
        }
        return part;
    }

    /// How to reach what was started.
    public StackProperties properties() {
        Map<String, String> values = new TreeMap<>();
        values.put("home", options.home().toString());
        values.put("data", data.root().toString());
        values.put("kafka.bootstrap", kafka().bootstrapServers());
        values.put("face.url", "http://127.0.0.1:" + options.ports().face());
        values.put("clock.url", "http://127.0.0.1:" + options.ports().clock());
        values.put("channel.url", "http://127.0.0.1:" + options.ports().channel());
        for (Service service : Service.values()) {
            Database database = postgres().database(service.key());
            String key = service.key() + ".database.";
            values.put(service.key() + ".url", service.url(options.ports()));
            values.put(key + "url", database.url());
            values.put(key + "owner", database.owner());
            values.put(key + "owner.password", database.ownerPassword());
            values.put(key + "app", database.app());
            values.put(key + "app.password", database.appPassword());
        }
        return new StackProperties(values);
    }

    public DataDirectory data() {
        return data;
    }

    public StackOptions options() {
        return options;
    }

    public LocalPostgres postgres() {
        return started(postgres, "PostgreSQL");
    }

    public LocalKafka kafka() {
        return started(kafka, "Kafka");
    }

    /// A service that was started with the stack.
    public ServiceProcess service(Service service) {
        return started(services.get(service), service.module());
    }

    /// Whether every process that was started still runs.
    public boolean isWhole() {
        return serversAlive() && endedServices().isEmpty();
    }

    boolean serversAlive() {
        return postgres().process().isAlive() && kafka().process().isAlive();
    }

    List<ServiceProcess> endedServices() {
        return services.values().stream().filter(process -> !process.isAlive()).toList();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    private static <T> T started(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return part;
    }

    /// Stops everything, the last started first. Calling it again does nothing.
    @Override
    public synchronized void close() {
        closed = true;
        stopAll();
    }

    private void stopAll() {
        while (!started.isEmpty()) {
            AutoCloseable part = started.pop();
            if (started.isEmpty()) {
                PidFile.endLeftOvers(data.run(), options.progress());
            }
            stop(part);
        }
        data.close();
    }

    private void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failed) {
            options.progress().accept("could not stop %s: %s".formatted(part, failed.getMessage()));
        }
    }
}
