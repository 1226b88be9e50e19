package dev.quadrel.staticfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Tells by one call to the file system whether a file is still the one that was read.
///
/// @param size bytes
/// @param changed time of the last change of the content, nanoseconds since 1970
/// @param key number in the file system, where there is one
record FileStamp(long size, long changed, @Nullable Object key) {

    /// File systems count the time of change in steps of some milliseconds.
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(50);

    static FileStamp of(BasicFileAttributes attributes) {
        return new FileStamp(
                attributes.size(), attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), attributes.fileKey());
    }

    /// The stamp of a file that is read now. A file changed within the last step may change once more without a new
    /// time of change; its stamp equals no other, so that it is read again.
    static FileStamp whenRead(BasicFileAttributes attributes, Instant now) {
        FileStamp stamp = of(attributes);
        long age = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - stamp.changed;
        return Math.abs(age) < STEP ? new FileStamp(stamp.size, stamp.changed, new Object()) : stamp;
    }

    boolean isStampOf(Path file) {
        try {
            return equals(of(Files.readAttributes(file, BasicFileAttributes.class)));
        } catch (IOException e) {
            return false;
        }
    }
}
