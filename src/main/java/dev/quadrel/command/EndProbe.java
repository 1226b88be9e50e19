package dev.quadrel.command;

import dev.quadrel.health.Probe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;

/// Whether nobody has told the server to end.
@ApplicationScoped
class EndProbe implements Probe {

    @Inject
    ServerControl control;

    @Override
    public String name() {
        return "running";
    }

    @Override
    public Set<Question> questions() {
        return EnumSet.of(Question.READY);
    }

    @Override
    public boolean isUp() {
        return !control.isEnding();
    }
}
