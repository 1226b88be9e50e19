package dev.quadrel.launcher;

/// The value of one setting, which may be a secret.
///
/// @param value as it is, or encrypted, in base64
public record Setting(String value, Kind kind) {

    /// What stands for a secret where it is shown.
    static final String MASK = "********";

    /// Who may see a value.
    public enum Kind {
        /// Everybody.
        PLAIN,
        /// Nobody but the server; in no file as it is.
        SECRET,
        /// The same, as it is in a file.
        ENCRYPTED
    }

    static Setting plain(String value) {
        return new Setting(value, Kind.PLAIN);
    }

    boolean isPlain() {
        return kind == Kind.PLAIN;
    }

    /// Without the secret.
    @Override
    public String toString() {
        return isPlain() ? value : MASK;
    }
}
