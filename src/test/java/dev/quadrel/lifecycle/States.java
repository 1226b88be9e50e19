package dev.quadrel.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Applications with state, in a container as in the server.
final class States {

    /// Those of the next application.
    static volatile LifecycleSettings settings = settings(Path.of("target", "no-state"));

    private States() {}

    static LifecycleSettings settings(Path folder) {
        return new LifecycleSettings("application", folder, 3, Duration.ZERO, Optional.empty());
    }

    static SeContainer container(Class<?>... more) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new PersistentExtension())
                .addBeanClasses(Application.class, ApplicationState.class, StateFolder.class, Sequences.class)
                .addBeanClasses(ServiceCommands.class, ServiceProbe.class, StateCommands.class, Given.class)
                .addBeanClasses(more)
                .initialize();
    }

    static class Given {
        @Produces
        LifecycleSettings settings() {
            return settings;
        }
    }

    /// As version 1 of some application had it, or later ones.
    @ApplicationScoped
    static class Visitors implements StateContributor {
        static volatile int version = 1;
        static volatile boolean failing;
        final Map<String, Object> state = new LinkedHashMap<>();
        final List<String> told = new ArrayList<>();

        @Override
        public String key() {
            return "visitors";
        }

        @Override
        public int version() {
            return version;
        }

        @Override
        public Map<String, ?> save() {
            if (failing) {
                throw new IllegalStateException("not now");
            }
            return state;
        }

        @Override
        public void load(Map<String, Object> saved) {
            state.putAll(saved);
            told.add("load");
        }

        @Override
        public Map<String, Object> upgrade(int from, Map<String, Object> saved) {
            if (from == 3) {
                return StateContributor.super.upgrade(from, saved);
            }
            Map<String, Object> next = new LinkedHashMap<>(saved);
            next.put("upgrade", next.getOrDefault("upgrade", "") + "from " + from + " ");
            told.add("upgrade");
            return next;
        }

        void put(String name, Object value) {
            state.put(name, value);
        }

        Object get(String name) {
            return state.get(name);
        }

        List<String> told() {
            return told;
        }
    }
}
