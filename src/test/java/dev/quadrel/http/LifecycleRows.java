package dev.quadrel.http;

import java.util.List;

/// The rows of an application's life on the page of all settings.
final class LifecycleRows {

    static final List<Setting> ALL = List.of(
            new Setting(
                    "quadrel.lifecycle.directory",
                    "`quadrel/state-NAME` in the server's data folder",
                    "where the application keeps its state: snapshots and sequences"),
            new Setting(
                    "quadrel.lifecycle.initial-state",
                    "none",
                    "a snapshot that the application begins with where its folder has none"),
            new Setting(
                    "quadrel.lifecycle.interval",
                    "5 min",
                    "after which time a snapshot is written where something has changed; 0 for never"),
            new Setting("quadrel.lifecycle.name", "the deployment's", "what the application is called"),
            new Setting("quadrel.lifecycle.snapshots", "5", "how many snapshots are kept"));

    private LifecycleRows() {}
}
