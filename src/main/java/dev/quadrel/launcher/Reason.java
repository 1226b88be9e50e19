package dev.quadrel.launcher;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/// Why a file cannot be read or written, in words: the JDK often has the file's name only.
final class Reason {

    private Reason() {}

    static String of(IOException fault) {
        String text =
                Optional.ofNullable(fault.getMessage()).orElse(fault.getClass().getSimpleName());
        return switch (fault) {
            case NoSuchFileException _ -> "there is no " + text;
            case AccessDeniedException _ -> text + " must not be read or written by you";
            case FileSystemException plain
            when plain.getReason() == null ->
                text + " (" + fault.getClass().getSimpleName().replace("Exception", "") + ")";
            default -> text;
        };
    }
}
