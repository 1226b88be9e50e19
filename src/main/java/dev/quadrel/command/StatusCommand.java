package dev.quadrel.command;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Tells how the server is.
@ApplicationScoped
class StatusCommand implements Command {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.command");
    private static final String BUILD = "/META-INF/maven/dev.quadrel/quadrel/pom.properties";

    @Inject
    @Any
    Instance<StatusLine> others;

    @Override
    public String name() {
        return "status";
    }

    @Override
    public int arguments() {
        return 0;
    }

    @Override
    public String help() {
        return "uptime, version, memory, threads and what else is reported";
    }

    @Override
    public String run(List<String> arguments) throws IOException {
        Map<String, String> lines = new TreeMap<>();
        lines.put("uptime", uptime());
        lines.put("version", version() + " on Java " + Runtime.version());
        lines.put("memory", memory(Runtime.getRuntime()));
        lines.put("threads", String.valueOf(ManagementFactory.getThreadMXBean().getThreadCount()));
        others.handles().forEach(handle -> add(lines, handle));
        int width = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        return lines.entrySet().stream()
                .map(line -> line.getKey() + " ".repeat(width - line.getKey().length()) + "  " + line.getValue())
                .collect(Collectors.joining("\n"));
    }

    /// One line that cannot be told leaves the others.
    private static void add(Map<String, String> lines, Instance.Handle<StatusLine> handle) {
        try {
            StatusLine line = handle.get();
            lines.put(line.name(), line.value());
        } catch (RuntimeException e) {
            String type = handle.getBean().getBeanClass().getSimpleName();
            LOG.warnf(e, "%s cannot tell its status", type);
            lines.put(type, "unknown, see the log");
        }
    }

    private static String uptime() {
        Duration up = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        return "%d d %02d:%02d:%02d".formatted(up.toDays(), up.toHoursPart(), up.toMinutesPart(), up.toSecondsPart());
    }

    private static String memory(Runtime runtime) {
        return "%d MiB of at most %d MiB"
                .formatted((runtime.totalMemory() - runtime.freeMemory()) >> 20, runtime.maxMemory() >> 20);
    }

    private static String version() throws IOException {
        try (InputStream in = StatusCommand.class.getResourceAsStream(BUILD)) {
            Properties build = new Properties();
            if (in != null) {
                build.load(in);
            }
            return build.getProperty("version", "unknown");
        }
    }
}
