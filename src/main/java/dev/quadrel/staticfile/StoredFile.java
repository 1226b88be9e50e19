package dev.quadrel.staticfile;

import dev.quadrel.negotiation.Preconditions;
import java.nio.file.Path;
import java.util.Map;

/// A file that may be sent, with all that its reply needs.
///
/// @param requested absolute path by which it was found
/// @param stamp tells whether it is still the same file
/// @param mediaType value of `Content-Type`
/// @param lastModified value of `Last-Modified`
/// @param plain the content as it is
/// @param coded the content in other codings, by the coding's name: siblings on disk and what was compressed here
/// @param varies whether the reply depends on `Accept-Encoding`
/// @param compressible whether a `gzip` form can still be made here
/// @param resolvedAt when the path was resolved, on the clock of [System#nanoTime]
record StoredFile(
        Path requested,
        FileStamp stamp,
        String mediaType,
        String lastModified,
        Representation plain,
        Map<String, Representation> coded,
        boolean varies,
        boolean compressible,
        long resolvedAt) {

    Representation in(String coding) {
        return coding.isEmpty() ? plain : coded.getOrDefault(coding, plain);
    }

    Preconditions.Change change() {
        return new Preconditions.Change(lastModified, stamp.changed());
    }

    int memory() {
        return plain.memory()
                + coded.values().stream().mapToInt(Representation::memory).sum();
    }
}
