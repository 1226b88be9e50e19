package dev.quadrel.stream;

import dev.quadrel.access.AccessGate;
import dev.quadrel.access.Caller;
import dev.quadrel.access.Identity;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.audit.AuditEvent;
import dev.quadrel.catalog.CatalogStore;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.BaseUrl;
import dev.quadrel.negotiation.Description;
import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.query.Parameter;
import dev.quadrel.serialization.SerializerRegistry;
import dev.quadrel.structure.NodePath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What happens to nodes, as it happens.
@Path(BaseUrl.PATH + "/stream")
@ApplicationScoped
public class StreamResource {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SWITCHING_PROTOCOLS = 101;

    @Inject
    StreamHost host;

    @Inject
    CatalogStore store;

    @Inject
    AccessGate gate;

    @Inject
    SerializerRegistry formats;

    @Inject
    Event<AuditEvent> audit;

    /// Opens a web socket on which the news of a node are told.
    @GET
    @Path("single{path: (/.*)?}")
    @RequiresScope(
            value = {Scope.READ_DATA, Scope.READ_METADATA},
            later = true)
    public Response open(
            @PathParam("path") String path,
            @Context HttpServletRequest request,
            @Context HttpServletResponse response,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        if (host.limit() == 0) {
            throw ProblemException.of(501, "This server does not stream: quadrel.catalog.stream.memory is 0");
        }
        if (!host.port().allows(request)) {
            throw ProblemException.of(403, "Pages of this origin may not open a web socket here");
        }
        NodePath node = NodePath.parse(path);
        String array = BaseUrl.of(headers, uri).text() + "/array/full" + place(node);
        EnvelopeFormat form = EnvelopeFormat.of(uri.getQueryParameters().getFirst("envelope_format"));
        Telling telling = new Telling(form, formats, host.limit());
        OptionalLong start = start(uri.getQueryParameters().getFirst("start"));
        StreamSocket socket = socket(who -> host.subscriber(who, node, array, telling, start));
        if (!host.port().open(request, response, socket)) {
            socket.closed();
            throw new ProblemException(Problem.of(426, "This is a web socket; open it by ws: or wss:")
                    .withHeader("Upgrade", "websocket"));
        }
        return Response.status(SWITCHING_PROTOCOLS).build();
    }

    private static OptionalLong start(@Nullable String text) {
        return text == null
                ? OptionalLong.empty()
                : OptionalLong.of(Parameter.number("start", text, "the first event that is wanted"));
    }

    private static String place(NodePath node) {
        return node.segments().stream()
                .map(key -> "/" + URLEncoder.encode(key, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining());
    }

    /// The socket of somebody who may hear, or of one who has to say who it is.
    private StreamSocket socket(Function<Identity, Subscriber> opening) {
        Identity who = Caller.current().map(Caller::identity).orElseGet(Identity::stranger);
        return who.scopes().containsAll(StreamHost.SCOPES)
                ? new StreamSocket(opening.apply(who))
                : new StreamSocket(PATIENCE, message -> opening.apply(identified(message)));
    }

    private Identity identified(String message) {
        try {
            return AuthMessage.read(message, gate);
        } catch (ProblemException e) {
            if (e.problem().status() == 401) {
                audit.fire(AuditEvent.refused("access", "", "wrong credentials on a web socket"));
            }
            throw e;
        }
    }

    /// Tells those who hear a node that its data is complete.
    @DELETE
    @Path("close{path: (/.*)?}")
    @RequiresScope(Scope.WRITE_DATA)
    public Description close(@PathParam("path") String path) {
        NodePath node = NodePath.parse(path);
        store.catalog().get(node);
        host.end(node);
        return new Description(Json.bytes((Object) null));
    }
}
