package dev.quadrel.launcher;

/// Text of others as a terminal may have it: characters that would move its cursor, change its colors or turn the
/// direction of text are shown as their numbers, as JSON writes them.
final class Visible {

    private static final String TURNING = "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    private Visible() {}

    /// In one line.
    static String text(String text) {
        return shown(text, "");
    }

    /// The same, with the lines and tabulators that it has.
    static String lines(String text) {
        return shown(text, "\n\t");
    }

    private static String shown(String text, String allowed) {
        if (text.chars().noneMatch(Visible::acts)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (acts(c) && allowed.indexOf(c) < 0) {
                shown.append("\\u%04x".formatted((int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }

    private static boolean acts(int c) {
        return Character.isISOControl(c) || TURNING.indexOf(c) >= 0;
    }
}
