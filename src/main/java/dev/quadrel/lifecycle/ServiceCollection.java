package dev.quadrel.lifecycle;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Services that start and stop together, and a service itself, so that they form a tree. They start in the order in
/// which they were added, each after those it needs, and stop in reverse. Thread safe: changes wait for each other.
public final class ServiceCollection implements Service {

    private final String name;
    private final List<Child> children = new CopyOnWriteArrayList<>();
    private ServiceState state = ServiceState.STOPPED;

    /// An empty one.
    public ServiceCollection(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    /// Adds a service; where the others run, it is started at once.
    ///
    /// @throws ServiceException where it cannot be started; then it is not added
    /// @throws IllegalArgumentException where another one has its name, or one that it needs is not there
    public synchronized void add(Service service) throws ServiceException {
        Child child = new Child(service);
        if (find(child.name()).isPresent()) {
            throw new IllegalArgumentException("there is a service \"%s\" already".formatted(child.name()));
        }
        children.add(child);
        try {
            followState(child);
        } catch (ServiceException | RuntimeException e) {
            children.remove(child);
            throw e;
        }
    }

    private void followState(Child child) throws ServiceException {
        if (state == ServiceState.STOPPED) {
            return;
        }
        StartOrder.of(children);
        if (state == ServiceState.RUNNING) {
            start(child);
        } else {
            child.prepare();
        }
    }

    /// Stops a service, and takes it out. Does nothing where there is none of that name.
    ///
    /// @throws IllegalStateException where another one needs it
    public synchronized void remove(String service) {
        find(service).ifPresent(child -> {
            refuseWhereNeeded(child, children);
            child.stop();
            children.remove(child);
        });
    }

    /// The one of that name.
    public Optional<Service> service(String service) {
        return find(service).map(Child::service);
    }

    /// Starts one that has stopped or failed.
    ///
    /// @param path as [ServiceStatus] has it
    /// @throws IllegalStateException where one that it needs does not run
    public void start(String path) throws ServiceException {
        Optional<ServiceCollection> inner = collection(path);
        if (inner.isPresent()) {
            inner.get().start(rest(path));
        } else {
            startHere(path);
        }
    }

    private synchronized void startHere(String service) throws ServiceException {
        Child child = require(service);
        if (state != ServiceState.RUNNING) {
            throw new IllegalStateException("\"%s\" itself does not run".formatted(name));
        }
        if (!child.isRunning()) {
            start(child);
        }
    }

    private void start(Child child) throws ServiceException {
        for (String needed : child.service().after()) {
            if (!require(needed).isRunning()) {
                throw new IllegalStateException(
                        "service \"%s\" needs \"%s\", which does not run".formatted(child.name(), needed));
            }
        }
        child.prepare();
        child.start();
    }

    /// Stops one and keeps it.
    ///
    /// @param path as [ServiceStatus] has it
    /// @throws IllegalStateException where another one that runs needs it
    public void stop(String path) {
        collection(path).ifPresentOrElse(inner -> inner.stop(rest(path)), () -> stopHere(path));
    }

    private synchronized void stopHere(String service) {
        Child child = require(service);
        refuseWhereNeeded(child, children.stream().filter(Child::isRunning).toList());
        child.stop();
    }

    private static void refuseWhereNeeded(Child child, List<Child> others) {
        for (Child other : others) {
            if (other.service().after().contains(child.name())) {
                throw new IllegalStateException(
                        "service \"%s\" is needed by \"%s\"".formatted(child.name(), other.name()));
            }
        }
    }

    /// How all are that are in it, in the order in which they were added.
    public List<ServiceStatus> statuses() {
        return children.stream().flatMap(Child::statuses).toList();
    }

    @Override
    public synchronized void prepare() throws ServiceException {
        forEach(Child::prepare);
        state = ServiceState.PREPARED;
    }

    @Override
    public synchronized void start() throws ServiceException {
        forEach(Child::start);
        state = ServiceState.RUNNING;
    }

    private interface Step {
        void take(Child child) throws ServiceException;
    }

    /// Where one fails, all are stopped.
    private void forEach(Step step) throws ServiceException {
        List<Child> order = StartOrder.of(children);
        for (Child child : order) {
            try {
                step.take(child);
            } catch (ServiceException | RuntimeException e) {
                stopAll(order);
                throw e;
            }
        }
    }

    @Override
    public synchronized void stop() {
        stopAll(StartOrder.of(children));
    }

    private void stopAll(List<Child> order) {
        order.reversed().forEach(Child::stop);
        state = ServiceState.STOPPED;
    }

    /// As long as all may take, one after the other.
    @Override
    public Duration stopTime() {
        return children.stream().map(child -> child.service().stopTime()).reduce(Duration.ofSeconds(1), Duration::plus);
    }

    /// The first part of a path, where it is a collection and not all of the path.
    private Optional<ServiceCollection> collection(String path) {
        int slash = path.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : Optional.of(require(path.substring(0, slash)).service())
                        .filter(ServiceCollection.class::isInstance)
                        .map(ServiceCollection.class::cast);
    }

    private static String rest(String path) {
        return path.substring(path.indexOf('/') + 1);
    }

    private Child require(String service) {
        return find(service)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no service \"%s\", only %s".formatted(service, names(children))));
    }

    private Optional<Child> find(String service) {
        return children.stream().filter(child -> child.name().equals(service)).findFirst();
    }

    private static List<String> names(Collection<Child> children) {
        return children.stream().map(Child::name).toList();
    }
}
