"""Start: command to first answer, without and with an AOT cache, beside Tiled's simple server."""
import statistics
import time

from processes import PROCESSES, busy_seconds
from report import number, table
from server import await_ok, status

PLAIN, CACHED, TILED = "Quadrel", "Quadrel with AOT cache", "Tiled, SimpleTiledServer()"
EXERCISE_REQUESTS = 200
HEADERS = ["server", "wall s", "smallest – largest", "CPU s", "CPU s of processes outside this benchmark meanwhile"]


def run(options, server, peers, page):
    """Alternating starts after an unmeasured one of each; medians of wall and CPU seconds."""
    size = train(options, server)
    kinds = {
        PLAIN: lambda: quadrel(server),
        CACHED: lambda: quadrel(server, *server.cache_options()),
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


def explanation(server, size):
    """How the starts were made."""
    flags = " ".join(flag for flag in server.flags if not flag.startswith("-XX:AOT"))
    return (f"From `bin/standalone.sh` (or `python`) to the first 200 of {server.ready_path} (Tiled: /healthz); CPU of the "
            f"whole process tree until then, the start script included; files in the page cache. JVM flags in every run: "
            f"`{flags or 'none'}`; the cache ({size:.0f} MiB) was trained in this run with the same flags plus "
            f"`-XX:AOTCacheOutput`, {EXERCISE_REQUESTS} requests and a clean stop, and used with `-XX:AOTMode=on`, which "
            f"refuses to start without it.")


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
