package dev.quadrel.launcher;

import dev.quadrel.client.Progress;
import java.io.PrintStream;

/// How far a transfer is, as one line of a terminal that changes. Thread safe.
final class ProgressBar implements Progress {

    private static final String CLEAR = "\r\u001b[K";
    private static final int WIDTH = 30;
    private static final long PAUSE = 100_000_000;

    private final PrintStream out;
    private long shown = System.nanoTime() - PAUSE;

    ProgressBar(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void at(String what, long done, long total) {
        long now = System.nanoTime();
        if (total >= 0 && done >= total) {
            out.print(CLEAR);
        } else if (now - shown >= PAUSE) {
            shown = now;
            out.print(CLEAR + what + " " + line(done, total));
        }
        out.flush();
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
