package dev.quadrel.http;

import java.util.List;

/// The rows of an application's life on the page of all settings.
final class LifecycleRows {

    static final List<Setting> ALL =
            List.of(new Setting("quadrel.lifecycle.name", "the deployment's", "what the application is called"));

    private LifecycleRows() {}
}
