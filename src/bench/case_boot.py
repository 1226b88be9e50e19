"""Where the start goes: four views of a start up to its first answer, none of them guessed.

The log's own time stamps, the kernel's CPU accounting per thread and the JVM's counters come from starts without any
instrument; sampled stacks (JFR) and loaded classes (-Xlog:class+load) come from starts of their own.
"""
import statistics

import boot_profile
import boot_samples
from options import WORK
from processes import PROCESSES
from report import number, table

TOP_JARS = 15


def run(options, server, peers, page):
    """Adds one section for each view."""
    repeats = min(3, options.rounds)
    kinds = {"without": ()}
    if server.cache_options() and "start" in options.only:
        kinds["with AOT cache"] = server.cache_options()
    profiles = {kind: [boot_profile.take(server, flags) for _ in range(repeats)] for kind, flags in kinds.items()}
    page.section("Where the start goes: wall time", "Seconds between the start command, lines of the server's log, and the "
                 "first answer (medians).", columns(profiles, "timeline", in_order=True))
    page.section("Where the start goes: CPU", "CPU seconds until the first answer by kind of thread (medians), counted by "
                 "the kernel (`/proc/PID/task`); threads that ended are seen up to their last reading, the rest of theirs "
                 "is in a row of its own.", columns(profiles, "threads"))
    page.section("Where the start goes: the JVM's own counters", "`jcmd PerfCounter.print` right after the first answer: "
                 "elapsed seconds summed over threads, so rows overlap (loading contains defining, linking contains "
                 "verifying, initializing contains whatever static initializers call) and do not add up to the wall time.",
                 columns(profiles, "counters", in_order=True, shares=False))
    samples(server, page, repeats)
    classes(server, page)


def columns(profiles, view, in_order=False, shares=True):
    """A table with a row for each part and two columns (seconds, share) for each kind of start."""
    medians = {kind: medians_of([getattr(profile, view) for profile in taken]) for kind, taken in profiles.items()}
    parts = list(dict.fromkeys(part for values in medians.values() for part in values))
    if not in_order:
        first = next(iter(medians.values()))
        parts.sort(key=lambda part: -first.get(part, 0))
    rows = []
    for part in parts:
        cells = []
        for values in medians.values():
            share = values.get(part, 0) / sum(values.values()) if sum(values.values()) else 0
            cells += [plain(values.get(part, 0))] + ([f"{share:.0%}"] if shares else [])
        rows.append([part, *cells])
    if shares:
        rows.append(["sum", *(cell for values in medians.values() for cell in (f"{sum(values.values()):.2f}", "100%"))])
    headers = [header for kind in profiles for header in ([f"{kind}, s", "share"] if shares else [kind])]
    return table(["part", *headers], rows)


def plain(value):
    """Seconds with two decimals; a count, which is always large, without any."""
    return f"{value:.2f}" if value < 1000 else f"{value:,.0f}"


def medians_of(views):
    """The median of each part over the starts that have it."""
    parts = list(dict.fromkeys(part for view in views for part in view))
    return {part: statistics.median(view.get(part, 0) for view in views) for part in parts}


def samples(server, page, repeats):
    """Sampled Java stacks, attributed to parts of the server."""
    seen = [boot_samples.take(server) for _ in range(repeats)]
    counts, classes, lost = boot_samples.total(seen)
    whole = sum(counts.values())
    if not whole:
        page.skip("boot: JFR recorded no jdk.CPUTimeSample before the first answer")
        return
    rows = [[part, count, f"{count / whole:.1%}", boot_samples.mostly(classes[part])] for part, count in counts.most_common()]
    page.section("Where the start goes: sampled stacks of Java threads", f"JFR `jdk.CPUTimeSample`, one sample for each "
                 f"{boot_samples.PERIOD} of a thread's CPU time, until the first answer of {repeats} start(s): {whole} "
                 f"stacks kept, {lost} lost. The innermost frame that belongs to a part decides. JIT and GC threads run no "
                 "Java and are not in it.", table(["part", "samples", "share", "mostly in"], rows))


def classes(server, page):
    """Classes loaded until the first answer, by the jar they came from."""
    log = WORK / "logs" / "class-load.log"
    started = server.start(f"-Xlog:class+load:file={log}:uptime:filecount=0")
    try:
        server.await_answer(started)
        until = boot_profile.uptime(started)
    finally:
        PROCESSES.stop(started)
    found = boot_profile.classes_by_source(log, until)
    whole = sum(found.values())
    rows = [[source, count, f"{count / whole:.1%}"] for source, count in found.most_common(TOP_JARS)]
    rest = whole - sum(row[1] for row in rows)
    rows += [[f"{len(found) - len(rows)} more", rest, f"{rest / whole:.1%}"], ["sum", number(whole), "100%"]]
    page.section("Where the start goes: loaded classes", "`-Xlog:class+load` of one start without the AOT cache, until the "
                 "first answer.", table(["from", "classes", "share"], rows))
