package dev.quadrel.negotiation;

import dev.quadrel.transfer.Body;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jboss.logging.Logger;
import org.xnio.IoUtils;

/// Sends a [Body], in the form and the coding that the client asks for.
@Provider
public class BodyWriter implements MessageBodyWriter<Body> {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.negotiation");

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return Body.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Body body,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        ServletRequestContext context = ServletRequestContext.requireCurrent();
        Head head = new Head(headers, out, (HttpServletResponse) context.getServletResponse());
        send(inItsForm(body, head, context.getExchange()), head, context.getExchange());
    }

    private static Body inItsForm(Body body, Head head, HttpServerExchange exchange) throws IOException {
        if (!(body instanceof Description(byte[] json, Set<String> times))) {
            return body;
        }
        String form = Description.mediaType(exchange.getRequestHeaders().getFirst(Headers.ACCEPT));
        head.fields().putSingle(HttpHeaders.CONTENT_TYPE, form);
        head.varyBy(HttpHeaders.ACCEPT);
        return form.equals(Description.MSGPACK) ? new Description(Msgpack.of(json, times)) : body;
    }

    private static void send(Body body, Head head, HttpServerExchange exchange) throws IOException {
        Optional<Coding> coding = Optional.empty();
        if (!head.hasRanges()
                && Coding.suits(head.contentType())
                && Coding.isLongEnough(body.length().orElse(Long.MAX_VALUE))) {
            head.varyBy(HttpHeaders.ACCEPT_ENCODING);
            coding = Coding.choose(exchange.getRequestHeaders().getFirst(Headers.ACCEPT_ENCODING));
        }
        if (exchange.getRequestMethod().equals(Methods.HEAD)) {
            head.sendAlone(coding.isPresent() ? OptionalLong.empty() : body.length());
            return;
        }
        ReplySink sink = new ReplySink(head, body, coding);
        try {
            body.send(sink);
            sink.end();
        } catch (ServletSink.ClientGone gone) {
            LOG.debugf(gone, "The client of %s takes no more", exchange.getRequestURI());
            IoUtils.safeClose(exchange.getConnection());
        } catch (IOException | RuntimeException e) {
            if (!sink.hasBegun()) {
                throw e;
            }
            // The client must not take the beginning for the whole.
            IoUtils.safeClose(exchange.getConnection());
            LOG.errorf(e, "The reply to %s %s broke off", exchange.getRequestMethod(), exchange.getRequestURI());
        }
    }
}
