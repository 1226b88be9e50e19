package dev.quadrel.launcher;

import picocli.CommandLine.Option;

/// A plugin of these tests.
public final class GreetingPlugin implements ServicePlugin {

    @Option(names = "--port", defaultValue = "7000", description = "Where. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--word", description = "What is said.")
    private String word = "hello";

    @Option(names = "--token", description = "Who may change it.")
    private String token = "";

    @Override
    public String name() {
        return "greeting";
    }

    @Override
    public String summary() {
        return "Greets everybody.";
    }

    @Override
    public ServicePlan plan() {
        if (word.isBlank()) {
            throw new IllegalArgumentException("--word: say something");
        }
        ServicePlan plan =
                ServicePlan.of("greeting").set("door", "test.door.port", port).set("door", "test.door.word", word);
        return token.isEmpty() ? plan : plan.secret("door", "test.door.token", token);
    }
}
