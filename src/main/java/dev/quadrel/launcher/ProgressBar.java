package dev.quadrel.launcher;

import dev.quadrel.client.Progress;
import java.io.PrintStream;

/// How far a transfer is, as one line of a terminal that changes, until it is closed. Thread safe.
final class ProgressBar implements Progress, AutoCloseable {

    private static final String CLEAR = "\r\u001b[K";
    private static final int WIDTH = 30;
    private static final int LONGEST = 30;
    private static final long PAUSE = 100_000_000;

    private final PrintStream out;
    private long shown = System.nanoTime() - PAUSE;
    private boolean visible;
    private boolean closed;

    ProgressBar(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void at(String what, long done, long total) {
        long now = System.nanoTime();
        if (total >= 0 && done >= total) {
            clear();
        } else if (!closed && now - shown >= PAUSE) {
            shown = now;
            visible = true;
            out.print(CLEAR + cut(Visible.text(what)) + " " + line(done, total));
            out.flush();
        }
    }

    private static String cut(String what) {
        return what.length() > LONGEST ? what.substring(0, LONGEST - 3) + "..." : what;
    }

    private void clear() {
        if (visible) {
            visible = false;
            out.print(CLEAR);
            out.flush();
        }
    }

    /// Nothing of it is left, and nothing comes any more: something else is printed.
    synchronized void end() {
        closed = true;
        clear();
    }

    @Override
    public void close() {
        end();
    }

    /// The bar and how much of how much; only how much, where nobody knows the end.
    static String line(long done, long total) {
        if (total <= 0) {
            return amount(done);
        }
        int full = (int) (WIDTH * Math.min(1.0, (double) done / total));
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + amount(done) + " of " + amount(total);
    }

    private static String amount(long count) {
        String[] units = {"", " kB", " MB", " GB", " TB"};
        double value = count;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? String.valueOf(count) : "%.1f%s".formatted(value, units[unit]);
    }
}
