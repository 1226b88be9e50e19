package dev.quadrel.command;

import dev.quadrel.access.Identity;
import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.json.Json;
import dev.quadrel.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/// Commands over HTTP, for administrators: run one, list all, complete a line.
@AdminToken
@Path("admin/commands")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CommandResource {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.command");
    private static final int LONGEST = 16 * 1024;

    @Inject
    CommandRegistry registry;

    /// A command in the list.
    ///
    /// @param arguments how many words follow the name; negative for any number
    public record Entry(String name, int arguments, String help) {}

    /// What came of a command.
    ///
    /// @param command the line as sent
    /// @param status `done`; a refused or failed one is a problem instead
    public record Outcome(String command, String output, String status) {}

    /// All commands by name.
    @GET
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public List<Entry> list() {
        return registry.commands().values().stream()
                .map(command -> new Entry(command.name(), command.arguments(), command.help()))
                .toList();
    }

    /// What the last word of a line may become.
    @GET
    @Path("completion")
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public Map<String, List<String>> complete(@QueryParam("line") @DefaultValue("") String line) {
        return Map.of("candidates", registry.complete(line));
    }

    /// Runs the line in the member `command` of a JSON object.
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public Outcome run(InputStream body, @Context SecurityContext security) throws IOException {
        Object value = Json.read(new ByteArrayInputStream(bounded(body)));
        if (value instanceof Map<?, ?> members && members.get("command") instanceof String line) {
            return run(line, security);
        }
        throw ProblemException.badRequest(
                "The body has to be an object with the text \"command\", such as" + " {\"command\": \"status\"}");
    }

    /// Runs the line that is the body.
    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    @RequiresScope(Scope.WRITE_PRINCIPALS)
    public Outcome runText(InputStream body, @Context SecurityContext security) throws IOException {
        return run(new String(bounded(body), StandardCharsets.UTF_8).strip(), security);
    }

    private static byte[] bounded(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
            throw ProblemException.tooLarge("A command has at most " + LONGEST + " bytes");
        }
        return bytes;
    }

    private Outcome run(String line, SecurityContext security) {
        LOG.infof("An administrator runs \"%s\"", line.replaceAll("\\p{Cntrl}", " "));
        return switch (registry.run(line, Identity.of(security).getName())) {
            case CommandResult.Done(String text) -> new Outcome(line, text, "done");
            case CommandResult.Refused(String text) -> throw ProblemException.badRequest(text);
            case CommandResult.Failed(String text) -> throw ProblemException.of(500, text);
        };
    }
}
