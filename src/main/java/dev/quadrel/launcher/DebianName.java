package dev.quadrel.launcher;

import java.util.regex.Pattern;

/// What a Debian package is called, and who answers for it.
///
/// @param name of its service, user, program and folders too
/// @param version as Debian orders them: `1.0~rc1` is before `1.0`
/// @param maintainer such as `Ann Lee <ann@example.org>`
record DebianName(String name, String version, String maintainer) {

    /// Shorter than Debian's own, as it is the name of a user as well.
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,30}");

    private static final Pattern VERSION = Pattern.compile("[0-9][A-Za-z0-9.+~]*");
    private static final Pattern MAINTAINER = Pattern.compile("[^<>,\\n]*\\S <[^<>@\\s]+@[^<>@\\s]+>");

    DebianName {
        require(NAME, name, "--name: \"" + name + "\" is no name of a package: 2 to 31 of a-z, 0-9 and -");
        require(
                VERSION,
                version,
                "--version: \"" + version + "\" is no version: a digit, and then digits, letters, . + and ~");
        require(
                MAINTAINER,
                maintainer,
                "--maintainer: \"" + maintainer + "\" is not of the form \"Ann Lee <ann@example.org>\"");
    }

    private static void require(Pattern form, String text, String message) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(message);
        }
    }

    /// As Debian names the file.
    String file() {
        return name + "_" + version + "_all.deb";
    }
}
