package dev.quadrel.serialization;

import dev.quadrel.structure.DataType;
import dev.quadrel.structure.DataType.Builtin;
import dev.quadrel.transfer.Body;
import dev.quadrel.transfer.ByteSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// TIFF 6.0 without compression, in the byte order of the elements; truth values are bytes of 0 and 1.
///
/// The last dimensions are rows and columns, or with 3 or 4 behind them these and colours; those before are pages. The
/// description has the whole shape, as the Python package tifffile writes it.
record TiffFormat() implements ArrayFormat {

    private static final String MEDIA_TYPE = "image/tiff";
    private static final int HEADER_BYTES = 8;
    private static final short MAGIC = 42;
    private static final int MOST_DIMENSIONS = 4;
    /// A file of TIFF has less than 4 GiB.
    private static final long LONGEST = 0xF000_0000L;
    private static final long MOST_PAGES = 100_000;

    @Override
    public String mediaType() {
        return MEDIA_TYPE;
    }

    @Override
    public List<String> extensions() {
        return List.of("tiff", "tif");
    }

    @Override
    public Body body(ArrayPart part) {
        int format = sampleFormat(part.type())
                .orElseThrow(() ->
                        NotAcceptable.data("elements of the type " + part.type().json() + " cannot be in a picture"));
        List<Long> shape = new ArrayList<>(part.shape());
        while (shape.size() < 2) {
            shape.addFirst(1L);
        }
        int colours = shape.size() > 2 && (shape.getLast() == 3 || shape.getLast() == 4) ? 1 : 0;
        int rows = shape.size() - 2 - colours;
        long pages = shape.subList(0, rows).stream().reduce(1L, (a, b) -> a * b);
        if (rows > MOST_DIMENSIONS - 2 || part.bytes() == 0 || part.bytes() > LONGEST || pages > MOST_PAGES) {
            throw NotAcceptable.shape(part.shape(), MEDIA_TYPE);
        }
        TiffDirectory directory = new TiffDirectory(
                (Builtin) part.type(),
                format,
                shape.get(rows),
                shape.get(rows + 1),
                colours == 1 ? shape.getLast().intValue() : 1);
        String description = "{\"shape\": " + shape + "}";
        return new SizedBody(pixelPlace(directory, description, pages) + part.bytes(), sink -> {
            directories(directory, description, pages, sink);
            part.read(sink);
        });
    }

    /// The pixels of all pages come behind all directories, without gaps.
    private static long pixelPlace(TiffDirectory directory, String description, long pages) {
        long first = directory.bytes(0, false, 0, description).remaining();
        long other = directory.bytes(0, false, 0, "").remaining();
        return HEADER_BYTES + first + (pages - 1) * other;
    }

    private static void directories(TiffDirectory directory, String description, long pages, ByteSink sink)
            throws IOException {
        String order = directory.type().bigEndian() ? "MM" : "II";
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(directory.order());
        sink.write(header.put(order.getBytes(StandardCharsets.US_ASCII))
                .putShort(MAGIC)
                .putInt(HEADER_BYTES)
                .flip());
        long place = HEADER_BYTES;
        long pixels = pixelPlace(directory, description, pages);
        for (long page = 0; page < pages; page++) {
            ByteBuffer bytes = directory.bytes(place, page < pages - 1, pixels, page == 0 ? description : "");
            place += bytes.remaining();
            pixels += directory.pixelBytes();
            sink.write(bytes);
        }
    }

    private static Optional<Integer> sampleFormat(DataType type) {
        if (!(type instanceof Builtin builtin)) {
            return Optional.empty();
        }
        return switch (builtin.kind()) {
            case BOOL, UINT -> Optional.of(1);
            case INT -> Optional.of(2);
            case FLOAT -> Optional.of(3);
            case COMPLEX -> Optional.of(6);
            case TIMEDELTA, DATETIME, BYTES, TEXT, VOID -> Optional.empty();
        };
    }
}
