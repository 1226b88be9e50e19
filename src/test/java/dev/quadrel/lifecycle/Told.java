package dev.quadrel.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// A service that tells what is done with it.
class Told implements Service {

    /// What all of a test were told, in this order.
    static final List<String> EVENTS = new CopyOnWriteArrayList<>();

    private final String name;
    private final Set<String> after;
    volatile String failing = "";
    volatile long stopMillis;
    volatile Optional<String> fault = Optional.empty();

    Told(String name, String... after) {
        this.name = name;
        this.after = Set.of(after);
    }

    Told failingTo(String step) {
        failing = step;
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> after() {
        return after;
    }

    @Override
    public Duration stopTime() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Optional<String> fault() {
        return fault;
    }

    @Override
    public void prepare() throws Exception {
        tell("prepare");
    }

    @Override
    public void start() throws Exception {
        tell("start");
    }

    @Override
    public void stop() throws Exception {
        Thread.sleep(stopMillis);
        tell("stop");
    }

    private void tell(String step) throws Exception {
        if (failing.equals(step)) {
            throw new java.io.IOException("no " + step + " today");
        }
        EVENTS.add(step + " " + name);
    }
}
