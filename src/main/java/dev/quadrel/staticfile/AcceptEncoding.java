package dev.quadrel.staticfile;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Chooses a content coding by an `Accept-Encoding` header with its weights (RFC 9110, section 12.5.3).
final class AcceptEncoding {

    /// Codings by how small they make text, best first; the empty one is the content as it is.
    static final List<String> PREFERENCE = List.of("br", "zstd", "gzip", "");

    private AcceptEncoding() {}

    /// The coding to send, among those available and the plain content: the one with the largest weight; between equal
    /// weights, the better compressor. Plain content where nothing else is acceptable.
    static String choose(@Nullable String header, Set<String> available) {
        if (header == null || available.isEmpty()) {
            return "";
        }
        String lower = header.toLowerCase(Locale.ROOT);
        String best = "";
        double bestWeight = 0;
        for (String coding : PREFERENCE) {
            double weight = coding.isEmpty() || available.contains(coding) ? weight(lower, coding) : 0;
            if (weight > bestWeight) {
                best = coding;
                bestWeight = weight;
            }
        }
        return best;
    }

    private static double weight(String header, String coding) {
        String name = coding.isEmpty() ? "identity" : coding;
        double wildcard = -1;
        for (String item : header.split(",")) {
            int semicolon = item.indexOf(';');
            String token = (semicolon < 0 ? item : item.substring(0, semicolon)).strip();
            if (token.equals(name) || token.equals("x-" + name)) {
                return parseWeight(semicolon < 0 ? "" : item.substring(semicolon + 1));
            }
            if (token.equals("*")) {
                wildcard = parseWeight(semicolon < 0 ? "" : item.substring(semicolon + 1));
            }
        }
        if (coding.isEmpty()) {
            return wildcard == 0 ? 0 : 0.0001;
        }
        return Math.max(wildcard, 0);
    }

    private static double parseWeight(String parameters) {
        String text = parameters.strip();
        if (!text.startsWith("q=")) {
            return 1;
        }
        try {
            double weight = Double.parseDouble(text.substring(2).strip());
            return weight >= 0 && weight <= 1 ? weight : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
