package io.gongji.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One service as a process of its own: started, stopped, killed, frozen, started again.
public final class ServiceProcess implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PROBE_LIMIT).build();

    private final DataDirectory data;
    private final Service service;
    private final String name;
    private final Path jar;
    private final String url;
    private final Map<String, String> environment;
    private volatile ChildProcess process;

    private ServiceProcess(
            DataDirectory data,
            Service service,
            String name,
            Path jar,
            String url,
            Map<String, String> environment) {
        this.data = data;
        this.service = service;
        this.name = name;
        this.jar = jar;
        this.url = url;
        this.environment = Map.copyOf(environment);
        this.process = launch(Map.of());
    }

    /// Starts the fast-jar of `service` under `home`, and does not wait for it.
    ///
    /// @param environment what the service reads: see `ServiceEnvironment`
    public static ServiceProcess start(
            DataDirectory data,
            Service service,
            Path home,
            Ports ports,
            Map<String, String> environment) {
        return new ServiceProcess(
                data,
                service,
                service.module(),
                service.jar(home),
                service.url(ports),
                environment);
    }

    /// Starts one more process of `service` on a free port, with the environment of the first; its
    /// log and its process id bear the port.
    static ServiceProcess startAnother(
            DataDirectory data, Service service, Path home, Map<String, String> environment) {
        int port = Ports.freePort();
        Map<String, String> ownPort = new HashMap<>(environment);
        ownPort.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        return new ServiceProcess(
                data,
                service,
                service.module() + "-" + port,
                service.jar(home),
                "http://127.0.0.1:" + port,
                ownPort);
    }

    private ChildProcess launch(Map<String, String> further) {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + service.heapMib() + "m",
                        // Small heaps on few cores: the collector that takes least of both.
                        "-XX:+UseSerialGC",
                        // Most of what a batch makes is gone after it: room for it to die young.
                        "-XX:NewRatio=1",
                        "-XX:SurvivorRatio=4",
                        "-XX:TargetSurvivorRatio=90",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-jar",
                        jar.toString());
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(further);
        return ChildProcess.start(data, name, command, all);
    }

    /// Waits until `/q/health/ready` says UP; a service that ends or stays silent is an error with
    /// the end of its log.
    public void awaitReady() {
        boolean ready = Waiting.until(READY_LIMIT, () -> !process.isAlive() || isReady());
        if (!process.isAlive()) {
            throw process.failure("ended while starting");
        }
        if (!ready) {
            throw process.failure(
                    "was not ready after %d seconds".formatted(READY_LIMIT.toSeconds()));
        }
    }

    /// One look at its readiness.
    public boolean isReady() {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/q/health/ready"))
                        .timeout(PROBE_LIMIT)
                        .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("interrupted while waiting", interrupted);
        }
    }

    /// Starts it again after a kill or a stop, with the same settings, and waits until it is ready.
    public void restart() {
        restartWith(Map.of());
    }

    /// Starts it again for one life with further environment variables, such as
    /// `JAVA_TOOL_OPTIONS`, and waits until it is ready.
    public void restartWith(Map<String, String> further) {
        startWith(further);
        awaitReady();
    }

    /// The same without waiting, for a life that may be short.
    public void startWith(Map<String, String> further) {
        close();
        process = launch(further);
    }

    public Service service() {
        return service;
    }

    public String url() {
        return url;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public Path log() {
        return process.log();
    }

    /// kill -9.
    public void kill() {
        process.kill();
    }

    /// kill -STOP: it keeps its connections and its locks, and does nothing.
    public void pause() {
        process.pause();
    }

    /// kill -CONT.
    public void resume() {
        process.resume();
    }

    /// An orderly stop (kill -TERM), and kill -9 when that takes too long.
    @Override
    public void close() {
        process.stop(Signal.TERM, STOP_LIMIT);
    }
}
