package dev.quadrel.http;

import dev.quadrel.json.Json;
import dev.quadrel.problem.Problem;
import dev.quadrel.request.Reply;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/// Gives a [Reply] its status and type, and answers 404 where a method that returns a value returned null.
@Provider
public class ReplyFilter implements ContainerResponseFilter {

    private static final Annotation[] NONE = {};
    private static final MediaType TEXT = MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8");

    @Context
    @Nullable
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Reply reply) {
            apply(reply, response);
        } else if (response.getStatus() == 204 && isValueMissing()) {
            notFound(response);
        } else if (response.getEntity() instanceof CharSequence text) {
            MediaType type = response.getMediaType();
            response.setEntity(text.toString(), NONE, isUntyped(type) ? TEXT : type);
        } else if (isScalar(response.getEntity()) && !isTypeNamed()) {
            response.setEntity(response.getEntity(), NONE, MediaType.APPLICATION_JSON_TYPE);
        }
    }

    /// What JAX-RS sends as text, unless it is told otherwise.
    private static boolean isScalar(@Nullable Object entity) {
        return entity instanceof Number || entity instanceof Boolean;
    }

    private boolean isTypeNamed() {
        Method method = resource == null ? null : resource.getResourceMethod();
        return method != null
                && (method.isAnnotationPresent(Produces.class)
                        || method.getDeclaringClass().isAnnotationPresent(Produces.class));
    }

    /// JAX-RS calls text without a type of its own a stream of bytes.
    private static boolean isUntyped(@Nullable MediaType type) {
        return type == null || type.equals(MediaType.APPLICATION_OCTET_STREAM_TYPE);
    }

    private static void apply(Reply reply, ContainerResponseContext response) {
        if (reply.value() == null && reply.status() == 200) {
            notFound(response);
            return;
        }
        response.setStatus(reply.status());
        reply.headers().forEach(response.getHeaders()::putSingle);
        if (!reply.hasBody()) {
            response.setEntity(null);
            return;
        }
        Object entity = reply.isJson() ? Json.bytes(reply.value()) : reply.value();
        response.setEntity(entity, NONE, MediaType.valueOf(reply.effectiveMediaType()));
    }

    private static void notFound(ContainerResponseContext response) {
        response.setStatus(404);
        byte[] body = Json.bytes(Problem.of(404, "There is nothing here"));
        response.setEntity(body, NONE, MediaType.APPLICATION_JSON_TYPE);
    }

    /// Whether the method is one that returns values. A method without a result, or one that makes its own response,
    /// means 204 where it says so.
    private boolean isValueMissing() {
        Method method = resource == null ? null : resource.getResourceMethod();
        return method != null
                && method.getReturnType() != void.class
                && !Response.class.isAssignableFrom(method.getReturnType());
    }
}
