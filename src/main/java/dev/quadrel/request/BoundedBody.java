package dev.quadrel.request;

import dev.quadrel.problem.ProblemException;
import io.undertow.server.RequestTooBigException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.xnio.channels.ReadTimeoutException;

/// A request's body up to a limit. Where the client leaves half way, the answer is 400; where it stalls,
/// 408; where it sends more, 413.
final class BoundedBody extends InputStream {

    private final InputStream in;
    private final long limit;
    private long count;

    private BoundedBody(InputStream in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    /// The body of a request, not yet read.
    ///
    /// @throws ProblemException 413 where `Content-Length` is over the limit
    static BoundedBody open(RequestSource source, long limit) throws IOException {
        long length = declaredLength(source.header("Content-Length"));
        if (length > limit) {
            throw tooLarge(length, limit);
        }
        return new BoundedBody(source.body(), limit);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int n = readOrRefuse(target, offset, length);
        if (n > 0) {
            count += n;
            if (count > limit) {
                throw tooLarge(count, limit);
            }
        }
        return n;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int readOrRefuse(byte[] target, int offset, int length) {
        try {
            return in.read(target, offset, length);
        } catch (RequestTooBigException e) {
            throw ProblemException.tooLarge("The request is larger than the server's listener takes");
        } catch (ReadTimeoutException e) {
            throw ProblemException.of(408, "The request stalled after " + count + " bytes of its body");
        } catch (IOException e) {
            throw ProblemException.badRequest("The request ended after " + count + " bytes of its body");
        }
    }

    /// -1 for a body of unknown length; one that is no number has been refused by the server before.
    private static long declaredLength(@Nullable String text) {
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static ProblemException tooLarge(long size, long limit) {
        return ProblemException.tooLarge("The body is too large: " + size + " > " + limit + " bytes");
    }
}
