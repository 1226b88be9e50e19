package dev.quadrel.negotiation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Everything that is logged as an error by anybody, from the moment this is made until it is closed.
final class LoggedErrors extends Handler implements AutoCloseable {

    private final Logger root = Logger.getLogger("");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    LoggedErrors() {
        root.addHandler(this);
    }

    List<String> lines() {
        return lines;
    }

    /// Waits up to 5 seconds for as many lines.
    List<String> await(int count) throws InterruptedException {
        for (int i = 0; i < 500 && lines.size() < count; i++) {
            Thread.sleep(10);
        }
        return lines;
    }

    @Override
    public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.SEVERE.intValue()) {
            lines.add(line.getMessage() + " " + line.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
    }
}
