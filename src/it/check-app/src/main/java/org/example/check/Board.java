package org.example.check;

import dev.quadrel.livestate.LiveApplication;
import dev.quadrel.livestate.LiveServer;
import dev.quadrel.livestate.Trigger;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.util.List;

/** What all browsers share, in a deployment of several live applications. */
@LiveApplication("board")
public class Board {

    @Inject
    LiveServer server;

    @PostConstruct
    void begin() {
        server.state().set("lines", List.of());
    }

    @Trigger("write")
    void write(List<Object> lines) {
        server.state().set("lines", lines);
    }
}
