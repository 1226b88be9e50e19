"""Start: command to first answer, without and with an AOT cache, and by quadrel.jar, beside Tiled's simple server."""
import os
import statistics
import time

from options import ROOT, WORK
from processes import PROCESSES, Skipped, busy_seconds, free_port
from report import number, table
from server import await_ok, status

PLAIN, CACHED, SIMPLE, TILED = "Quadrel", "Quadrel with AOT cache", "Quadrel, `quadrel.jar serve`", "Tiled, SimpleTiledServer()"
PROGRAM = ROOT / "target" / "quadrel.jar"
EXERCISE_REQUESTS = 200
HEADERS = ["server", "wall s", "smallest – largest", "CPU s", "CPU s of processes outside this benchmark meanwhile"]


def run(options, server, peers, page):
    """Alternating starts after an unmeasured one of each; medians of wall and CPU seconds."""
    size = train(options, server)
    kinds = {
        PLAIN: lambda: quadrel(server),
        CACHED: lambda: quadrel(server, *server.cache_options()),
        SIMPLE: lambda: simple(server),
        TILED: lambda: tiled(peers),
    }
    for start in kinds.values():
        start()
    seen = {name: [] for name in kinds}
    for number_of_round in range(options.rounds):
        for name, start in kinds.items():
            seen[name].append(start())
            wall, cpu, others = seen[name][-1]
            print(f"start {number_of_round + 1}, {name}: {wall:.2f} s wall, {cpu:.2f} s CPU, others {others:.2f}", flush=True)
    page.section("Start: command to first answer", table(
        HEADERS, [row(name, starts) for name, starts in seen.items()]),
        explanation(server, size))
    for name, bound in ((PLAIN, 9), (CACHED, 5)):
        page.target(f"Start: {name}", bound, spread(seen[name]), unit="s", at_most=True)
    shares = [ours[0] / theirs[0] for ours, theirs in zip(seen[SIMPLE], seen[TILED])]
    page.target(f"Start: {SIMPLE} / Tiled", 0.5, (statistics.median(shares), min(shares), max(shares)), at_most=True)


def explanation(server, size):
    """How the starts were made."""
    flags = " ".join(flag for flag in server.flags if not flag.startswith("-XX:AOT"))
    return (f"From `bin/standalone.sh` (or `python`) to the first 200 of {server.ready_path} (`quadrel.jar`: /api/v1/; Tiled: "
            f"/healthz); CPU of the whole process tree until then, the start script included; files in the page cache. JVM flags in "
            f"every run: `{flags or 'none'}`; the cache ({size:.0f} MiB) was trained in this run with the same flags plus "
            f"`-XX:AOTCacheOutput`, {EXERCISE_REQUESTS} requests and a clean stop, and used with `-XX:AOTMode=on`, which "
            f"refuses to start without it. `quadrel.jar` has made its own cache in the unmeasured start.")


def train(options, server):
    """Trains the cache on the paths that answer."""
    begun = time.monotonic()
    paths = [server.ready_path, options.json_path, options.static_prefix + "small.txt"]

    def exercise(port):
        """Some requests to each path that answers."""
        for path in dict.fromkeys(paths):
            for _ in range(EXERCISE_REQUESTS):
                if status(port, path) != 200:
                    break

    size = server.train_cache(exercise)
    print(f"AOT cache of {size:.0f} MiB trained in {time.monotonic() - begun:.0f} s", flush=True)
    return size


def quadrel(server, *jvm_options):
    """One start and stop of Quadrel: wall seconds, its CPU seconds, those of others."""
    before = busy_seconds()
    started = server.start(*jvm_options)
    try:
        wall, _ = server.await_answer(started)
        return wall, *shared(before, started)
    finally:
        PROCESSES.stop(started)


def simple(server):
    """One start and stop of the simple server, with its program; it makes its cache where it has none."""
    if not PROGRAM.is_file():
        raise Skipped(f"{PROGRAM.relative_to(ROOT)} is missing: mvn -DskipTests package makes it")
    before = busy_seconds()
    port = free_port()
    command = [server.java_home / "bin" / "java", "-jar", PROGRAM, "serve", "--port", port]
    environment = {**os.environ, "QUADREL_CACHE": str(WORK / "cache")}
    started = PROCESSES.start("quadrel.jar", command, WORK / "logs" / "simple.log", environment)
    started.port = port
    try:
        await_ok(started, ["/api/v1/"], 240)
        return time.monotonic() - started.begun, *shared(before, started)
    finally:
        PROCESSES.stop(started)


def tiled(peers):
    """One start and stop of Tiled."""
    before = busy_seconds()
    started = peers.tiled()
    try:
        await_ok(started, ["/healthz"], 120)
        wall = time.monotonic() - started.begun
        return wall, *shared(before, started)
    finally:
        PROCESSES.stop(started)


def shared(before, started):
    """CPU seconds of the server's process tree, and of everything else on the machine (our own polling included)."""
    busy, own = busy_seconds() - before, started.cpu_seconds()
    return own, max(0.0, busy - own)


def spread(starts):
    """Median, smallest and largest wall seconds."""
    walls = [start[0] for start in starts]
    return statistics.median(walls), min(walls), max(walls)


def row(name, starts):
    """The cells of one server."""
    middle, low, high = spread(starts)
    return [name, number(middle), f"{number(low)} – {number(high)}",
            *(number(statistics.median(start[index] for start in starts)) for index in (1, 2))]
