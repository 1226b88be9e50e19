package org.example.check;

import dev.quadrel.http.ServerSetup;
import dev.quadrel.request.PreMiddleware;
import dev.quadrel.request.PreventDefault;
import dev.quadrel.request.RequestHead;
import dev.quadrel.request.Verdict;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Binds what only code can bind, and runs steps before every request. */
@ApplicationScoped
public class Setup {

    void configure(@Observes ServerSetup setup) {
        setup.fileFallback(path ->
                path.startsWith("/app/") ? Optional.of(setup.content().resolve("page.html")) : Optional.empty());
        setup.specialFile("/special.js", setup.content().resolve("page.html").toString(), "text/javascript");
    }

    /** Refuses by a header. */
    @Priority(2)
    public static class Refuse implements PreMiddleware {
        @Override
        public Verdict handle(RequestHead head) {
            if (head.header("X-Refuse").isPresent()) {
                throw new PreventDefault(403, "refused before everything");
            }
            return Verdict.proceed();
        }
    }

    /** Answers by a header. */
    @Priority(1)
    public static class Answer implements PreMiddleware {
        @Override
        public Verdict handle(RequestHead head) {
            return head.header("X-Answer").<Verdict>map(Verdict::answer).orElseGet(Verdict::proceed);
        }
    }
}
