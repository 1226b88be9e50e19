package dev.quadrel.negotiation;

import io.undertow.util.DateUtils;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Weighs the conditional headers of a GET or HEAD request against a file, in the order of RFC 9110, section 13.2.2.
public final class Preconditions {

    /// What the conditions ask for.
    public enum Outcome {
        SEND,
        NOT_MODIFIED,
        FAILED
    }

    private Preconditions() {}

    /// The time of a file's last change.
    ///
    /// @param text value of `Last-Modified`
    /// @param nanos nanoseconds since 1970
    public record Change(String text, long nanos) {

        /// By the attributes of a file.
        public static Change of(BasicFileAttributes attributes) {
            FileTime time = attributes.lastModifiedTime();
            return new Change(DateUtils.toDateString(Date.from(time.toInstant())), time.to(TimeUnit.NANOSECONDS));
        }
    }

    /// What the conditions ask for.
    public static Outcome evaluate(HeaderMap request, EntityTag tag, Change change) {
        String ifMatch = request.getFirst(Headers.IF_MATCH);
        if (ifMatch != null) {
            if (!tag.isNamedStronglyBy(joined(request, Headers.IF_MATCH_STRING))) {
                return Outcome.FAILED;
            }
        } else if (isChangedSince(request.getFirst(Headers.IF_UNMODIFIED_SINCE), change)) {
            return Outcome.FAILED;
        }
        if (request.contains(Headers.IF_NONE_MATCH)) {
            boolean named = tag.isNamedBy(joined(request, Headers.IF_NONE_MATCH_STRING));
            return named ? Outcome.NOT_MODIFIED : Outcome.SEND;
        }
        String since = request.getFirst(Headers.IF_MODIFIED_SINCE);
        return since != null && date(since) != null && !isChangedSince(since, change)
                ? Outcome.NOT_MODIFIED
                : Outcome.SEND;
    }

    /// Whether the ranges asked for still belong to the same content.
    public static boolean isRangeValid(HeaderMap request, EntityTag tag, Change change) {
        String ifRange = request.getFirst(Headers.IF_RANGE);
        if (ifRange == null) {
            return true;
        }
        return ifRange.contains("\"") ? tag.isNamedStronglyBy(ifRange) : ifRange.equals(change.text());
    }

    private static String joined(HeaderMap request, String name) {
        return String.join(",", request.get(name));
    }

    /// False where there is no date or it cannot be read: the condition does not count then.
    private static boolean isChangedSince(@Nullable String header, Change change) {
        if (header == null || header.equals(change.text())) {
            return false;
        }
        Date since = date(header);
        long changed = TimeUnit.NANOSECONDS.toSeconds(change.nanos());
        return since != null && changed > TimeUnit.MILLISECONDS.toSeconds(since.getTime());
    }

    private static @Nullable Date date(String header) {
        return DateUtils.parseDate(header);
    }
}
