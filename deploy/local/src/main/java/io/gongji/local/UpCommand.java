package io.gongji.local;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Starts the stack and keeps it up until Ctrl-C or SIGTERM.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts everything and keeps it up until Ctrl-C.")
final class UpCommand implements Callable<Integer> {
    @Mixin private StackCommand stackCommand = new StackCommand();

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
        if (new Supervisor(stack, UpCommand::say).watch(() -> false)) {
            return 0;
        }
        say("PostgreSQL or Kafka has ended by itself; stopping. See " + stack.data().logs());
        return 1;
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
        row(text, "clock simulator", "http://127.0.0.1:" + options.ports().clock());
        row(text, "channel simulator", "http://127.0.0.1:" + options.ports().channel());
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
