package dev.quadrel.figures;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/// Figures in Prometheus' text format 0.0.4.
final class PrometheusText {

    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private PrometheusText() {}

    static String of(List<Figure> figures) {
        StringBuilder text = new StringBuilder();
        for (Figure figure : figures) {
            text.append("# HELP ")
                    .append(figure.name())
                    .append(' ')
                    .append(figure.help().replace("\\", "\\\\").replace("\n", "\\n"))
                    .append("\n# TYPE ")
                    .append(figure.name())
                    .append(' ')
                    .append(figure.type().text())
                    .append('\n');
            figure.samples().forEach(sample -> append(text, figure.name() + sample.suffix(), sample));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name, Figure.Sample sample) {
        text.append(name)
                .append(labels(sample.labels()))
                .append(' ')
                .append(number(sample.value()))
                .append('\n');
    }

    private static String labels(Map<String, String> labels) {
        if (labels.isEmpty()) {
            return "";
        }
        StringJoiner joined = new StringJoiner(",", "{", "}");
        new TreeMap<>(labels).forEach((name, value) -> joined.add(name + "=\"" + escaped(value) + "\""));
        return joined.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
