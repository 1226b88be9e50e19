package dev.quadrel.serialization;

import dev.quadrel.transfer.Body;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.util.List;

/// A picture: rows and columns, or these and 2 to 4 channels (grey with opacity, colours, colours with opacity). An
/// array of one dimension is a row.
record PngFormat() implements ArrayFormat {

    private static final String MEDIA_TYPE = "image/png";
    private static final int LEAST_CHANNELS = 2;
    private static final int MOST_CHANNELS = 4;
    private static final long LONGEST_ROW = 1 << 28;

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public List<String> extensions() {
        return List.of("png");
    }

    @Override
    public Body body(ArrayPart part) {
        if (!Brightness.visible(part.type())) {
            throw NotAcceptable.data("elements of the type " + part.type().json() + " cannot be seen in a picture");
        }
        if (!fits(part)) {
            throw NotAcceptable.shape(part.shape(), MEDIA_TYPE);
        }
        Elements.Reader reader = Elements.of(part.type());
        return sink -> write(part, reader, sink);
    }

    /// Whether an array can be a picture.
    static boolean fits(ArrayPart part) {
        List<Long> shape = part.shape();
        boolean channels = shape.size() < 3
                || (shape.size() == 3 && shape.getLast() >= LEAST_CHANNELS && shape.getLast() <= MOST_CHANNELS);
        return Brightness.visible(part.type())
                && channels
                && shape.stream().allMatch(length -> length > 0 && length <= LONGEST_ROW)
                && bytesPerRow(shape) <= LONGEST_ROW;
    }

    private static long bytesPerRow(List<Long> shape) {
        return shape.stream().skip(shape.size() > 1 ? 1 : 0).reduce(1L, (a, b) -> a * b);
    }

    private static void write(ArrayPart part, Elements.Reader reader, ByteSink sink) throws IOException {
        Brightness brightness = Brightness.of(part, reader);
        List<Long> shape = part.shape();
        int channels = shape.size() == 3 ? shape.getLast().intValue() : 1;
        int perRow = (int) bytesPerRow(shape);
        int height = shape.size() > 1 ? shape.getFirst().intValue() : 1;
        try (PngStream png = new PngStream(sink, perRow / channels, height, channels)) {
            byte[] row = new byte[perRow];
            int[] next = {0};
            part.each(bytes -> {
                row[next[0]++] = brightness.level(Brightness.value(reader, bytes));
                if (next[0] == perRow) {
                    png.row(row);
                    next[0] = 0;
                }
            });
        }
    }
}
