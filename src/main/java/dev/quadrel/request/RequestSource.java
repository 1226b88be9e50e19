package dev.quadrel.request;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What [RequestArguments] needs to know about one request, as it came on the wire. Nothing is decoded here.
interface RequestSource {

    /// HTTP method, upper case.
    String method();

    /// Path below the deployment's root, starting with `/`.
    String rawPath();

    /// Text after `?`; null or empty for none.
    @Nullable
    String rawQuery();

    /// Text after `#`; null or empty for none.
    @Nullable
    String rawFragment();

    /// First value of a header, whatever the case of its name.
    @Nullable
    String header(String name);

    /// Values by name.
    Map<String, String> cookies();

    /// The body; asked for at most once.
    InputStream body() throws IOException;

    /// Values of the route's variables by name.
    Map<String, String> variables();

    /// The variable that the route ends in: `foo` for `/api/foo/{foo}`, null for `/api/{foo}/bar`.
    @Nullable
    String lastVariable();

    /// What is left of the path after the route; empty for nothing.
    String remainingPath();
}
