package dev.quadrel.request;

/// One step that runs before a resource method, named by [Middleware]. Any CDI bean; one instance serves all requests
/// of a method, at the same time, so a step keeps nothing about a request but in [RequestArguments#meta()].
@FunctionalInterface
public interface MiddlewareStep {

    /// Decides about the request. May throw [PreventDefault] to end it with an error.
    Verdict handle(RequestArguments arguments);
}
