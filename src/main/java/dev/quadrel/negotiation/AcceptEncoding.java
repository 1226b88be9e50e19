package dev.quadrel.negotiation;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses a content coding by an `Accept-Encoding` header with its weights (RFC 9110, section 12.5.3).
public final class AcceptEncoding {

    private static final String PLAIN = "identity";

    private AcceptEncoding() {}

    /// The coding with the largest weight; between equal weights the earlier one, and any before plain content. Empty
    /// for plain content, also where nothing is acceptable.
    ///
    /// @param codings what there is, best first, in lower case
    public static Optional<String> choose(@Nullable String header, Collection<String> codings) {
        if (header == null || codings.isEmpty()) {
            return Optional.empty();
        }
        String lower = header.toLowerCase(Locale.ROOT);
        String best = null;
        double bestWeight = 0;
        for (String coding : codings) {
            double weight = weight(lower, coding);
            if (weight > bestWeight) {
                best = coding;
                bestWeight = weight;
            }
        }
        return bestWeight < plainWeight(lower) ? Optional.empty() : Optional.ofNullable(best);
    }

    /// Plain content that is not named is acceptable, but nobody's first choice.
    private static double plainWeight(String header) {
        return header.contains(PLAIN) ? weight(header, PLAIN) : 0;
    }

    private static double weight(String header, String name) {
        double wildcard = 0;
        for (String item : header.split(",")) {
            int semicolon = item.indexOf(';');
            String token = (semicolon < 0 ? item : item.substring(0, semicolon)).strip();
            if (token.equals(name) || token.equals("x-" + name)) {
                return weight(semicolon < 0 ? "" : item.substring(semicolon + 1));
            }
            if (token.equals("*")) {
                wildcard = weight(semicolon < 0 ? "" : item.substring(semicolon + 1));
            }
        }
        return wildcard;
    }

    private static double weight(String parameters) {
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
