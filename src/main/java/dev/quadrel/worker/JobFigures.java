package dev.quadrel.worker;

import dev.quadrel.figures.Figure;
import dev.quadrel.figures.FigureSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/// How many jobs this server runs.
@ApplicationScoped
class JobFigures implements FigureSource {

    @Inject
    Workers workers;

    @Override
    public List<Figure> figures() {
        Jobs.Counts counts = workers.counts();
        return List.of(
                Figure.gauge("quadrel_jobs_running", "Jobs that run", counts.running()),
                Figure.gauge("quadrel_jobs_queued", "Jobs that wait for a thread", counts.queued()),
                Figure.counter("quadrel_jobs_ended_total", "Jobs that have ended, however", counts.ended()));
    }
}
