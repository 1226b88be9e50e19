package org.example.onetimekey;

import dev.quadrel.lifecycle.Sequence;
import dev.quadrel.lifecycle.Sequences;
import dev.quadrel.lifecycle.Service;
import dev.quadrel.socket.Listener;
import dev.quadrel.socket.ProtocolFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Two services: a key for each connection, never the same one again, and the time of day. */
@ApplicationScoped
public class Keys {

    @Inject
    Fortunes fortunes;

    @Produces
    Service keys(
            Sequences sequences, @ConfigProperty(name = "quadrel.onetimekey.port", defaultValue = "8123") int port) {
        Sequence keys = sequences.named("onetimekey");
        return new Listener("onetimekey", "tcp:" + port, ProtocolFactory.of(connection -> {
            long key = keys.next();
            connection.send(key + "\n" + fortunes.of(key));
        }));
    }

    @Produces
    Service daytime(@ConfigProperty(name = "quadrel.daytime.port", defaultValue = "8813") int port) {
        return new Listener("daytime", "tcp:" + port, ProtocolFactory.of(connection -> connection.send(now())));
    }

    private static String now() {
        return ZonedDateTime.now().format(DateTimeFormatter.RFC_1123_DATE_TIME) + "\r\n";
    }
}
