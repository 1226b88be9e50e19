package dev.quadrel.identity;

/// What a user may be called.
final class UserName {

    static final String WHAT_IS_ONE = "1 to 255 characters without blanks at its ends and without control characters";

    private static final int LONGEST = 255;

    private UserName() {}

    static boolean isOne(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.equals(text.strip())
                && text.chars().noneMatch(Character::isISOControl);
    }
}
