package dev.quadrel.worker;

import dev.quadrel.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What all nodes know of a job. In the table it is JSON text, so that no node needs another's classes.
///
/// @param worker path of the worker
/// @param node the run of a server that has the job, new at each start of a server
/// @param who started it
/// @param since when it was started
record JobRecord(String worker, String node, String who, Instant since, JobState state) {

    JobRecord with(JobState newState) {
        return new JobRecord(worker, node, who, since, newState);
    }

    String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("worker", worker);
        members.put("node", node);
        members.put("who", who);
        members.put("since", since.toString());
        switch (state) {
            case JobState.Running(Progress.Report(double fraction, String message)) -> {
                members.put("fraction", fraction);
                members.put("message", message);
            }
            case JobState.Ended(Outcome.Result(String json)) -> members.put("result", json);
            case JobState.Ended(Outcome.Failure(int status, String reason)) -> {
                members.put("status", status);
                members.put("reason", reason);
            }
        }
        return Json.text(members);
    }

    static JobRecord parse(String json) {
        if (!(Json.parse(json) instanceof Map<?, ?> members)) {
            throw new IllegalStateException("The job table holds what is no job");
        }
        return new JobRecord(
                text(members, "worker"),
                text(members, "node"),
                text(members, "who"),
                Instant.parse(text(members, "since")),
                state(members));
    }

    private static JobState state(Map<?, ?> members) {
        if (members.get("result") instanceof String result) {
            return new JobState.Ended(new Outcome.Result(result));
        }
        if (members.get("status") instanceof Number status) {
            return new JobState.Ended(new Outcome.Failure(status.intValue(), text(members, "reason")));
        }
        double fraction = members.get("fraction") instanceof Number number ? number.doubleValue() : 0;
        return new JobState.Running(new Progress.Report(fraction, text(members, "message")));
    }

    private static String text(Map<?, ?> members, String name) {
        return String.valueOf(members.get(name));
    }
}
