package dev.quadrel.negotiation;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/// A strong entity tag (RFC 9110, section 8.8.3).
///
/// A file that is read at once has the CRC-32 of its bytes as its tag, in hexadecimal digits without padding, as
/// quick_server has it; a larger one is told by its size, its time of change and its number in the file system.
///
/// @param content tells the file's content, hexadecimal digits and dashes
/// @param coding content coding of the representation, empty for the content as it is
public record EntityTag(String content, String coding) {

    /// The tag of a file whose bytes are at hand.
    public static EntityTag ofBytes(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return new EntityTag(Long.toHexString(crc.getValue()), "");
    }

    /// The tag of a file whose bytes are not read.
    public static EntityTag ofAttributes(BasicFileAttributes attributes) {
        return new EntityTag(
                Long.toHexString(attributes.size())
                        + '-'
                        + Long.toHexString(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS))
                        + '-'
                        + Integer.toHexString(Objects.hashCode(attributes.fileKey())),
                "");
    }

    /// The tag of the same content in a content coding such as `gzip`.
    public EntityTag coded(String newCoding) {
        return new EntityTag(content, newCoding);
    }

    /// As it stands in an `ETag` header.
    public String quoted() {
        return coding.isEmpty() ? '"' + content + '"' : '"' + content + '-' + coding + '"';
    }

    /// Whether an `If-None-Match` header names this tag: a list of tags, weak or strong, or `*`. Quick_server's clients
    /// send the content's tag without quotes, whatever its coding; that counts too.
    public boolean isNamedBy(String header) {
        String quoted = quoted();
        for (String item : header.split(",")) {
            String tag = item.strip();
            if (tag.equals("*") || tag.equals(content) || tag.equals(quoted) || tag.equals("W/" + quoted)) {
                return true;
            }
        }
        return false;
    }

    /// Whether an `If-Match` or `If-Range` header names this tag strongly.
    public boolean isNamedStronglyBy(String header) {
        String quoted = quoted();
        for (String item : header.split(",")) {
            String tag = item.strip();
            if (tag.equals("*") || tag.equals(quoted)) {
                return true;
            }
        }
        return false;
    }
}
