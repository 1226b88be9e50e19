package dev.quadrel.serialization;

import dev.quadrel.serialization.Elements.Complex;
import dev.quadrel.serialization.Elements.Moment;
import dev.quadrel.serialization.Elements.Opaque;
import dev.quadrel.serialization.Elements.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An array of up to two dimensions as a table of text: a cell for each element, or for each field of one. An array of
/// one dimension has a row for each element.
///
/// Truth values, numbers that are none, and times are written as numpy writes them; bytes are Latin-1.
final class Cells {

    /// Takes a table.
    interface Sink {
        void cell(String text) throws IOException;

        void endOfRow() throws IOException;
    }

    private final ArrayPart part;
    private final Elements.Reader reader;
    private final long perRow;

    /// The table of an array.
    ///
    /// @param mediaType that it is made for
    /// @throws dev.quadrel.problem.ProblemException 406 where the array has more dimensions
    Cells(ArrayPart part, String mediaType) {
        List<Long> shape = part.shape();
        if (shape.size() > 2) {
            throw NotAcceptable.shape(shape, mediaType);
        }
        part.requireFiniteText(mediaType);
        this.part = part;
        reader = Elements.of(part.type());
        perRow = shape.size() == 2 ? shape.getLast() : 1;
    }

    /// Sends all rows.
    void send(Sink sink) throws IOException {
        if (perRow == 0) {
            for (long row = 0; row < part.shape().getFirst(); row++) {
                sink.endOfRow();
            }
            return;
        }
        Nesting rows = new Nesting(List.of(perRow), () -> {}, sink::endOfRow);
        part.each(bytes -> {
            rows.before();
            cells(reader.read(bytes), sink);
            rows.after();
        });
    }

    private static void cells(@Nullable Object value, Sink sink) throws IOException {
        if (value instanceof List<?> fields) {
            for (Object field : fields) {
                cells(field, sink);
            }
            return;
        }
        sink.cell(text(value));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "NaT";
            case Boolean flag -> flag ? "True" : "False";
            case Float number -> real(number.doubleValue(), number);
            case Double number -> real(number, number);
            case Complex complex -> complex(complex);
            case Moment moment -> moment.units().moment(moment.count());
            case Span span -> span.units().span(span.count());
            case byte[] bytes -> new String(bytes, StandardCharsets.ISO_8859_1);
            case Opaque bytes -> bytes.hex();
            default -> value.toString();
        };
    }

    private static String real(double value, Number exact) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        return exact.toString();
    }

    private static String complex(Complex complex) {
        String imaginary = real(complex.imaginary().doubleValue(), complex.imaginary());
        String sign = imaginary.startsWith("-") ? "" : "+";
        return real(complex.real().doubleValue(), complex.real()) + sign + imaginary + "j";
    }
}
