package dev.quadrel.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// A service in its collection, and how far it is. The collection sees to it that one thread at a time changes it; all
/// may look.
final class Child {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.lifecycle");

    private final String name;
    private final Service service;
    private volatile ServiceState state = ServiceState.STOPPED;
    private volatile String reason = "";

    Child(Service service) {
        this.service = service;
        this.name = service.name();
        if (name.isEmpty() || name.chars().anyMatch(c -> c == '/' || Character.isWhitespace(c))) {
            throw new IllegalArgumentException(
                    "a service's name is one word without a slash, which \"" + name + "\" is not");
        }
    }

    String name() {
        return name;
    }

    Service service() {
        return service;
    }

    boolean isRunning() {
        return state == ServiceState.RUNNING;
    }

    void prepare() throws ServiceException {
        attempt("prepared", ServiceState.PREPARED, service::prepare);
    }

    /// Gives back what it has taken where it cannot start.
    void start() throws ServiceException {
        try {
            attempt("started", ServiceState.RUNNING, service::start);
        } catch (ServiceException e) {
            release();
            throw e;
        }
    }

    private interface Step {
        void take() throws Exception;
    }

    private void attempt(String what, ServiceState reached, Step step) throws ServiceException {
        try {
            step.take();
            reason = "";
            state = reached;
        } catch (Exception | LinkageError e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            ServiceException told = ServiceException.of(name, what, e);
            reason = String.valueOf(told.getMessage());
            state = ServiceState.FAILED;
            throw told;
        }
    }

    /// Does nothing where there is nothing to stop. What goes wrong is logged: the others are to be stopped too.
    void stop() {
        if (state == ServiceState.PREPARED || state == ServiceState.RUNNING) {
            release();
            state = ServiceState.STOPPED;
        }
    }

    private void release() {
        Duration time = service.stopTime();
        Thread thread =
                Thread.ofPlatform().name("quadrel-stop-" + name).daemon(true).start(this::stopNow);
        try {
            if (!thread.join(time)) {
                LOG.errorf("Service \"%s\" has not stopped within %s and is left behind", name, time);
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void stopNow() {
        try {
            service.stop();
        } catch (Exception | LinkageError e) {
            LOG.errorf(e, "Service \"%s\" did not stop as it should", name);
        }
    }

    /// Its own status and, for a collection, those of all in it.
    Stream<ServiceStatus> statuses() {
        ServiceStatus own = state == ServiceState.RUNNING
                ? service.fault()
                        .map(fault -> new ServiceStatus(name, ServiceState.FAILED, fault))
                        .orElseGet(() -> new ServiceStatus(name, state, ""))
                : new ServiceStatus(name, state, reason);
        List<ServiceStatus> inner = service instanceof ServiceCollection all ? all.statuses() : List.of();
        return Stream.concat(Stream.of(own), inner.stream().map(status -> status.in(name)));
    }
}
