package dev.quadrel.client;

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

    private static final int PIECE = 64 * 1024;

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
            case "zstd" -> new ZstdInputStream(body);
            default -> throw new IOException("The answer is compressed as " + coding + ", which nobody has asked for");
        };
    }

    static byte[] decoded(byte[] body, String coding) throws IOException {
        if (isNone(coding) || body.length == 0) {
            return body;
        }
        try (InputStream in = decoded(new ByteArrayInputStream(body), coding)) {
            return in.readAllBytes();
        }
    }
}
