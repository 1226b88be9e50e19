package dev.quadrel.request;

import java.util.Map;
import java.util.Optional;

/// The route that JAX-RS has matched for a request.
///
/// @param variables values of its variables as sent
/// @param lastVariable the variable that the route ends in, if it ends in one
/// @param remaining what is left of the path as sent, empty for nothing
record Route(Map<String, String> variables, Optional<String> lastVariable, String remaining) {

    /// Name of the request attribute that holds the route.
    static final String ATTRIBUTE = Route.class.getName();

    /// A variable of this name takes what is left of the path, as in `@Path("api/uptime{paths: (/.*)?}")`.
    static final String REMAINING = "paths";

    static final Route NONE = new Route(Map.of(), Optional.empty(), "");
}
