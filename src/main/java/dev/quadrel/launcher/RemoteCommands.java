package dev.quadrel.launcher;

import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The commands of a running server.
record RemoteCommands(RemoteServer server) {

    /// What came of a line.
    ///
    /// @param text what to show
    /// @param done false where it was refused or has failed
    record Outcome(String text, boolean done) {}

    /// Runs a line.
    ///
    /// @throws StartFailure where the server does not answer, or the key is not one of an administrator
    Outcome run(String line) {
        var body = new RemoteServer.Body("text/plain; charset=utf-8", line);
        RemoteServer.Answer answer = ask("POST", "/admin/commands", Optional.of(body));
        return answer.isDone()
                ? new Outcome(answer.member("output"), true)
                : new Outcome(answer.member("detail"), false);
    }

    /// What the last word of a line may become.
    List<String> complete(String line) {
        String query = URLEncoder.encode(line, StandardCharsets.UTF_8);
        RemoteServer.Answer answer = ask("GET", "/admin/commands/completion?line=" + query, Optional.empty());
        return answer.isDone()
                        && JsonText.parse(answer.body()) instanceof Map<?, ?> members
                        && members.get("candidates") instanceof List<?> candidates
                ? candidates.stream().map(String::valueOf).toList()
                : List.of();
    }

    private RemoteServer.Answer ask(String method, String path, Optional<RemoteServer.Body> body) {
        RemoteServer.Answer answer = server.ask(method, path, body);
        if (answer.status() == HttpURLConnection.HTTP_UNAUTHORIZED
                || answer.status() == HttpURLConnection.HTTP_FORBIDDEN) {
            throw new StartFailure("The server at " + server.address() + " takes commands of administrators only: name"
                    + " the key by --api-key, or the folder of a server of yours by --directory");
        }
        return answer;
    }
}
