package dev.quadrel.lifecycle;

import dev.quadrel.problem.ProblemException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Gives the contributors their state from one snapshot: first all of it is brought to their versions, and only then is
/// the first of them given any.
final class Restoring {

    private final Path file;
    private final SortedMap<String, Snapshot.State> states;
    private final Map<String, StateContributor> contributors;

    Restoring(Snapshots.Found found, Map<String, StateContributor> contributors) {
        this.file = found.file();
        this.states = new TreeMap<>(found.snapshot().states());
        this.contributors = contributors;
    }

    /// All states in the form that they have now; those that nobody takes as they were.
    SortedMap<String, Snapshot.State> run() {
        states.replaceAll((key, state) -> {
            StateContributor contributor = contributors.get(key);
            return contributor == null ? state : upgraded(contributor, state);
        });
        states.forEach(this::load);
        return states;
    }

    private void load(String key, Snapshot.State state) {
        StateContributor contributor = contributors.get(key);
        if (contributor == null) {
            return;
        }
        try {
            contributor.load(state.value());
        } catch (RuntimeException e) {
            throw failed(key, "loaded", e);
        }
    }

    private Snapshot.State upgraded(StateContributor contributor, Snapshot.State old) {
        Snapshot.State state = old;
        int wanted = contributor.version();
        if (state.version() > wanted) {
            throw new IllegalStateException(
                    "the state \"%s\" in %s has version %d, but this application knows version %d at most; the file was"
                                    .formatted(contributor.key(), file, state.version(), wanted)
                            + " left as it is");
        }
        while (state.version() < wanted) {
            int next = state.version() + 1;
            try {
                state = Snapshot.state(next, contributor.upgrade(state.version(), state.value()));
            } catch (RuntimeException e) {
                throw failed(contributor.key(), "brought to version " + next, e);
            }
        }
        return state;
    }

    private IllegalStateException failed(String key, String what, RuntimeException e) {
        String reason =
                e instanceof ProblemException problem ? problem.problem().detail() : ServiceException.reason(e);
        return new IllegalStateException(
                "the state \"%s\" in %s could not be %s: %s".formatted(key, file, what, reason), e);
    }
}
