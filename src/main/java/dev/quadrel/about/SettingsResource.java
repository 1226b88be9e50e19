package dev.quadrel.about;

import dev.quadrel.access.RequiresScope;
import dev.quadrel.access.Scope;
import dev.quadrel.json.Json;
import dev.quadrel.negotiation.Description;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.jspecify.annotations.Nullable;

/// All settings as they are, for administrators. The list is `settings.tsv` beside this class, which the test of the
/// page of settings writes.
@Path("admin/settings")
@ApplicationScoped
public class SettingsResource {

    /// Their values are not shown, nor those that may have a password in them.
    private static final Pattern SECRET =
            Pattern.compile("(api-key|password|secret|token|database-url)$|\\.proxy\\.|rules$");

    private static final String HIDDEN = "(hidden)";

    /// Each with its value, where that is from, and what holds where there is none.
    @GET
    @RequiresScope(Scope.READ_PRINCIPALS)
    public Description list() {
        Config config = ConfigProvider.getConfig();
        return new Description(Json.bytes(lines().stream()
                .map(line -> setting(line.split("\t", -1), config))
                .toList()));
    }

    private static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(SettingsResource.class.getResourceAsStream("settings.tsv")),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, @Nullable Object> setting(String[] line, Config config) {
        ConfigValue value = config.getConfigValue(line[0]);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("key", line[0]);
        json.put("value", value.getValue() == null || !isSecret(line[0]) ? value.getValue() : HIDDEN);
        json.put("source", value.getValue() == null ? null : value.getSourceName());
        json.put("unless_set", line[1]);
        json.put("meaning", line[2]);
        return json;
    }

    static boolean isSecret(String key) {
        return SECRET.matcher(key).find();
    }
}
