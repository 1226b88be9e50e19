package dev.quadrel.http;

import dev.quadrel.command.CommandRegistry;
import dev.quadrel.command.CommandResult;
import dev.quadrel.figures.Figures;
import dev.quadrel.management.CommandsMXBean;
import dev.quadrel.management.Deployments;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes this deployment's commands and requests reachable from the server's management model, for as long as it is
/// deployed. Nothing of that model is needed here: a server that lacks Quadrel's part of it is none the wiser.
@ApplicationScoped
class CommandDoor {

    /// What WildFly puts before the name of a deployment in that of its class loader.
    private static final String MODULE = "deployment.";

    @Inject
    CommandRegistry registry;

    @Inject
    Figures figures;

    private @Nullable String deployment;

    void open(@Observes @Initialized(ApplicationScoped.class) ServletContext context) {
        deployment = name(context);
        Deployments.register(
                deployment,
                new Registered(registry, figures),
                RequestOrder.of(context).gate());
    }

    @PreDestroy
    void close() {
        if (deployment != null) {
            Deployments.unregister(deployment);
        }
    }

    private static String name(ServletContext context) {
        String name = context.getClassLoader().getName();
        return name != null && name.startsWith(MODULE)
                ? name.substring(MODULE.length())
                : context.getVirtualServerName() + context.getContextPath();
    }

    /// What is registered: no bean, since the server looks at its type and not at that of a bean's proxy.
    private record Registered(CommandRegistry registry, Figures bean) implements CommandsMXBean {

        @Override
        public String run(String line) {
            // The model asks for this whenever somebody looks at it.
            CommandResult result = line.equals("status") ? registry.run(line) : registry.run(line, "management");
            return switch (result) {
                case CommandResult.Done done -> done.text();
                case CommandResult.Refused refused -> throw new IllegalArgumentException(refused.text());
                case CommandResult.Failed failed -> throw new IllegalStateException(failed.text());
            };
        }

        @Override
        public Map<String, Long> figures() {
            return bean.brief();
        }

        @Override
        public Map<String, String> help() {
            Map<String, String> help = new LinkedHashMap<>();
            registry.commands().values().forEach(command -> help.put(command.name(), command.help()));
            return help;
        }
    }
}
