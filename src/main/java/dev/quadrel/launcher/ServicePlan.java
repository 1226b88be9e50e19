package dev.quadrel.launcher;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// The services of an application, each with its settings: `ServicePlan.of("onetimekey").set("keys",
/// "quadrel.onetimekey.port", 9123)`. Each method gives a new plan.
///
/// @param application its name
/// @param services settings by the names of services
public record ServicePlan(String application, SequencedMap<String, SequencedMap<String, Setting>> services) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern SETTING = Pattern.compile("[^\\s=\\p{Cntrl}]{1,200}");

    public ServicePlan {
        requireName("application", application);
        SequencedMap<String, SequencedMap<String, Setting>> copy = new LinkedHashMap<>();
        services.forEach((service, settings) -> {
            requireName("service", service);
            settings.keySet().forEach(ServicePlan::requireSetting);
            copy.put(service, Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings)));
        });
        services = Collections.unmodifiableSequencedMap(copy);
    }

    private static void requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name of an " + what
                    + " has letters, digits, dots, underscores and hyphens, up to 100 of them, which \"" + name
                    + "\" has not");
        }
    }

    static void requireSetting(String name) {
        if (!SETTING.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A setting has a name like quadrel.worker.threads, which \"" + name + "\" is not");
        }
    }

    /// An application without services yet.
    public static ServicePlan of(String application) {
        return new ServicePlan(application, new LinkedHashMap<>());
    }

    /// With a setting of a service.
    ///
    /// @param setting its full name, such as `quadrel.onetimekey.port`
    /// @param value written as text
    public ServicePlan set(String service, String setting, Object value) {
        return with(service, setting, Setting.plain(String.valueOf(value)));
    }

    /// With a setting that is encrypted in files, and shown nowhere.
    public ServicePlan secret(String service, String setting, String value) {
        return with(service, setting, new Setting(value, Setting.Kind.SECRET));
    }

    private ServicePlan with(String service, String setting, Setting value) {
        SequencedMap<String, SequencedMap<String, Setting>> all = new LinkedHashMap<>(services);
        SequencedMap<String, Setting> settings =
                new LinkedHashMap<>(services.getOrDefault(service, Collections.emptySortedMap()));
        settings.put(setting, value);
        all.put(service, settings);
        return new ServicePlan(application, all);
    }

    /// The settings of all services.
    SequencedMap<String, Setting> settings() {
        SequencedMap<String, Setting> all = new LinkedHashMap<>();
        services.values().forEach(all::putAll);
        return all;
    }
}
