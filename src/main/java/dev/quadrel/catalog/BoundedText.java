package dev.quadrel.catalog;

/// A text that can be looked at only so often, which ends a search that would never end by itself.
final class BoundedText implements CharSequence {

    private static final long LOOKS = 100_000;
    private static final long LOOKS_PER_CHARACTER = 100;

    private final String text;
    private long left;

    BoundedText(String text) {
        this.text = text;
        this.left = LOOKS + LOOKS_PER_CHARACTER * text.length();
    }

    /// Thrown when the text has been looked at too often.
    static final class ExhaustedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ExhaustedException() {
            super(null, null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (left-- == 0) {
            throw new ExhaustedException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
