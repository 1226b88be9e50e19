package dev.quadrel.controller;

import java.util.function.Predicate;

/// The names in an expression of JavaScript, or in a template of Vue, translated.
///
/// The text is cut at each delimiter; a piece between two that is a known name is translated, within strings
/// and as a property's name too.
public final class JsExpression {

    private static final String DELIMITERS = "'\":;(){} .,![]`\n+*/-|&?";

    private JsExpression() {}

    /// Translates the known names in an expression.
    ///
    /// @param isKnown tells whether a piece is a name of the state
    public static String translate(Translator translator, Predicate<String> isKnown, String text) {
        StringBuilder translated = new StringBuilder(text.length() + 16);
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || DELIMITERS.indexOf(text.charAt(i)) >= 0) {
                String piece = text.substring(start, i);
                translated.append(isKnown.test(piece) ? translator.translate(piece) : piece);
                if (i < text.length()) {
                    translated.append(text.charAt(i));
                }
                start = i + 1;
            }
        }
        return translated.toString();
    }

    /// Translates the known names within `{{ }}`, and leaves the rest of a template as it is.
    public static String translateTemplate(Translator translator, Predicate<String> isKnown, String template) {
        StringBuilder translated = new StringBuilder(template.length() + 16);
        int from = 0;
        int open;
        while ((open = template.indexOf("{{", from)) >= 0) {
            int close = template.indexOf("}}", open);
            if (close < 0) {
                break;
            }
            translated.append(template, from, open);
            translated.append(translate(translator, isKnown, template.substring(open, close)));
            from = close;
        }
        return translated.append(template, from, template.length()).toString();
    }
}
