package dev.quadrel.lifecycle;

import dev.quadrel.health.Probe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;

/// Whether the application runs, and none of its services has failed.
@ApplicationScoped
class ServiceProbe implements Probe {

    @Inject
    Application application;

    @Override
    public String name() {
        return "services";
    }

    @Override
    public Set<Question> questions() {
        return EnumSet.of(Question.READY, Question.STARTED);
    }

    @Override
    public boolean isUp() {
        return application.isRunning()
                && application.services().statuses().stream()
                        .noneMatch(status -> status.state() == ServiceState.FAILED);
    }
}
