package io.gongji.local;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Starts the stack and keeps it up until Ctrl-C or SIGTERM.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts everything and keeps it up until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int RESTARTS_MAX = 5;

    @Mixin private StackCommand stackCommand = new StackCommand();

    private final Map<Service, Integer> restarts = new HashMap<>();
    private volatile boolean stopping;

    @Override
    public Integer call() {
        LocalStack stack = new LocalStack(stackCommand.options(UpCommand::say));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack), "stop"));
        try {
            stack.start();
        } catch (LocalStackException failed) {
            if (stopping) {
                // What ends while everything is being stopped is no news.
                return 0;
            }
            throw failed;
        }
        say(summary(stack));
        while (true) {
            Waiting.until(LOOK_EVERY, () -> stack.isClosed() || !stack.isWhole());
            if (stack.isClosed()) {
                return 0;
            }
            if (!stack.serversAlive()) {
                say(
                        "PostgreSQL or Kafka has ended by itself; stopping. See "
                                + stack.data().logs());
                return 1;
            }
            restartEnded(stack);
        }
    }

    private void restartEnded(LocalStack stack) {
        for (ServiceProcess process : stack.endedServices()) {
            int times = restarts.merge(process.service(), 1, Integer::sum);
            if (times > RESTARTS_MAX) {
                throw new LocalStackException(
                        "%s has ended %d times; see %s"
                                .formatted(process.service().module(), times, process.log()));
            }
            say("%s has ended; starting it again".formatted(process.service().module()));
            process.restart();
            say("%s is ready again".formatted(process.service().module()));
        }
    }

    private void stop(LocalStack stack) {
        if (stack.isClosed()) {
            return;
        }
        stopping = true;
        say("stopping");
        stack.close();
        say("stopped");
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static String summary(LocalStack stack) {
        StackOptions options = stack.options();
        StringBuilder text = new StringBuilder("\nGongji is up.\n");
        if (options.withServices()) {
            for (Service service : Service.values()) {
                String url = service.url(options.ports());
                row(text, service.module(), url + "   (OpenAPI: " + url + "/q/openapi)");
            }
        }
        row(text, "face simulator", "http://127.0.0.1:" + options.ports().face());
        row(text, "PostgreSQL", "127.0.0.1:" + options.ports().postgres());
        row(text, "Kafka", stack.kafka().bootstrapServers());
        row(text, "data and logs", stack.data().root().toString());
        row(text, "credentials", stack.data().stackProperties().toString());
        return text.append("Ctrl-C stops everything.").toString();
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append("  %-16s %s%n".formatted(name, value));
    }
}
