package dev.quadrel.request;

/// A step that runs before every request, be it for a resource, a file or a proxy. Any CDI bean of this type takes
/// part; `@Priority` orders them, the smallest number first.
///
/// It sees the head of the request, not its body. Where there is no such bean, nothing is paid for it.
@FunctionalInterface
public interface PreMiddleware {

    /// Decides about the request. May throw [PreventDefault] to end it with an error.
    Verdict handle(RequestHead head);
}
