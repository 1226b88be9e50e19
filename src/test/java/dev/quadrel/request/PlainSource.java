package dev.quadrel.request;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request made of plain values.
final class PlainSource implements RequestSource {

    private final String method;
    private final String rawPath;
    private final @Nullable String rawQuery;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private InputStream body = InputStream.nullInputStream();
    private @Nullable String rawFragment;
    private @Nullable String lastVariable;
    private Map<String, String> variables = Map.of();
    private String remainingPath = "";

    private PlainSource(String method, String rawPath, @Nullable String rawQuery) {
        this.method = method;
        this.rawPath = rawPath;
        this.rawQuery = rawQuery;
    }

    static PlainSource get(String rawPath, @Nullable String rawQuery) {
        return new PlainSource("GET", rawPath, rawQuery);
    }

    static PlainSource post(String contentType, InputStream body) {
        PlainSource source = new PlainSource("POST", "/", null).header("Content-Type", contentType);
        source.body = body;
        return source;
    }

    /// A body of known length.
    static PlainSource post(String contentType, byte[] body) {
        return post(contentType, new ByteArrayInputStream(body)).header("Content-Length", "" + body.length);
    }

    static PlainSource json(String text) {
        return post("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    static PlainSource multipart(byte[] body) {
        return post("multipart/form-data; boundary=b", body);
    }

    PlainSource header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    PlainSource fragment(String raw) {
        rawFragment = raw;
        return this;
    }

    PlainSource variables(Map<String, String> values, @Nullable String last) {
        variables = values;
        lastVariable = last;
        return this;
    }

    PlainSource remaining(String raw) {
        remainingPath = raw;
        return this;
    }

    RequestArguments arguments(RequestSettings settings) {
        return new RequestArguments(this, settings);
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String rawPath() {
        return rawPath;
    }

    @Override
    public @Nullable String rawQuery() {
        return rawQuery;
    }

    @Override
    public @Nullable String rawFragment() {
        return rawFragment;
    }

    @Override
    public @Nullable String header(String name) {
        return headers.get(name);
    }

    @Override
    public Map<String, String> cookies() {
        return Map.of("session", "s1");
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public Map<String, String> variables() {
        return variables;
    }

    @Override
    public @Nullable String lastVariable() {
        return lastVariable;
    }

    @Override
    public String remainingPath() {
        return remainingPath;
    }
}
