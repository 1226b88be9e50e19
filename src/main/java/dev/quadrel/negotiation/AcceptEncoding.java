package dev.quadrel.negotiation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses a content coding by an `Accept-Encoding` header with its weights (RFC 9110, section 12.5.3).
final class AcceptEncoding {

    private static final String PLAIN = "identity";

    private AcceptEncoding() {}

    /// The coding with the largest weight; between equal weights the earlier one, and any before plain content. Empty
    /// for plain content, also where nothing is acceptable.
    ///
    /// @param codings what there is, best first, in lower case
    static Optional<String> choose(@Nullable String header, List<String> codings) {
        if (header == null) {
            return Optional.empty();
        }
        String lower = header.toLowerCase(Locale.ROOT);
        Optional<String> best = Optional.empty();
        double bestWeight = plainWeight(lower);
        boolean bestIsPlain = true;
        for (String coding : codings) {
            double weight = weight(lower, coding, 0);
            if (weight > bestWeight || bestIsPlain && weight > 0 && weight == bestWeight) {
                best = Optional.of(coding);
                bestWeight = weight;
                bestIsPlain = false;
            }
        }
        return best;
    }

    /// Plain content that is not named is acceptable, but nobody's first choice.
    private static double plainWeight(String header) {
        return header.contains(PLAIN) ? weight(header, PLAIN, 0) : 0;
    }

    private static double weight(String header, String name, double absent) {
        double wildcard = absent;
        for (String item : header.split(",")) {
            String[] parts = item.split(";", 2);
            String token = parts[0].strip();
            if (token.equals(name) || token.equals("x-" + name)) {
                return weight(parts);
            }
            if (token.equals("*")) {
                wildcard = weight(parts);
            }
        }
        return wildcard;
    }

    private static double weight(String[] parts) {
        String text = parts.length < 2 ? "" : parts[1].strip();
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
