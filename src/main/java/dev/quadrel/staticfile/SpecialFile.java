package dev.quadrel.staticfile;

import java.nio.file.Path;

/// One file sent at one path, whatever the patterns say.
///
/// @param path request path, decoded, starts with `/`
/// @param file absolute path of the file
/// @param mediaType value of `Content-Type`; empty for the one that the file's name tells
public record SpecialFile(String path, Path file, String mediaType) {

    public SpecialFile {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("A special file's path starts with \"/\", unlike \"" + path + "\"");
        }
        file = file.toAbsolutePath().normalize();
        if (mediaType.isEmpty()) {
            mediaType = MediaTypes.of(String.valueOf(file.getFileName()));
        }
    }
}
