package dev.quadrel.staticfile;

import java.nio.file.Path;

/// What a path names among the bound folders.
sealed interface Resolution {

    /// A file that may be sent.
    ///
    /// @param requested absolute path by which it was found
    /// @param real the same with every symbolic link followed
    /// @param mediaType value of `Content-Type`
    record Found(Path requested, Path real, String mediaType) implements Resolution {}

    /// A folder named without its last slash.
    record Redirect() implements Resolution {}

    /// A folder without an index page that may be listed.
    record Listing(Path folder) implements Resolution {}

    /// Nothing that may be sent; the reason is for the log and for the client.
    record Missing(String reason) implements Resolution {}
}
