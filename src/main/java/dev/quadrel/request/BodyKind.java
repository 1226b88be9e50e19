package dev.quadrel.request;

/// How a body is read, by its `Content-Type`.
enum BodyKind {
    JSON,
    FORM,
    MULTIPART,
    /// Left to the handler.
    OTHER;

    /// GET and HEAD have no body, whatever their headers say.
    static BodyKind of(String method, HeaderValue contentType) {
        if (method.equals("GET") || method.equals("HEAD")) {
            return OTHER;
        }
        return switch (contentType.value()) {
            case "application/json" -> JSON;
            case "application/x-www-form-urlencoded" -> FORM;
            case "multipart/form-data" -> MULTIPART;
            case String other when other.endsWith("+json") -> JSON;
            default -> OTHER;
        };
    }
}
