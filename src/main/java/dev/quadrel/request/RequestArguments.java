package dev.quadrel.request;

import dev.quadrel.uri.PercentCoding;
import dev.quadrel.uri.UriPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The arguments of one request, to be injected into a resource or passed to a middleware step. Each kind is parsed
/// when it is first asked for. Belongs to the request and its thread; all maps but [#meta()] are unmodifiable.
///
/// Whatever the client got wrong is thrown as a [ProblemException]: 400 for what cannot be parsed, 413 for what is over
/// a limit of [RequestSettings].
public class RequestArguments {

    private final RequestSource source;
    private final RequestSettings settings;
    private final Map<String, Object> meta = new LinkedHashMap<>();
    private @Nullable Map<String, Object> query;
    private @Nullable Body parsed;
    private @Nullable RuntimeException failure;
    private boolean bodyTaken;

    RequestArguments(RequestSource source, RequestSettings settings) {
        this.source = source;
        this.settings = settings;
    }

    /// For CDI's proxy alone, which passes every call on and never uses its own fields.
    @SuppressWarnings("NullAway")
    protected RequestArguments() {
        this.source = null;
        this.settings = null;
    }

    /// HTTP method, upper case.
    public String method() {
        return source.method();
    }

    /// Path below the deployment's root, decoded, without dot segments.
    public String path() {
        return UriPath.normalise(PercentCoding.decode(source.rawPath()));
    }

    /// First value of a header, whatever the case of its name.
    public Optional<String> header(String name) {
        return Optional.ofNullable(source.header(name));
    }

    /// Fields of the query: text, or `Boolean.TRUE` for a name without `=`. Of a repeated name the last value counts.
    public Map<String, Object> query() {
        Map<String, Object> fields = query;
        if (fields == null) {
            fields = FormFields.parse(source.rawQuery());
            query = fields;
        }
        return fields;
    }

    /// One field of the query, or null.
    public @Nullable Object query(String field) {
        return query().get(field);
    }

    /// What is left of the path after the route, in segments, decoded, without dot segments.
    public List<String> paths() {
        return UriPath.segments(source.remainingPath());
    }

    /// Values of the route's variables as they came on the wire, not decoded. Where the path ends in a variable, its
    /// value includes `?` and the query, if there is one.
    public Map<String, String> segments() {
        Map<String, String> segments = new LinkedHashMap<>(source.variables());
        String last = source.lastVariable();
        String rawQuery = source.rawQuery();
        boolean pathGoesOn =
                source.rawPath().endsWith("/") || !source.remainingPath().isEmpty();
        if (last != null && rawQuery != null && !rawQuery.isEmpty() && !pathGoesOn) {
            segments.computeIfPresent(last, (name, value) -> value + "?" + rawQuery);
        }
        return Map.copyOf(segments);
    }

    /// One of [#segments()].
    ///
    /// @throws IllegalArgumentException where the route has no such variable
    public String segment(String name) {
        String value = segments().get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no variable \"" + name + "\"; it has "
                    + source.variables().keySet());
        }
        return value;
    }

    /// Text after `#`, decoded, if the client put it on the wire; else empty.
    public String fragment() {
        String raw = source.rawFragment();
        return raw == null ? "" : PercentCoding.decode(raw);
    }

    /// Cookies by name.
    public Map<String, String> cookies() {
        return Map.copyOf(source.cookies());
    }

    /// What middleware steps tell each other and the resource; modifiable.
    public Map<String, Object> meta() {
        return meta;
    }

    /// The parsed body: any JSON value (map, list, text, number, boolean, null), or the text fields of a form or of a
    /// multipart body. An empty map for GET, HEAD and every other type; see [#body()] for those.
    public @Nullable Object post() {
        return parsed().value();
    }

    /// One member of a body that is an object or a form; null where there is none.
    public @Nullable Object post(String field) {
        return post() instanceof Map<?, ?> fields ? fields.get(field) : null;
    }

    /// Uploaded files by their field's name: the parts of a multipart body that carry a type of their own.
    public Map<String, UploadedFile> files() {
        return parsed().files();
    }

    /// The uploaded file of one field.
    public Optional<UploadedFile> file(String field) {
        return Optional.ofNullable(files().get(field));
    }

    /// The body as it comes, for types that [#post()] does not parse; not longer than the setting
    /// `quadrel.request.max-body-size`.
    ///
    /// @throws IllegalStateException where the body was read already
    public InputStream body() {
        if (parsed != null || failure != null || bodyTaken) {
            throw new IllegalStateException("The body was read already: it comes once");
        }
        bodyTaken = true;
        try {
            return BoundedBody.open(source, settings.maxBodySize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Deletes the uploaded files that were not saved. Called when the request has been answered.
    void close() {
        if (parsed != null) {
            parsed.discard();
        }
    }

    private Body parsed() {
        if (failure != null) {
            throw failure;
        }
        Body body = parsed;
        if (body == null) {
            HeaderValue contentType = HeaderValue.parse(source.header("Content-Type"));
            BodyKind kind = BodyKind.of(source.method(), contentType);
            if (kind == BodyKind.OTHER) {
                return Body.EMPTY;
            }
            body = parse(kind, contentType);
            parsed = body;
        }
        return body;
    }

    /// A failure is kept: asked again, the half-read body must not seem to be another one.
    private Body parse(BodyKind kind, HeaderValue contentType) {
        if (bodyTaken) {
            throw new IllegalStateException("The body was read already, by body(): it comes once");
        }
        try {
            return Body.read(kind, contentType, source, settings);
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        } catch (IOException e) {
            failure = new UncheckedIOException(e);
            throw failure;
        }
    }
}
