package dev.quadrel.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// An application that is set up: what is in a file `NAME.quadrel`.
///
/// @param encryption of its secrets; absent where it has none
/// @param state a snapshot to begin with, as JSON
record Configuration(
        ServicePlan plan, ServerChoice server, Optional<Encryption> encryption, Optional<Map<String, Object>> state) {

    /// The setting with the name of the application.
    static final String NAME = "quadrel.lifecycle.name";

    Configuration with(Map<String, Object> newState) {
        return new Configuration(plan, server, encryption, Optional.of(newState));
    }

    Configuration with(ServerChoice other) {
        return new Configuration(plan, other, encryption, state);
    }

    Configuration withoutState() {
        return new Configuration(plan, server, encryption, Optional.empty());
    }

    boolean hasSecrets() {
        return plan.settings().values().stream().anyMatch(setting -> !setting.isPlain());
    }

    /// As it may be in a file.
    ///
    /// @param passphrase asked only where there are secrets
    Configuration encrypted(Supplier<char[]> passphrase) {
        if (!hasSecrets()) {
            return this;
        }
        SecretBox box = SecretBox.fresh(passphrase.get());
        ServicePlan sealed = mapped((name, setting) -> setting.kind() == Setting.Kind.SECRET
                ? new Setting(box.encrypt(name, setting.value()), Setting.Kind.ENCRYPTED)
                : setting);
        return new Configuration(sealed, server, Optional.of(box.encryption()), state);
    }

    /// As a server needs it.
    ///
    /// @param passphrase asked only where there are secrets
    /// @throws StartFailure where it is the wrong one, or a secret was changed
    Configuration decrypted(Supplier<char[]> passphrase) {
        if (!hasSecrets()) {
            return this;
        }
        Encryption how = encryption.orElseThrow(
                () -> new StartFailure("The file has secrets, but its member \"encryption\" is missing"));
        SecretBox box = SecretBox.open(how, passphrase.get());
        ServicePlan open = mapped((name, setting) -> setting.kind() == Setting.Kind.ENCRYPTED
                ? new Setting(box.decrypt(name, setting.value()), Setting.Kind.SECRET)
                : setting);
        return new Configuration(open, server, encryption, state);
    }

    private ServicePlan mapped(BiFunction<String, Setting, Setting> change) {
        SequencedMap<String, SequencedMap<String, Setting>> services = new LinkedHashMap<>();
        plan.services().forEach((service, settings) -> {
            SequencedMap<String, Setting> changed = new LinkedHashMap<>();
            settings.forEach((name, setting) -> changed.put(name, change.apply(name, setting)));
            services.put(service, changed);
        });
        return new ServicePlan(plan.application(), services);
    }

    /// How its server is started; it has to be decrypted. What is set for all of the server counts more than what is
    /// set for a service.
    ServerOptions options() {
        ServerOptions options = ServerOptions.simple().with(NAME, plan.application());
        for (Map.Entry<String, Setting> entry : plan.settings().entrySet()) {
            String value = entry.getValue().value();
            options = switch (entry.getValue().kind()) {
                case PLAIN -> options.with(entry.getKey(), value);
                case SECRET -> options.secret(entry.getKey(), value);
                case ENCRYPTED -> throw new IllegalStateException(entry.getKey() + " is encrypted");
            };
        }
        return server.of(options);
    }

    /// One for a server that was not started from a file.
    static Configuration of(String application, ServerChoice server) {
        return new Configuration(
                new ServicePlan(application, new LinkedHashMap<>()), server, Optional.empty(), Optional.empty());
    }
}
