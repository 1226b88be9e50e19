package dev.quadrel.client;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// How bodies are compressed on the wire.
final class Coding {

    /// What is understood, as `Accept-Encoding` says it.
    static final String ACCEPTED = "zstd, gzip";

    private static final String ZSTD = "zstd";
    private static final int PIECE = 64 * 1024;

    /// Up to how many bytes there is room made for at once, because a body says that it has them.
    private static final int SMALL = 4 * 1024 * 1024;

    private Coding() {}

    static boolean isNone(String coding) {
        return coding.isBlank() || coding.strip().equalsIgnoreCase("identity");
    }

    /// The body as it was before it was compressed.
    ///
    /// @throws IOException also where the coding is another one
    static InputStream decoded(InputStream body, String coding) throws IOException {
        if (isNone(coding)) {
            return body;
        }
        return switch (coding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> new GZIPInputStream(body, PIECE);
            case ZSTD -> new ZstdInputStream(body);
            default -> throw new IOException("The answer is compressed as " + coding + ", which nobody has asked for");
        };
    }

    static byte[] decoded(byte[] body, String coding) throws IOException {
        if (isNone(coding) || body.length == 0) {
            return body;
        }
        if (coding.strip().equalsIgnoreCase(ZSTD)) {
            return ofZstd(body);
        }
        return pieces(body, coding);
    }

    private static byte[] pieces(byte[] body, String coding) throws IOException {
        try (InputStream in = decoded(new ByteArrayInputStream(body), coding)) {
            return in.readAllBytes();
        }
    }

    private static byte[] ofZstd(byte[] body) throws IOException {
        try {
            return isOneSmallFrame(body)
                    ? Zstd.decompress(body, (int) Zstd.getFrameContentSize(body))
                    : pieces(body, ZSTD);
        } catch (ZstdException e) {
            throw new IOException("The answer is not what zstd makes: " + e.getMessage(), e);
        }
    }

    /// Whether a body says of itself that it is not large, and is nothing more.
    private static boolean isOneSmallFrame(byte[] body) {
        long size = Zstd.getFrameContentSize(body);
        return size > 0 && size <= SMALL && Zstd.findFrameCompressedSize(body) == body.length;
    }
}
