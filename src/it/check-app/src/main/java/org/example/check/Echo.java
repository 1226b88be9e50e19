package org.example.check;

import dev.quadrel.lifecycle.Service;
import dev.quadrel.socket.Listener;
import dev.quadrel.socket.ProtocolFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says each line again, at an endpoint that a setting names. */
@ApplicationScoped
public class Echo {

    @Produces
    Service echo(@ConfigProperty(name = "check.echo", defaultValue = "tcp:0:interface=127.0.0.1") String endpoint) {
        return new Listener("echo", endpoint, ProtocolFactory.of(connection -> {
            BufferedReader in = new BufferedReader(new InputStreamReader(connection.in(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                connection.send(line + "\n");
            }
        }));
    }
}
