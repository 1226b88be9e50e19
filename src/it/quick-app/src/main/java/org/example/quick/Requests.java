package org.example.quick;

import dev.quadrel.command.ServerCommand;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** Counts requests, for the operator. */
@ApplicationScoped
public class Requests {

    private final AtomicLong uptime = new AtomicLong();

    void countUptime() {
        uptime.incrementAndGet();
    }

    /** What the operator reads. */
    @ServerCommand(value = "requests uptime", arguments = 0, help = "tells how often the uptime was asked for")
    public String uptime() {
        return "requests made to uptime: " + uptime.get();
    }
}
