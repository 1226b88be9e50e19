package dev.quadrel.figures;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Something that is counted or measured, as Prometheus has it.
///
/// @param name of a-z, 0-9 and `_`, such as `quadrel_jobs_running`; that of a counter ends with `_total`
/// @param help what it is, in one line
public record Figure(String name, Type type, String help, List<Sample> samples) {

    /// Whether it only grows, goes up and down, or counts by size.
    public enum Type {
        COUNTER,
        GAUGE,
        HISTOGRAM;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One value of a figure.
    ///
    /// @param suffix of the name, for the parts of a histogram; otherwise empty
    /// @param labels what it is the value of
    public record Sample(String suffix, Map<String, String> labels, double value) {

        /// One without a suffix.
        public Sample(Map<String, String> labels, double value) {
            this("", labels, value);
        }
    }

    public Figure {
        samples = List.copyOf(samples);
    }

    /// A counter with one whole value.
    public static Figure counter(String name, String help, long value) {
        return counter(name, help, (double) value);
    }

    /// A counter with one value.
    public static Figure counter(String name, String help, double value) {
        return new Figure(name, Type.COUNTER, help, List.of(new Sample(Map.of(), value)));
    }

    /// A gauge with one whole value.
    public static Figure gauge(String name, String help, long value) {
        return gauge(name, help, (double) value);
    }

    /// A gauge with one value.
    public static Figure gauge(String name, String help, double value) {
        return new Figure(name, Type.GAUGE, help, List.of(new Sample(Map.of(), value)));
    }

    /// All values together.
    double sum() {
        return samples.stream().mapToDouble(Sample::value).sum();
    }
}
