package dev.quadrel.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The text of a file `NAME.quadrel`: JSON that people may edit. The package's description has its form.
final class ConfigurationCodec {

    /// The version of the form that is written here.
    static final int VERSION = 1;

    private static final String CIPHER = "AES-256-GCM";
    private static final String KEY = "PBKDF2-HMAC-SHA256";
    private static final String ENCRYPTED = "encrypted";

    private ConfigurationCodec() {}

    static String write(Configuration configuration) {
        return JsonText.pretty(members(configuration, false)) + "\n";
    }

    /// For people, without anything of secrets.
    static String masked(Configuration configuration) {
        return JsonText.pretty(members(configuration, true));
    }

    private static Map<String, Object> members(Configuration configuration, boolean masked) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("version", VERSION);
        members.put("application", configuration.plan().application());
        Map<String, Object> services = new LinkedHashMap<>();
        configuration.plan().services().forEach((name, settings) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            settings.forEach((setting, value) -> values.put(setting, value(setting, value, masked)));
            services.put(name, values);
        });
        members.put("services", services);
        members.put("server", server(configuration.server()));
        if (!masked) {
            configuration.encryption().ifPresent(how -> members.put("encryption", encryption(how)));
        }
        configuration.state().ifPresent(state -> members.put("state", state));
        return members;
    }

    private static Object value(String name, Setting setting, boolean masked) {
        if (masked || setting.isPlain()) {
            return setting.toString();
        }
        if (setting.kind() == Setting.Kind.SECRET) {
            throw new IllegalStateException(name + " is not encrypted");
        }
        return Map.of(ENCRYPTED, setting.value());
    }

    private static Map<String, Object> server(ServerChoice server) {
        Map<String, Object> members = new LinkedHashMap<>();
        server.folder().ifPresent(folder -> members.put("folder", folder.toString()));
        members.put("host", server.host());
        members.put("port", server.port());
        members.put("settings", server.settings());
        server.config().ifPresent(file -> members.put("config", file.toString()));
        members.put("java-options", server.javaOptions());
        return members;
    }

    private static Map<String, Object> encryption(Encryption how) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("cipher", CIPHER);
        members.put("key", KEY);
        members.put("iterations", how.iterations());
        members.put("salt", how.salt());
        members.put("check", how.check());
        return members;
    }

    /// @throws IllegalArgumentException where it is not of this form, or of a newer one; the message says what is wrong
    static Configuration read(String text) {
        JsonMembers members = JsonMembers.of(JsonText.parse(text), "the file");
        int version = members.whole("version");
        if (version < 1 || version > VERSION) {
            throw new IllegalArgumentException(
                    "it has version %d of its form, but this Quadrel knows version %d at most; it was left as it is"
                            .formatted(version, VERSION));
        }
        members.only("version", "application", "services", "server", "encryption", "state");
        return new Configuration(
                new ServicePlan(members.text("application"), services(members.object("services"))),
                server(members.object("server")),
                members.has("encryption") ? Optional.of(encryption(members.object("encryption"))) : Optional.empty(),
                members.has("state") ? Optional.of(members.object("state").members()) : Optional.empty());
    }

    private static SequencedMap<String, SequencedMap<String, Setting>> services(JsonMembers members) {
        SequencedMap<String, SequencedMap<String, Setting>> services = new LinkedHashMap<>();
        for (String service : members.names()) {
            SequencedMap<String, Setting> settings = new LinkedHashMap<>();
            JsonMembers values = members.object(service);
            values.names().forEach(name -> settings.put(name, setting(name, values)));
            services.put(service, settings);
        }
        return services;
    }

    private static Setting setting(String name, JsonMembers values) {
        if (!(values.members().get(name) instanceof Map<?, ?>)) {
            return Setting.plain(values.scalar(name));
        }
        JsonMembers secret = values.object(name);
        secret.only(ENCRYPTED);
        return new Setting(secret.text(ENCRYPTED), Setting.Kind.ENCRYPTED);
    }

    private static ServerChoice server(JsonMembers members) {
        members.only("folder", "host", "port", "settings", "config", "java-options");
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        JsonMembers values = members.object("settings");
        values.names().forEach(name -> settings.put(name, values.scalar(name)));
        return new ServerChoice(
                members.has("folder") ? Optional.of(Path.of(members.text("folder"))) : Optional.empty(),
                members.text("host"),
                members.whole("port"),
                settings,
                members.has("config") ? Optional.of(Path.of(members.text("config"))) : Optional.empty(),
                members.texts("java-options"));
    }

    private static Encryption encryption(JsonMembers members) {
        members.only("cipher", "key", "iterations", "salt", "check");
        if (!members.text("cipher").equals(CIPHER) || !members.text("key").equals(KEY)) {
            throw new IllegalArgumentException(
                    "its secrets are encrypted by %s with a key by %s, but only %s and %s are known here"
                            .formatted(members.text("cipher"), members.text("key"), CIPHER, KEY));
        }
        return new Encryption(members.text("salt"), members.whole("iterations"), members.text("check"));
    }
}
