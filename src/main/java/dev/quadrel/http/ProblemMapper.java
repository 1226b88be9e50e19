package dev.quadrel.http;

import dev.quadrel.json.Json;
import dev.quadrel.problem.Problem;
import dev.quadrel.problem.ProblemException;
import dev.quadrel.reply.ProblemReply;
import dev.quadrel.request.Answered;
import dev.quadrel.request.PreventDefault;
import dev.quadrel.request.Reply;
import dev.quadrel.staticfile.StaticFiles;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;
import org.xnio.channels.ReadTimeoutException;

/// The one place that turns what a resource method throws into a reply.
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable thrown) {
        return switch (thrown) {
            case Answered answered -> reply(answered.reply());
            case ProblemException problem -> response(problem.problem());
            case PreventDefault prevented ->
                response(Problem.of(prevented.status(), String.valueOf(prevented.getMessage())));
            case NotFoundException notFound when !notFound.getResponse().hasEntity() -> response(notFound());
            case WebApplicationException web -> ofJaxRs(web);
            default -> faultOrStall(thrown);
        };
    }

    private static Response reply(Reply reply) {
        return Response.status(reply.status()).entity(reply).build();
    }

    /// A redirect or a response that the application has made itself is sent as it is.
    private static Response ofJaxRs(WebApplicationException thrown) {
        Response response = thrown.getResponse();
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        Throwable cause = thrown.getCause();
        if (cause instanceof ProblemException problem) {
            return response(problem.problem());
        }
        if (response.getStatus() == 500) {
            return faultOrStall(thrown);
        }
        return Response.fromResponse(response)
                .type(ProblemReply.MEDIA_TYPE)
                .entity(Json.bytes(Problem.of(response.getStatus(), detail(response))))
                .build();
    }

    /// A client that stalls makes its reader fail, which is no fault of the server, however it was wrapped.
    private static Response faultOrStall(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ReadTimeoutException stall) {
                return response(Problem.of(408, String.valueOf(stall.getMessage())));
            }
        }
        return response(Fault.log(requestLine(), thrown));
    }

    private static String detail(Response response) {
        String line = requestLine();
        return switch (response.getStatus()) {
            case 405 -> "%s is not possible; allowed here: %s".formatted(line, response.getHeaderString("Allow"));
            case 406 -> "%s has no reply of a type that the Accept header names".formatted(line);
            case 415 -> "%s does not take a body of this Content-Type".formatted(line);
            default ->
                "%s is refused: %s".formatted(line, response.getStatusInfo().getReasonPhrase());
        };
    }

    private static Problem notFound() {
        String reason = exchange().getAttachment(StaticFiles.REASON);
        return Problem.of(404, "Nothing answers " + requestLine() + (reason == null ? "" : ": " + reason));
    }

    private static Response response(Problem problem) {
        Response.ResponseBuilder builder = Response.status(problem.status());
        problem.headers().forEach(builder::header);
        return builder.type(ProblemReply.MEDIA_TYPE).entity(Json.bytes(problem)).build();
    }

    /// Without the query, which may hold secrets.
    private static String requestLine() {
        HttpServerExchange exchange = exchange();
        return exchange.getRequestMethod() + " " + exchange.getRequestURI();
    }

    private static HttpServerExchange exchange() {
        return ServletRequestContext.requireCurrent().getExchange();
    }
}
