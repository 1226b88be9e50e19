package dev.quadrel.worker;

import dev.quadrel.command.Command;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Shows an operator the jobs of all nodes. Tokens are not shown whole: whoever has one can fetch the result.
@ApplicationScoped
class JobsCommand implements Command {

    private static final int SHOWN = 6;

    @Inject
    Workers workers;

    private final Clock clock = Clock.systemUTC();

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public int arguments() {
        return 0;
    }

    @Override
    public String help() {
        return "lists the jobs: token, worker, who started it, since when, progress";
    }

    @Override
    public String run(List<String> arguments) {
        Map<String, JobRecord> jobs = workers.list();
        if (jobs.isEmpty()) {
            return "no jobs";
        }
        StringBuilder lines = new StringBuilder();
        jobs.forEach((token, job) -> lines.append(line(token, job)).append('\n'));
        return lines.toString().stripTrailing();
    }

    private String line(String token, JobRecord job) {
        Duration age = Duration.between(job.since(), clock.instant());
        return "%s...  %-24s  %-16s  %5ds  %s"
                .formatted(token.substring(0, SHOWN), job.worker(), job.who(), age.toSeconds(), state(job.state()));
    }

    private static String state(JobState state) {
        return switch (state) {
            case JobState.Running(Progress.Report(double fraction, String message)) ->
                String.format(Locale.ROOT, "%3.0f%% %s", 100 * fraction, message)
                        .stripTrailing();
            case JobState.Ended(Outcome.Result result) -> "done";
            case JobState.Ended(Outcome.Failure(int status, String reason)) -> "failed: " + status + " " + reason;
        };
    }
}
