package dev.quadrel.http;

import dev.quadrel.problem.Problem;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/// A failure of the server itself: its log gets all of it, the client an id.
final class Fault {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.http.errors");

    private Fault() {}

    /// Logs a fault under a fresh id, and tells the client that id and nothing else.
    static Problem log(String request, Throwable fault) {
        String id = Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
        LOG.errorf(fault, "Error %s in %s", id, request);
        return Problem.of(500, "The server failed to answer; its log has the reason under the id " + id);
    }
}
