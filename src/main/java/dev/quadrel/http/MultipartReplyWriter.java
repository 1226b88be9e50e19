package dev.quadrel.http;

import dev.quadrel.request.MultipartReply;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/// Writes a [MultipartReply].
@Provider
@Produces(MediaType.MULTIPART_FORM_DATA)
public class MultipartReplyWriter implements MessageBodyWriter<MultipartReply> {

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return MultipartReply.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            MultipartReply reply,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, reply.mediaType());
        reply.write(out);
    }
}
