package dev.quadrel.command;

import dev.quadrel.audit.AuditEvent;
import dev.quadrel.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Beans with commands, in a container as in the server.
final class Commands {

    static final String SECRET = "a secret of the tests";
    static final AtomicInteger MADE = new AtomicInteger();
    static final AtomicInteger DESTROYED = new AtomicInteger();

    private Commands() {}

    static SeContainer container(Class<?>... more) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new CommandExtension())
                .addBeanClasses(CommandRegistry.class, HelpCommand.class, StatusCommand.class, CommandResource.class)
                .addBeanClasses(more)
                .initialize();
    }

    static CommandSettings settings(@Nullable String secret) {
        return new CommandSettings(false, Duration.ofSeconds(1), Optional.empty(), Optional.ofNullable(secret));
    }

    static class Secret {
        @Produces
        CommandSettings settings() {
            return Commands.settings(SECRET);
        }
    }

    static class NoSecret {
        @Produces
        CommandSettings settings() {
            return Commands.settings(null);
        }
    }

    /// What the audit trail is told.
    @ApplicationScoped
    static class Told {
        static final List<AuditEvent> EVENTS = new CopyOnWriteArrayList<>();

        void happened(@Observes AuditEvent event) {
            EVENTS.add(event);
        }
    }

    @ApplicationScoped
    static class ClearCache implements Command {
        ClearCache() {
            MADE.incrementAndGet();
        }

        @Override
        public String name() {
            return "cache clear";
        }

        @Override
        public int arguments() {
            return 1;
        }

        @Override
        public String help() {
            return "section: forget its results";
        }

        @Override
        public String run(List<String> arguments) {
            return "cleared " + arguments.getFirst();
        }

        @Override
        public List<String> complete(List<String> arguments, String prefix) {
            return List.of("www", "worker", "all");
        }
    }

    /// Its name begins with that of another.
    @ApplicationScoped
    static class Cache implements Command {
        @Override
        public String name() {
            return "cache";
        }

        @Override
        public String help() {
            return "say what is there";
        }

        @Override
        public String run(List<String> arguments) {
            return "cache with " + arguments;
        }

        @Override
        public List<String> complete(List<String> arguments, String prefix) {
            return List.of("colour", "size");
        }
    }

    @ApplicationScoped
    static class Broken implements Command {
        Broken() {
            throw new IllegalStateException("cannot be made");
        }

        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String help() {
            return "";
        }

        @Override
        public String run(List<String> arguments) {
            return "";
        }
    }

    @RequestScoped
    static class OfARequest {
        String text() {
            return "made for this run";
        }
    }

    /// Methods as an application writes them.
    @ApplicationScoped
    static class Methods {
        @Inject
        OfARequest ofARequest;

        @ServerCommand(value = "requests uptime", arguments = 0, help = "how many requests were made")
        String requests() {
            return "requests made to uptime: 3\n";
        }

        @ServerCommand("say")
        protected String say(List<String> words) {
            return String.join("|", words);
        }

        @ServerCommand("silent")
        public void silent() {}

        @ServerCommand("request")
        String inRequest() {
            return ofARequest.text();
        }

        @ServerCommand("fail now")
        String failing() throws Exception {
            throw new java.io.IOException("the disk is full");
        }

        @ServerCommand("fail hard")
        String error() {
            throw new NoClassDefFoundError();
        }

        @ServerCommand("refuse")
        String refusing() {
            throw ProblemException.notFound("there is no section \"x\"");
        }

        @ServerCommand("fail at other")
        String badGateway() {
            throw ProblemException.of(502, "the other server is down");
        }

        @ServerCommand(value = "help me", help = "of the application")
        String help() {
            return "mine";
        }
    }

    /// A bean without a scope.
    @Dependent
    static class Brief {
        Brief() {
            MADE.incrementAndGet();
        }

        @ServerCommand("short")
        String run() {
            return "ran";
        }

        @PreDestroy
        void end() {
            DESTROYED.incrementAndGet();
        }
    }

    /// The name of a built-in one.
    @ApplicationScoped
    static class OwnStatus {
        @ServerCommand("status")
        String status() {
            return "all is well";
        }
    }

    @ApplicationScoped
    static class JobsLine implements StatusLine {
        @Override
        public String name() {
            return "jobs done";
        }

        @Override
        public String value() {
            return "12";
        }
    }

    @ApplicationScoped
    static class BrokenLine implements StatusLine {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String value() {
            throw new IllegalStateException("cannot tell");
        }
    }
}
