package dev.quadrel.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// What one logger has been told, from the moment this is made until it is closed.
final class LogLines extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    LogLines(String name) {
        logger = Logger.getLogger(name);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
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
    public void publish(LogRecord record) {
        String fault = record.getThrown() == null ? "" : " " + record.getThrown();
        lines.add(new SimpleFormatter().formatMessage(record) + fault);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
