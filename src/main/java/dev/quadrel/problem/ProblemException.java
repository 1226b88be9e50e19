package dev.quadrel.problem;

/// Thrown for a request that cannot be answered as asked; carries the [Problem] that the client gets.
///
/// It has no stack trace: it reports a client's mistake, not a fault of the server, and is cheap to throw. A fault of
/// the server is any other exception, and is logged.
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /// The exception for a problem.
    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /// What the client is told.
    public Problem problem() {
        return problem;
    }

    /// 400: the request cannot be understood.
    public static ProblemException badRequest(String detail) {
        return of(400, detail);
    }

    /// 404: nothing answers at this path.
    public static ProblemException notFound(String detail) {
        return of(404, detail);
    }

    /// 413: a body or a part of it is larger than the settings allow.
    public static ProblemException tooLarge(String detail) {
        return of(413, detail);
    }

    /// 415: the body's media type is not one that is understood here.
    public static ProblemException unsupportedMediaType(String detail) {
        return of(415, detail);
    }

    /// Any other error status with its usual title.
    public static ProblemException of(int status, String detail) {
        return new ProblemException(Problem.of(status, detail));
    }
}
