package dev.quadrel.negotiation;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A way to make a body smaller.
enum Coding {
    ZSTD {
        @Override
        OutputStream stream(OutputStream out) throws IOException {
            return new ZstdOutputStreamNoFinalizer(out, LEVEL);
        }

        @Override
        byte[] whole(byte[] plain, int length) {
            return ZstdContexts.compress(plain, length, LEVEL);
        }
    },
    GZIP {
        @Override
        OutputStream stream(OutputStream out) throws IOException {
            return new FastGzip(out);
        }

        @Override
        byte[] whole(byte[] plain, int length) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(length / 2);
            try (OutputStream stream = stream(bytes)) {
                stream.write(plain, 0, length);
            }
            return bytes.toByteArray();
        }
    };

    /// Speed before size: the network is seldom slower than a higher level.
    private static final int LEVEL = 1;

    private static final int BUFFER = 64 * 1024;
    private static final int SMALLEST = 1000;

    /// The smaller form must have less than 9/10 of the bytes.
    private static final double WORTH = 0.9;

    private static final List<String> PREFERENCE = List.of("zstd", "gzip");

    /// Without those that are compressed already, such as images, Parquet and zip.
    private static final Set<String> COMPRESSIBLE = Set.of(
            "application/octet-stream",
            "application/vnd.apache.arrow.file",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "text/csv",
            "text/plain",
            "text/html",
            Description.JSON,
            Description.MSGPACK);

    /// The end of what is written to this closes what is beneath.
    abstract OutputStream stream(OutputStream out) throws IOException;

    /// The first bytes of an array, in one go.
    abstract byte[] whole(byte[] plain, int length) throws IOException;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The one that the client likes best of those there are; empty for the body as it is.
    ///
    /// @param acceptEncoding the header of that name
    static Optional<Coding> choose(@Nullable String acceptEncoding) {
        return AcceptEncoding.choose(acceptEncoding, PREFERENCE)
                .map(name -> Coding.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    /// Whether bodies of this type become smaller as a rule.
    ///
    /// @param contentType may have parameters
    static boolean suits(String contentType) {
        return COMPRESSIBLE.contains(contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    static boolean isLongEnough(long length) {
        return length >= SMALLEST;
    }

    static boolean isWorth(long coded, long plain) {
        return coded < plain * WORTH;
    }

    /// The JDK's, at the fastest level.
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(LEVEL);
        }
    }
}
