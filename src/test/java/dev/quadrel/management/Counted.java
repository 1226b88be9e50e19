package dev.quadrel.management;

import java.util.concurrent.atomic.AtomicInteger;

/// Requests whose number a test sets.
final class Counted implements RequestsMXBean {

    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean refusing;

    void set(int number) {
        underWay.set(number);
    }

    boolean isRefusing() {
        return refusing;
    }

    @Override
    public int getUnderWay() {
        return underWay.get();
    }

    @Override
    public void refuse() {
        refusing = true;
    }

    @Override
    public void accept() {
        refusing = false;
    }
}
