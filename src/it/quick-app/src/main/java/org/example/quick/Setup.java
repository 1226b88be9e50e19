package org.example.quick;

import dev.quadrel.http.ServerSetup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What the application binds beside its resources. */
@ApplicationScoped
public class Setup {

    /** Sends the usual types of files of this WAR's own content, and gives every page an icon. */
    void configure(@Observes ServerSetup setup) {
        setup.allowDefaultTypes().emptyFavicon();
    }
}
