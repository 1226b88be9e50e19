package dev.quadrel.wslink;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Log lines that clients bring about as often as they like, which must not fill the log. A failure has its stack
/// trace once for each place in the code that it comes from; then there is one short line a minute, with how many
/// were left out. Texts of clients are shortened, and stay in their line.
public final class SparingLog {

    private static final Duration SPAN = Duration.ofMinutes(1);
    private static final int LONGEST = 500;

    /// Places told apart; all others are one.
    private static final int PLACES = 1000;

    /// Where a line goes.
    @FunctionalInterface
    interface Target {
        void line(Logger.Level level, String text, @Nullable Throwable failure);
    }

    /// What was logged of a place.
    ///
    /// @param last when, by [System#nanoTime]
    /// @param leftOut how many times not, since then
    private record Seen(long last, long leftOut) {}

    private final Target target;
    private final LongSupplier clock;
    private final Map<String, Seen> places = new HashMap<>();

    public SparingLog(Logger logger) {
        this((level, text, failure) -> logger.log(level, text, failure), System::nanoTime);
    }

    SparingLog(Target target, LongSupplier clock) {
        this.target = target;
        this.clock = clock;
    }

    /// Logs that something of the application has failed.
    public void failure(String what, Throwable failure) {
        failure(Logger.Level.WARN, what, failure);
    }

    /// Logs that something has failed.
    public void failure(Logger.Level level, String what, Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = failure.getClass().getName() + (trace.length == 0 ? "" : trace[0]);
        turn(place).ifPresent(turn -> {
            if (turn.isFirst()) {
                target.line(level, shortened(what), failure);
            } else {
                String again = shortened(what + ": " + failure);
                target.line(level, again + turn.more() + "; the trace is above", null);
            }
        });
    }

    /// Logs something else.
    ///
    /// @param place told apart from others of this log
    public void say(Logger.Level level, String place, String text) {
        turn(place).ifPresent(turn -> target.line(level, shortened(text) + turn.more(), null));
    }

    /// A line that is written.
    private record Turn(boolean isFirst, long leftOut) {

        String more() {
            return leftOut == 0 ? "" : ", and " + leftOut + " more such since the last line";
        }
    }

    private synchronized Optional<Turn> turn(String wanted) {
        String place = places.size() < PLACES || places.containsKey(wanted) ? wanted : "";
        long now = clock.getAsLong();
        Seen before = places.get(place);
        if (before != null && now - before.last() < SPAN.toNanos()) {
            places.put(place, new Seen(before.last(), before.leftOut() + 1));
            return Optional.empty();
        }
        places.put(place, new Seen(now, 0));
        return Optional.of(new Turn(before == null, before == null ? 0 : before.leftOut()));
    }

    private static String shortened(String text) {
        String line = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return line.replaceAll("\\p{Cntrl}", " ");
    }
}
