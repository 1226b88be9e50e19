package dev.quadrel.staticfile;

import io.undertow.util.DateUtils;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Weighs the conditional headers of a GET or HEAD request against a file, in the order of RFC 9110, section 13.2.2.
final class Preconditions {

    /// What the conditions ask for.
    enum Outcome {
        SEND,
        NOT_MODIFIED,
        FAILED
    }

    private Preconditions() {}

    static Outcome evaluate(HeaderMap request, EntityTag tag, StoredFile file) {
        String ifMatch = request.getFirst(Headers.IF_MATCH);
        if (ifMatch != null) {
            if (!tag.isNamedStronglyBy(joined(request, Headers.IF_MATCH_STRING))) {
                return Outcome.FAILED;
            }
        } else if (isChangedSince(request.getFirst(Headers.IF_UNMODIFIED_SINCE), file)) {
            return Outcome.FAILED;
        }
        if (request.contains(Headers.IF_NONE_MATCH)) {
            boolean named = tag.isNamedBy(joined(request, Headers.IF_NONE_MATCH_STRING));
            return named ? Outcome.NOT_MODIFIED : Outcome.SEND;
        }
        String since = request.getFirst(Headers.IF_MODIFIED_SINCE);
        return since != null && date(since) != null && !isChangedSince(since, file)
                ? Outcome.NOT_MODIFIED
                : Outcome.SEND;
    }

    /// Whether the ranges asked for still belong to the same content.
    static boolean isRangeValid(HeaderMap request, EntityTag tag, StoredFile file) {
        String ifRange = request.getFirst(Headers.IF_RANGE);
        if (ifRange == null) {
            return true;
        }
        return ifRange.contains("\"") ? tag.isNamedStronglyBy(ifRange) : ifRange.equals(file.lastModified());
    }

    private static String joined(HeaderMap request, String name) {
        return String.join(",", request.get(name));
    }

    /// False where there is no date or it cannot be read: the condition does not count then.
    private static boolean isChangedSince(@Nullable String header, StoredFile file) {
        if (header == null || header.equals(file.lastModified())) {
            return false;
        }
        Date since = date(header);
        long changed = TimeUnit.NANOSECONDS.toSeconds(file.stamp().changed());
        return since != null && changed > TimeUnit.MILLISECONDS.toSeconds(since.getTime());
    }

    private static @Nullable Date date(String header) {
        return DateUtils.parseDate(header);
    }
}
