package org.example.onetimekey;

import dev.quadrel.launcher.ServicePlan;
import dev.quadrel.launcher.ServicePlugin;
import jakarta.enterprise.inject.Vetoed;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What quadrel make onetimekey sets up. It is for the command line: no bean. */
@Vetoed
public class OneTimeKey implements ServicePlugin {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8123",
            description = "Where keys are given. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--daytime-port",
            paramLabel = "PORT",
            defaultValue = "8813",
            description = "Where the time is told. Default: ${DEFAULT-VALUE}")
    private int daytime;

    @Option(
            names = "--fortunes",
            paramLabel = "FILE",
            description = "Texts that go with the keys, a line each, or with lines of %% between them.")
    private Path fortunes;

    @Option(
            names = "--admin-token",
            paramLabel = "SECRET",
            interactive = true,
            arity = "0..1",
            description = "With which operators send commands over HTTP; without a value here you are asked for it.")
    private String token;

    @Override
    public String name() {
        return "onetimekey";
    }

    @Override
    public String summary() {
        return "Gives each connection a key that never comes again, and tells the time.";
    }

    @Override
    public ServicePlan plan() {
        ServicePlan plan = ServicePlan.of("onetimekey")
                .set("onetimekey", "quadrel.onetimekey.port", port(port))
                .set("daytime", "quadrel.daytime.port", port(daytime));
        if (fortunes != null) {
            plan = plan.set("onetimekey", "quadrel.onetimekey.fortunes", readable(fortunes));
        }
        return token == null ? plan : plan.secret("commands", "quadrel.command.admin-token", token);
    }

    private static int port(int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("A port is a number from 1 to 65535, not " + port);
        }
        return port;
    }

    /** Absolute, as the server runs in another folder. */
    private static Path readable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new IllegalArgumentException("--fortunes: " + file + " is no file that can be read");
        }
        return file.toAbsolutePath().normalize();
    }
}
