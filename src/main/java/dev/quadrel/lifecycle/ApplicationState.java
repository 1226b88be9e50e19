package dev.quadrel.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The state of the application: given back at its start, and written while it runs and at its end. Thread safe.
@ApplicationScoped
class ApplicationState {

    private static final Logger LOG = Logger.getLogger("dev.quadrel.lifecycle");

    private final Clock clock = Clock.systemUTC();
    private final SortedMap<String, StateContributor> contributors = new TreeMap<>();

    /// As restored or written last. What nobody contributes any more stays.
    private SortedMap<String, Snapshot.State> last = Collections.emptySortedMap();

    private @Nullable ScheduledExecutorService intervals;

    @Inject
    LifecycleSettings settings;

    @Inject
    StateFolder folder;

    @Inject
    Sequences sequences;

    @Inject
    @Any
    Instance<StateContributor> beans;

    @Inject
    PersistentExtension fields;

    /// Gives everybody back what the newest snapshot has, where there is one.
    ///
    /// @throws IllegalStateException where it cannot be used; then nothing was changed
    synchronized void restore() throws IOException {
        Stream.concat(beans.stream(), fields.beans().stream()).forEach(this::add);
        if (!isKept() && !folder.exists() && settings.initialState().isEmpty()) {
            return;
        }
        Optional<Snapshots.Found> found = snapshots().newest();
        if (found.isEmpty() && settings.initialState().isPresent()) {
            found = Optional.of(initial(settings.initialState().get()));
        }
        if (found.isPresent()) {
            last = new Restoring(found.get(), contributors).run();
            LOG.infof(
                    "The state of %s is that of %s",
                    settings.name(), found.get().file());
        }
    }

    private void add(StateContributor contributor) {
        if (contributors.putIfAbsent(contributor.key(), contributor) != null) {
            throw new IllegalStateException("two parts of the state have the key \"" + contributor.key() + "\"");
        }
    }

    /// Whether there is state besides sequences, which are written when they change.
    private boolean isKept() {
        return contributors.size() > 1;
    }

    private Snapshots snapshots() throws IOException {
        return new Snapshots(folder.open(), settings.snapshots());
    }

    private static Snapshots.Found initial(Path file) throws IOException {
        return switch (Snapshot.read(Files.readAllBytes(file))) {
            case Snapshot.Whole whole -> new Snapshots.Found(file, whole.snapshot());
            case Snapshot.Damaged damaged ->
                throw new IllegalStateException("%s cannot be read: %s".formatted(file, damaged.why()));
            case Snapshot.Newer newer ->
                throw new IllegalStateException(
                        "%s has version %d of the form of snapshots, but this code reads %d at most"
                                .formatted(file, newer.version(), Snapshot.VERSION));
        };
    }

    /// Writes snapshots at intervals from now on, where the settings say so.
    synchronized void begin() {
        long millis = settings.interval().toMillis();
        if (millis > 0 && isKept()) {
            intervals = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("quadrel-snapshots").daemon(true).factory());
            var _ = intervals.scheduleWithFixedDelay(this::saveChanged, millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void saveChanged() {
        try {
            if (intervals != null && !gather().equals(last)) {
                save(Snapshot.Reason.INTERVAL);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("The state could not be written, and is tried again", e);
        }
    }

    /// Writes a snapshot.
    ///
    /// @return its file; empty where there is no state
    synchronized Optional<Path> save(Snapshot.Reason reason) throws IOException {
        Snapshot snapshot = snapshot(reason);
        if (snapshot.states().isEmpty()) {
            return Optional.empty();
        }
        Path file = snapshots().write(snapshot);
        last = snapshot.states();
        return Optional.of(file);
    }

    /// The state as it is now.
    synchronized Snapshot snapshot(Snapshot.Reason reason) {
        return new Snapshot(settings.name(), clock.instant(), reason, gather());
    }

    private SortedMap<String, Snapshot.State> gather() {
        SortedMap<String, Snapshot.State> states = new TreeMap<>(last);
        contributors.forEach((key, contributor) -> {
            try {
                Map<String, ?> value = contributor.save();
                if (!value.isEmpty() || last.containsKey(key)) {
                    states.put(key, Snapshot.state(contributor.version(), value));
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "The state \"%s\" cannot be told, and is kept as it was", key);
            }
        });
        return states;
    }

    /// Writes the last snapshot; nothing is written from then on.
    synchronized void end() {
        sequences.close();
        try {
            save(Snapshot.Reason.STOP).ifPresent(file -> LOG.infof("The state of %s is in %s", settings.name(), file));
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "The state of %s could not be written", settings.name());
        }
        abandon();
    }

    /// Writes nothing from then on.
    synchronized void abandon() {
        if (intervals != null) {
            intervals.shutdown();
            intervals = null;
        }
        try {
            folder.close();
        } catch (IOException e) {
            LOG.warn("The folder of the state could not be unlocked", e);
        }
    }

    /// The files of all snapshots, the newest first.
    synchronized Stream<Path> files() throws IOException {
        return folder.exists() ? snapshots().files().stream() : Stream.empty();
    }
}
