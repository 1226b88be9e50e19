package dev.quadrel.livehost;

import dev.quadrel.livestate.LiveApplication;
import dev.quadrel.livestate.LiveServer;
import dev.quadrel.livestate.OnChange;
import dev.quadrel.livestate.State;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/// The counter of README.
@LiveApplication("clicks")
public class Clicks {

    @Inject
    LiveServer server;

    @PostConstruct
    void begin() {
        server.state().set("count", 0);
        server.templates().put("main", "<button @click=\"count++\">{{ count }}, twice {{ double }}</button>");
    }

    @OnChange("count")
    void twice(State state) {
        state.set("double", 2 * state.integer("count"));
    }
}
